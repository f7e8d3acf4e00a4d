package goal

import (
	"net/netip"
	"slices"
	"strings"

	"lockstep/runtime/actor"
	"lockstep/runtime/conductor"
	"lockstep/runtime/event"
	"lockstep/runtime/packet"
	"lockstep/runtime/python/object"
	"lockstep/runtime/stage"
)

// View is a run as expressions see it. It reads the journal as it grows, so that a goal can be
// tested after each move. Only the goroutine that makes the run's moves may use it.
type View struct {
	run       *conductor.Run
	names     Names
	functions map[string]object.Value

	resets int // of the journal, when facts were read
	read   int // events read
	facts
}

// facts are what is gathered from the events.
type facts struct {
	sentBy, receivedBy map[string][]object.Value
	packetsSeen        *packet.Run
	owner              map[connection]string // the actor that a connection belongs to
}

type connection struct {
	host        string
	local, peer netip.AddrPort
}

// NamesOf are the names that expressions about a stage can use.
func NamesOf(s *stage.Stage) Names {
	var n Names
	for _, a := range s.Actors {
		n.Actors = append(n.Actors, a.Name)
		n.Threads = n.Threads || a.Program.StartsThreads()
		n.programs = append(n.programs, a.Program.Source)
	}
	for _, h := range s.Hosts {
		n.Hosts = append(n.Hosts, h.Name)
	}
	return n
}

// NewView looks at a run.
func NewView(r *conductor.Run) *View {
	v := &View{run: r, names: NamesOf(r.Stage()), functions: map[string]object.Value{}}
	for _, f := range table {
		v.functions[f.name] = object.NewBuiltin("", object.Func{
			Name: f.name, Sig: f.sig,
			Fn: func(h object.Host, a []object.Value) (object.Value, error) {
				if f.about != nothing {
					if err := v.known(f, a[0]); err != nil {
						return nil, err
					}
				}
				return f.call(v, h, a)
			},
		})
	}
	v.forget()
	return v
}

// known refuses a first argument that names nothing in the run.
func (v *View) known(f function, arg object.Value) error {
	name, ok := arg.(object.Str)
	if !ok {
		return object.Raise(object.TypeError, "%s() needs a name, not %s", f.name, object.TypeName(arg))
	}
	if bad := f.about.unknown(string(name), v.names); bad != nil {
		return bad
	}
	return nil
}

func (v *View) forget() {
	v.read = 0
	v.facts = facts{
		sentBy: map[string][]object.Value{}, receivedBy: map[string][]object.Value{},
		packetsSeen: &packet.Run{}, owner: map[connection]string{},
	}
}

// catchUp reads the events that are new; all of them when moves were taken back.
func (v *View) catchUp() {
	j := v.run.Journal()
	if j.Resets() != v.resets {
		v.resets = j.Resets()
		v.forget()
	}
	all := j.All()
	for i := v.read; i < len(all); i++ {
		v.take(&all[i])
	}
	v.read = len(all)
}

func (v *View) take(e *event.Event) {
	v.packetsSeen.Add(e)
	if e.Actor != "" && e.From.IsValid() && e.To.IsValid() && (e.Kind == event.StateChanged || e.Kind == event.Called) {
		host := e.Host
		if a := v.run.Actor(e.Actor); a != nil {
			host = a.Host()
		}
		v.owner[connection{host, e.From, e.To}] = e.Actor
	}
	if e.Kind != event.Called || e.Err != "" {
		return
	}
	switch {
	case strings.HasPrefix(e.Op, "send"):
		v.sentBy[e.Actor] = append(v.sentBy[e.Actor], object.Bytes(e.Data))
	case strings.HasPrefix(e.Op, "recv"):
		v.receivedBy[e.Actor] = append(v.receivedBy[e.Actor], object.Bytes(e.Data))
	}
}

func list(vs []object.Value) object.Value { return &object.List{V: slices.Clone(vs)} }

// actor is the one named first; nil for a thread that has not been started yet.
func (v *View) actor(a []object.Value) *conductor.Actor {
	return v.run.Actor(string(a[0].(object.Str)))
}

func (v *View) sent(_ object.Host, a []object.Value) (object.Value, error) {
	return list(v.sentBy[string(a[0].(object.Str))]), nil
}

func (v *View) received(_ object.Host, a []object.Value) (object.Value, error) {
	return list(v.receivedBy[string(a[0].(object.Str))]), nil
}

