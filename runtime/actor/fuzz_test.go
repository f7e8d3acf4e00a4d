package actor_test

import (
	"strings"
	"testing"

	"lockstep/runtime/actor"
	"lockstep/runtime/event"
	"lockstep/runtime/world"
)

// FuzzModules feeds typed text to what parses it: JSON that was read is written the same twice,
// and no text brings us down.
func FuzzModules(f *testing.F) {
	for _, s := range []string{`[1, {"a": "\u00e9\ud83d\ude00"}]`, "!2H3sx?p", "1e400", `"\u12`, "127.0.0.1", "0x7f.1", "%Y-%m-%d %j", "@bqefdP", "[[[[", "<99s"} {
		f.Add(s)
	}
	p := load(f, `import json, socket, struct, time
text = input()
def attempt(f):
    try:
        return f()
    except Exception as e:
        return None
def read_and_write():
    x = json.loads(text)
    once = json.dumps(x)
    assert json.dumps(json.loads(once)) == once
    return 1
try:
    read_and_write()
except ValueError:
    pass
except RecursionError:
    pass
if attempt(lambda: struct.calcsize(text)) is not None and struct.calcsize(text) < 1000:
    struct.unpack(text, bytes(struct.calcsize(text)))
attempt(lambda: socket.inet_aton(text))
attempt(lambda: time.strftime(text))
`)
	f.Fuzz(func(t *testing.T, text string) {
		a := actor.Start(p, options())
		defer a.Stop()
		a.Resume(&world.Result{Text: strings.ToValidUTF8(text, "?")})
		switch e := a.End(); {
		case e == nil:
			t.Fatal("the program waits")
		case e.Kind == event.Faulted && strings.HasPrefix(e.Text, "python.no."):
		case e.Kind == event.Faulted || e.Kind == event.Failed:
			t.Fatal(e.Text)
		}
	})
}
