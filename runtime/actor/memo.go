package actor

import (
	"lockstep/runtime/python/eval"
	"lockstep/runtime/world"
)

// Memo is what is known of a program from runs that were made of it before. What a thread does from
// one gate to the next follows from three things: what it has done before, what it is answered, and
// what the data holds that it looks at and others can change. So it need not be run to know what
// it does when all three are as they once were. A run goes from place to place in what is known, and only
// when it comes to what is not, an interpreter makes its turns up to there.
//
// The zero value knows nothing. Runs that share a Memo are of one program with the same Options, by one goroutine,
// one after the other. It is bounded: what has become too large is forgotten as a whole.
type Memo struct {
	begins   []*turn
	starts   map[string]*[]*turn // how threads began that do the same; see Actor.startOf
	contents map[string]content  // by what eval.Program.Content says
	last     content             // given out
	data     map[string][]Var    // by the contents of everything
	size     int                 // of what is kept, in about bytes
	sorts    bool                // see eval.Options.Sorts
	run      *Actor              // the last one
}

// mostKnown is how much is kept at the beginning of a run, in bytes.
const mostKnown = 16 << 20

// content stands for what a thing holds: equal ones, for what is equal to every thread. Zero: what it
// held from the beginning.
type content uint32

// anything is what a thing may have held that was written without a look.
const anything = ^content(0)

// place is where a thread stands after what it has done: before an operation, or at its end.
type place struct {
	call         world.Call
	op           string
	first, final int // line
	position     []byte
	positioned   bool // position is known: see Actor.State
	end          *End // nil: it stands before an operation

	turns  []*turn  // what it did then
	starts *[]*turn // how the thread began that it started here
}

// turn is what a thread did between two gates.
type turn struct {
	answer  answer
	begins  bool    // with it, the program began to share
	found   []found // all that it looked at and others can change
	touched []eval.Touch
	relied  []eval.Touch
	spent   spent
	to      *place
}

// answer is what is kept of a world.Result.
type answer struct {
	n, fd     int
	text, err string
	data      string // of an item of a queue of processes, of what was read from a file
	eof       bool
	ended     bool
}

// found is what a thread found a thing to hold, or anything if it did not look, and what it held after the turn. Things are numbered as in
// eval.Touch; there are two more, see counters.
type found struct {
	object        int
	before, after content
}

// spent is what counts for the limits of a program.
type spent struct{ steps, bytes, output int64 }

func (s spent) and(t spent) spent {
	return spent{s.steps + t.steps, s.bytes + t.bytes, s.output + t.output}
}

// known is where a run is in what is known of its program.
type known struct {
	memo     *Memo
	turns    []made
	ran      int       // how many of them the interpreter has made
	torn     bool      // a thread was stopped before it had made all
	contents []content // by number, behind the globals and a counter
	zero     int       // where number 0 is in contents
	spent    spent
	shared   *turn    // with which the program began to share
	counters counters // as the last turn ended that the interpreter has made
	threads  []*Actor // room for threads, so many of it used
	used     int
	key      []byte // scratch space
}

// made is a turn that was made.
type made struct {
	actor *Actor
	turn  *turn
}

// counters decide numbers and names that a thread gives. Number 0 stands for the first of them, the number
// before all globals for the second.
type counters struct {
	things, named int
	sharing       bool
}

// begin readies a run, in the memory of the one before if that was never made in an interpreter.
func (m *Memo) begin(p *Program, o Options) *Actor {
	if m.size > mostKnown {
		*m = Memo{sorts: m.sorts, run: m.run}
	}
	if m.contents == nil {
		m.contents, m.data, m.starts = map[string]content{}, map[string][]Var{}, map[string]*[]*turn{}
	}
	a := m.run
	if a == nil || a.known == nil || a.eval != nil {
		a = newProcess(p, o)
		a.known = &known{memo: m, zero: len(p.module.Globals) + 1}
		m.run = a
	} else {
		*a = Actor{process: a.process, name: o.Name}
		a.opt = o
	}
	k := a.known
	k.turns, k.spent, k.shared, k.used = k.turns[:0], spent{}, nil, 0
	k.contents = append(k.contents[:0], make([]content, k.zero+1)...)
	return a
}

// Sorts says whether, in some run, a shared thing came to hold another sort of thing. What threads touched before
// does not tell that they looked at sorts; from then on it does.
func (m *Memo) Sorts() bool { return m.sorts }

// LookAtSorts has that told from the beginning.
func (m *Memo) LookAtSorts() { *m = Memo{sorts: true} }

// blank gives room for a thread.
func (k *known) blank() *Actor {
	if k.used == len(k.threads) {
		k.threads = append(k.threads, &Actor{})
	}
	k.used++
	return k.threads[k.used-1]
}

// oneself stands for which thread it is, among those that begin alike.
const oneself = Everything + 1

// holds is the content of a thing now.
func (a *Actor) holds(object int) content {
	k := a.known
	if object == oneself {
		return content(a.number)
	}
	if i := object + k.zero; i < len(k.contents) {
		return k.contents[i]
	}
	return 0
}