func (v *View) printed(_ object.Host, a []object.Value) (object.Value, error) {
	if who := v.actor(a); who != nil {
		return texts(who.Printed()), nil
	}
	return &object.List{}, nil
}

func texts(lines []string) object.Value {
	out := &object.List{}
	for _, s := range lines {
		out.V = append(out.V, object.Str(s))
	}
	return out
}

// returned is the exit status of a program that has ended by itself, else None.
func (v *View) returned(_ object.Host, a []object.Value) (object.Value, error) {
	if end := v.end(a); end != nil {
		return object.MkInt(int64(end.Exit)), nil
	}
	return object.None, nil
}

func (v *View) error(_ object.Host, a []object.Value) (object.Value, error) {
	if end := v.end(a); end != nil && end.Err != "" {
		return object.Str(end.Err), nil
	}
	return object.None, nil
}

func (v *View) state(_ object.Host, a []object.Value) (object.Value, error) {
	if who := v.actor(a); who != nil {
		return object.Str(who.State().String()), nil
	}
	return object.None, nil
}

// pid is the number of an actor's process; None while it has not been started.
func (v *View) pid(_ object.Host, a []object.Value) (object.Value, error) {
	if who := v.actor(a); who != nil {
		return object.MkInt(int64(who.PID())), nil
	}
	return object.None, nil
}

// parent is the number of the process that is now the parent of an actor's: 1 for an orphan.
func (v *View) parent(_ object.Host, a []object.Value) (object.Value, error) {
	if who := v.actor(a); who != nil {
		pid, _ := who.Parent()
		return object.MkInt(int64(pid)), nil
	}
	return object.None, nil
}

// exitCode is how a process has ended: its exit status, or minus the signal; None until then.
func (v *View) exitCode(_ object.Host, a []object.Value) (object.Value, error) {
	if who := v.actor(a); who != nil {
		if code, ended := who.ExitCode(); ended {
			return object.MkInt(int64(code)), nil
		}
	}
	return object.None, nil
}

// end is how the actor named first has ended; nil while it has not.
func (v *View) end(a []object.Value) *actor.End {
	if who := v.actor(a); who != nil {
		return who.End()
	}
	return nil
}

// file is the text of a file; None while there is none of the name. Of several hosts' the first.
func (v *View) file(_ object.Host, a []object.Value) (object.Value, error) {
	name, ok := a[0].(object.Str)
	if !ok {
		return nil, object.Raise(object.TypeError, "file() needs the name of a file, not %s", object.TypeName(a[0]))
	}
	for _, f := range v.run.View().Files {
		if f.Name == string(name) {
			return object.Str(strings.ToValidUTF8(string(f.Data), "\ufffd")), nil
		}
	}
	return object.None, nil
}

// holder names the actor that holds a lock, by what the program calls the lock; None when nobody does.
func (v *View) holder(_ object.Host, a []object.Value) (object.Value, error) {
	name, ok := a[0].(object.Str)
	if !ok {
		return nil, object.Raise(object.TypeError, "holder() needs the name of a lock, not %s", object.TypeName(a[0]))
	}
	for _, who := range v.run.Actors() {
		if who.Main() != who.Name() {
			continue
		}
		for _, t := range who.Things() {
			if t.Name == string(name) && len(t.Holders) > 0 {
				return object.Str(t.Holders[0]), nil
			}
		}
	}
	return object.None, nil
}

// value is a variable of an actor; None while the program has not set it.
func (v *View) value(_ object.Host, a []object.Value) (object.Value, error) {
	name, ok := a[1].(object.Str)
	if !ok {
		return nil, object.Raise(object.TypeError, "value() needs the name of a variable, not %s", object.TypeName(a[1]))
	}
	if who := v.actor(a); who != nil {
		if x, ok := who.Value(string(name)); ok {
			return x, nil
		}
	}
	return object.None, nil
}

func (v *View) now(object.Host, []object.Value) (object.Value, error) {
	return object.Float(v.run.Now().Seconds()), nil
}

func (v *View) ended(object.Host, []object.Value) (object.Value, error) {
	return object.Bool(v.run.Over()), nil
}

func (v *View) deadlocked(object.Host, []object.Value) (object.Value, error) {
	return object.Bool(v.run.Stuck()), nil
}
