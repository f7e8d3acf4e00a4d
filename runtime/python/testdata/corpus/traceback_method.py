class Server:
    def __init__(self):
        self.handlers = {}
    def on(self, name):
        return self.handlers[name]
    def run(self):
        for name in ["missing"]:
            handler = self.on(
                name,
            )
            handler()
server = Server()
server.run()