// advance answers the thread and lets it make its next turn. turns are those that were made from where it
// stands.
func (a *Actor) advance(turns *[]*turn, r *world.Result) {
	k := a.known
	if k == nil {
		a.run(r)
		return
	}
	answer, kept := answerOf(r)
	var t *turn
	if kept {
		t = a.find(*turns, answer)
	}
	if t != nil && k.affords(t, &a.opt.Limits) {
		a.follow(t)
		return
	}
	a.catchUp()
	a.run(r)
	switch {
	case a.end != nil && a.end.limited(): // by what the whole program has spent
		t = nil
	case t == nil && kept:
		if t = a.learn(answer); t != nil {
			*turns = append(*turns, t)
		}
	}
	if t == nil {
		a.forget()
		return
	}
	k.ran++
	a.follow(t)
}

// find gives the turn that was made with an answer and with everything as it is now.
func (a *Actor) find(turns []*turn, x answer) *turn {
next:
	for i, t := range turns {
		if t.answer != x {
			continue
		}
		for _, f := range t.found {
			if f.before != anything && a.holds(f.object) != f.before {
				continue next
			}
		}
		if i > 0 {
			turns[i-1], turns[i] = t, turns[i-1] // what comes often is found soon
		}
		return t
	}
	return nil
}

// affords says whether a program is far from its limits even after a turn: else it has to be run to know
// where it ends.
func (k *known) affords(t *turn, l *Limits) bool {
	s := k.spent.and(t.spent)
	return s.steps < l.Steps/2 && s.bytes < int64(l.Memory/2) && s.output < int64(l.Output/2)
}

// follow goes where a turn leads.
func (a *Actor) follow(t *turn) {
	k := a.known
	for _, f := range t.found {
		i := f.object + k.zero
		if f.object == oneself {
			continue
		}
		for i >= len(k.contents) {
			k.contents = append(k.contents, 0)
		}
		k.contents[i] = f.after
	}
	k.turns = append(k.turns, made{a, t})
	k.spent = k.spent.and(t.spent)
	if t.begins {
		k.shared = t
	}
	a.place, a.last = t.to, t
	a.pending, a.call, a.end = t.to.end == nil, &t.to.call, t.to.end
}

func (p *process) counters() counters {
	_, things := p.eval.Shared()
	return counters{things, p.named, p.eval.Sharing()}
}

// catchUp lets the interpreter make the turns that it has not made.
func (p *process) catchUp() {
	k := p.known
	if k.torn { // once more from the beginning
		for _, m := range k.turns {
			m.actor.unwind()
		}
		*p = process{program: p.program, opt: p.opt, main: p.main, known: k, descriptors: p.descriptors}
		p.eval, k.ran, k.torn = nil, 0, false
	}
	if p.eval == nil {
		p.eval = newPython(p.main)
	}
	var stopped []*Actor
	for ; k.ran < len(k.turns); k.ran++ {
		m := k.turns[k.ran]
		if m.actor.stopped {
			m.actor.stopped = false
			stopped = append(stopped, m.actor)
		}
		r := m.turn.answer.result()
		m.actor.run(&r)
	}
	for _, a := range stopped {
		a.Stop()
	}
	k.counters, k.spent = p.counters(), p.spentSoFar()
}

// caughtUp sees to it that the interpreter is where the run is.
func (a *Actor) caughtUp() *Actor {
	if k := a.known; k != nil && (k.ran < len(k.turns) || k.torn) {
		a.catchUp()
	}
	return a
}

// forget goes on without knowing anything. The program runs.
func (p *process) forget() {
	for _, m := range p.known.turns {
		m.actor.place = nil
	}
	p.known = nil
}

// data is Actor.Data, remembered.
func (k *known) data(a *Actor) []Var {
	k.key = k.key[:0]
	for _, c := range k.contents {
		k.key = append(k.key, byte(c), byte(c>>8), byte(c>>16), byte(c>>24))
	}
	vars, ok := k.memo.data[string(k.key)]
	if !ok {
		vars = a.caughtUp().process.main.data()
		k.memo.data[string(k.key)] = vars
		k.memo.size += len(k.key) + pieceSize
		for _, v := range vars {
			k.memo.size += len(v.Name) + len(v.Repr) + pieceSize
		}
	}
	return vars
}

func answerOf(r *world.Result) (x answer, kept bool) {
	kept = len(r.Data) < longestKept && r.R == nil && r.W == nil && r.X == nil && !r.Addr.IsValid() && !r.Local.IsValid()
	return answer{r.N, r.FD, r.Text, r.Err, string(r.Data), r.EOF, r.Ended}, kept
}

// longestKept is how long the data of an answer may be.
const longestKept = 1000

func (x answer) result() world.Result {
	r := world.Result{N: x.n, FD: x.fd, Text: x.text, Err: x.err, EOF: x.eof, Ended: x.ended}
	if x.data != "" {
		r.Data = []byte(x.data)
	}
	return r
}
