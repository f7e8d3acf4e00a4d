class Broken(Exception):
    def __str__(self):
        return self.text
def act():
    raise Broken(1, 2)
act()
