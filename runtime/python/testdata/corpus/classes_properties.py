class Temperature:
    def __init__(self, celsius):
        self.celsius = celsius
    @property
    def celsius(self):
        return self._c
    @celsius.setter
    def celsius(self, v):
        if v < -273.15:
            raise ValueError(f"below absolute zero: {v}")
        self._c = v
    @property
    def fahrenheit(self):
        return self._c * 9 / 5 + 32
    @fahrenheit.setter
    def fahrenheit(self, v):
        self.celsius = (v - 32) * 5 / 9
    readonly = property(lambda self: "r")
t = Temperature(100)
print(t.celsius, t.fahrenheit, t.readonly)
t.fahrenheit = 32
print(t.celsius)
for action in ("t.celsius = -300", "t.readonly = 1", "del t.fahrenheit"):
    try:
        if action.startswith("t.c"):
            t.celsius = -300
        elif action.startswith("t.r"):
            t.readonly = 1
        else:
            del t.fahrenheit
    except (ValueError, AttributeError) as e:
        print(action, "->", type(e).__name__, e)
class Kelvin(Temperature):
    @property
    def celsius(self):
        return super().celsius + 273.15
    @celsius.setter
    def celsius(self, v):
        self._c = v
print(round(Kelvin(10).celsius, 2))
