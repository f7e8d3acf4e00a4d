total = (1 +
         2 +
         3)
values = [
    1,  # one
    2,

    3,
]
text = "a" \
    "b"
if total > 3 and \
        values:
    print(total, values, text)
d = {
    "k": (
        1,
        2,
    ),
}
print(d,
      len(d),
      sep=" ")
def f(a,
      b=(
          3
      )):
    # comment first

    return a + b
# comment at column 0
    # stray comment
print(f(
    1,
))
s = """line one
  line two\
 joined
"""
print(repr(s))
x = [i
     for i in range(5)
     if i % 2]
print(x); print(0xFF, 0b11, 0o17, 1_0, 1e3, .5, 5., 1 if x else 2)
