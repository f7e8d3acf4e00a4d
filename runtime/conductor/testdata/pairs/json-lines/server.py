import json
import socket

server = socket.socket()
server.bind(("127.0.0.1", 9000))
server.listen()
conn, addr = server.accept()
operations = {
    "add": lambda a, b: a + b,
    "mul": lambda a, b: a * b,
    "div": lambda a, b: a / b,
    "pow": lambda a, b: a ** b,
}
buffer = b""
while True:
    data = conn.recv(11)
    if not data:
        break
    buffer += data
    while b"\n" in buffer:
        line, buffer = buffer.split(b"\n", 1)
        try:
            call = json.loads(line)
            answer = {"id": call["id"], "result": operations[call["op"]](*call["args"])}
        except json.JSONDecodeError as e:
            answer = {"error": str(e)}
        except (KeyError, TypeError, ZeroDivisionError) as e:
            answer = {"id": call.get("id"), "error": f"{type(e).__name__}: {e}"}
        print(answer)
        conn.sendall(json.dumps(answer).encode() + b"\n")
conn.close()
server.close()
