rows = [[1, 2], [3, None], [5]]
def total(rows):
    return sum(sum(cell * 2 for cell in row) for row in rows)
print({r[0]: [c for c in r] for r in rows})
print([[x for x in row if x > 0] for row in rows if total([row[:1]])])
