package actor

import (
	"errors"
	"fmt"
	"strings"

	"lockstep/runtime/event"
	"lockstep/runtime/failure"
	"lockstep/runtime/python/eval"
	"lockstep/runtime/python/object"
)

// Limits are the budgets of one actor. A program that uses one up ends at once: no except and no
// finally of its own sees it. Sockets are the exception, as under an operating system.
type Limits struct {
	Steps   int64 // statements and calls
	Depth   int   // nested calls, as sys.getrecursionlimit(): RecursionError
	Memory  int   // bytes
	Output  int   // bytes printed
	Sockets int   // open at once: OSError EMFILE
	Threads int   // of one program at once: RuntimeError
}

// DefaultLimits suit a lesson: a few actors at their limits stay well below 256 MiB.
var DefaultLimits = Limits{Steps: 20_000_000, Depth: 1000, Memory: 64 << 20, Output: 1 << 20, Sockets: 1021, Threads: 1000}

func (l Limits) orDefault() Limits {
	if l == (Limits{}) {
		return DefaultLimits
	}
	return l
}

// End is how a program ended.
type End struct {
	Kind  event.Kind // Finished, Failed, LimitReached or Faulted
	Exit  int        // the exit status that CPython would have ended with
	Err   string     // Failed: the exception's class
	Text  string     // Failed: the traceback; LimitReached: which limit; Faulted: what happened, or refusal's text; Finished: what sys.exit printed
	Limit int        // LimitReached: how much there was
	Line  int        // of the program, where it ended before its time; 0 if Finished

	// Abrupt is an end by os._exit(): of the whole process, nothing is waited for, and what its files
	// kept back is lost.
	Abrupt bool
}

// errOutput ends a program that has printed too much.
var errOutput = errors.New("output limit")

// halts says whether an error ends the actor whatever its program says: no exception that it could catch.
func halts(err error) bool {
	_, raised := object.AsErr(err)
	return err != nil && !raised
}

// lastly is what a finally of CPython's own does after err: it does that whatever err is, but for an end of the
// actor, and what it raises takes the place of err.
func lastly(err error, do func() error) error {
	if halts(err) {
		return err
	}
	if raised := do(); raised != nil {
		return raised
	}
	return err
}

// endOf says how a program ended that came back with err.
func (a *Actor) endOf(err error) *End {
	var budget *eval.Budget
	switch {
	case err == nil:
		return &End{Kind: event.Finished}
	case errors.As(err, &budget):
		return a.limitReached(budget.What, int(budget.Limit))
	case errors.Is(err, errOutput):
		return a.limitReached("output", a.opt.Limits.Output)
	}
	var refused *failure.Failure
	if errors.As(err, &refused) {
		return a.fault(refusal(refused))
	}
	var left leaving
	if errors.As(err, &left) {
		return &End{Kind: event.Finished, Exit: left.status, Abrupt: true}
	}
	e, ok := object.AsErr(err)
	if !ok {
		return a.fault(err)
	}
	if e.Value.Cls.Is(object.SystemExit) {
		if a.isThread() { // a thread ends by it without a word
			return &End{Kind: event.Finished}
		}
		status, text, _ := a.python.Exit(err)
		return &End{Kind: event.Finished, Exit: status, Text: text}
	}
	end := &End{
		Kind: event.Failed, Exit: 1, Err: e.Value.Cls.Name,
		Text: a.python.Traceback(err),
	}
	if a.opt.Given != nil && len(e.Value.Exc.TB) == 0 { // CPython shows lines of its own there
		end.Text = object.TracebackHead + end.Text
	}
	switch {
	case a.isThread():
		end.Text = "Exception in thread " + a.thread.name + ":\n" + end.Text
	case a.running:
		end.Text = "Process " + a.own.name + ":\n" + end.Text
	}
	if tb := e.Value.Exc.TB; len(tb) > 0 {
		end.Line = int(tb[0].At.From.Line)
	}
	return end
}

func (a *Actor) limitReached(which string, n int) *End {
	return &End{Kind: event.LimitReached, Exit: 1, Text: which, Limit: n, Line: a.gaveUpAt()}
}

// fault is the end by a fault of ours.
func (a *Actor) fault(what any) *End {
	return &End{Kind: event.Faulted, Exit: 1, Text: fmt.Sprint(what), Line: a.gaveUpAt()}
}

// refusal is the text of an end by what turned out to be outside the subset: the identifier of the
// failure and, a line each, its arguments as name=value.
func refusal(f *failure.Failure) string {
	var b strings.Builder
	b.WriteString(f.ID)
	for i := 0; i+1 < len(f.Args); i += 2 {
		fmt.Fprintf(&b, "\n%v=%v", f.Args[i], f.Args[i+1])
	}
	return b.String()
}

// Refusal reads such a text; nil for that of another fault.
func Refusal(text string) *failure.Failure {
	id, below, _ := strings.Cut(text, "\n")
	if !strings.HasPrefix(id, "python.") && !strings.HasPrefix(id, "step.") { // outside the subset, or not started
		return nil
	}
	f := failure.New(id)
	for line := range strings.Lines(below) {
		name, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "=")
		f.Args = append(f.Args, name, value)
	}
	return f
}

// gaveUpAt is the line at which the program was ended from outside itself.
func (a *Actor) gaveUpAt() int {
	p, _ := a.python.GaveUp()
	return p.Line
}
