length = 3
def lenght_of(value):
    total_count = 1
    return total_cuont + value
try:
    print(lenght)
except NameError as e:
    print(e)
lenght_of(length)
