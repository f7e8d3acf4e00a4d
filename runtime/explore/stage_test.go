package explore_test

import (
	"context"
	"encoding/json"
	"testing"

	"lockstep/runtime/conductor"
	"lockstep/runtime/explore"
	"lockstep/runtime/lab"
	"lockstep/runtime/stage"
)

// opener starts runs of a stage whose actors are given as name and program in turn.
func opener(programs ...string) func() (*conductor.Run, error) {
	st := &stage.Stage{Seed: 1}
	for i := 0; i < len(programs); i += 2 {
		st.Actors = append(st.Actors, stage.Actor{Name: programs[i], Program: stage.Program{Source: programs[i+1]}})
	}
	st.Complete()
	return func() (*conductor.Run, error) {
		return conductor.New(st, conductor.Options{Open: lab.Open, EndInput: true})
	}
}

const server = `import socket
sk = socket.socket()
sk.bind(("127.0.0.1", 9000))
sk.listen()
conn, addr = sk.accept()
print(conn.recv(100))
print(conn.recv(100))
conn.close()
sk.close()
`

const client = `import socket
sk = socket.socket()
sk.connect(("127.0.0.1", 9000))
sk.send(b"hello")
sk.send(b"world")
sk.close()
`

func TestNetwork(t *testing.T) {
	o := explore.Options{Open: opener("server", server, "client", client)}
	r, err := explore.Search(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	b, _ := json.MarshalIndent(r, "", " ")
	t.Logf("%s", b)
}
