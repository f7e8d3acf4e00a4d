class Room:
    def __init__(self, name):
        self.name = name
        self.members = {}
    def join(self, user, inbox):
        if user in self.members:
            raise KeyError(user)
        self.members[user] = inbox
        self.tell(f"* {user} joined", skip=user)
    def leave(self, user):
        inbox = self.members.pop(user)
        self.tell(f"* {user} left")
        return inbox
    def tell(self, text, *, skip=None):
        for user, inbox in self.members.items():
            if user != skip:
                inbox.append(text)
rooms = {}
def command(user, inbox, line):
    verb, _, rest = line.partition(" ")
    if verb == "/join":
        rooms.setdefault(rest, Room(rest)).join(user, inbox)
    elif verb == "/leave":
        rooms[rest].leave(user)
    elif verb.startswith("/"):
        inbox.append(f"? {verb[1:]}")
    else:
        for room in rooms.values():
            if user in room.members:
                room.tell(f"<{user}> {line}", skip=user)
boxes = {"ada": [], "bob": []}
script = [("ada", "/join lobby"), ("bob", "/join lobby"), ("ada", "hi all"), ("bob", "/dance"), ("bob", "/leave lobby"), ("ada", "anyone?"), ("ada", "/join lobby")]
for user, line in script:
    try:
        command(user, boxes[user], line)
    except KeyError as e:
        print(user, "already:", e)
for user in sorted(boxes):
    print(user, boxes[user])
