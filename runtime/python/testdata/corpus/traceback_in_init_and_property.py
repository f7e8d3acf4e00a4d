class Sensor:
    def __init__(self, raw):
        self.raw = raw
        self.value = self.scaled + 1
    @property
    def scaled(self):
        return self._scale(self.raw)
    @staticmethod
    def _scale(raw):
        return raw / len(raw)
sensors = [Sensor(x) for x in ("", "abc")]
