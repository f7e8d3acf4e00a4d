package actor_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"lockstep/runtime/actor"
	"lockstep/runtime/event"
	"lockstep/runtime/failure"
	"lockstep/runtime/stage"
	"lockstep/runtime/world"
)

// The oracle is what CPython 3.11 makes of a great number of generated trials. It is stored, so
// that it can be asked where no CPython 3.11 is, and made anew by
//
//	go test ./runtime/actor -run TestOracle -remake
//
// on a machine where python3 is one.
var remake = flag.Bool("remake", false, "generate the trials anew and ask python3 for their outcomes")

// TestOracleSearch compares trials that are not stored, of another chance: it needs python3.
var search = flag.String("search", "", "generate trials by a chance of this name, and compare them with python3")

const oracleFile = "testdata/oracle/trials.json.gz"

// trial is a program, or an expression (behind statements, a line each) that frame makes one of.
type trial struct {
	Source  string  `json:"s"`
	Outcome *string `json:"o"` // nil: CPython does not settle it
}

type oracle struct {
	Version     string  `json:"version"`
	Expressions []trial `json:"expressions"`
	Programs    []trial `json:"programs"`
}

// frame makes a program of an expression.
func frame(expr string) string {
	var b strings.Builder
	for _, m := range strings.Fields("hashlib hmac json os random select socket struct sys time errno") {
		if strings.Contains(expr, m+".") {
			b.WriteString("import " + m + "\n")
			if m == "random" {
				b.WriteString("random.seed(1)\n")
			}
		}
	}
	if strings.Contains(expr, "C") || strings.Contains(expr, "D") {
		b.WriteString(classes)
	}
	result := "repr(%s)"
	if strings.Contains(expr, "set") || strings.Contains(expr, "{1") || strings.Contains(expr, "{'a'") {
		b.WriteString(shower)
		result = "repr(show(%s))"
	}
	lines := strings.Split(expr, "\n")
	last := len(lines) - 1
	b.WriteString("try:\n")
	for _, l := range lines[:last] {
		b.WriteString("    " + l + "\n")
	}
	b.WriteString("    r = " + fmt.Sprintf(result, lines[last]) + "\nexcept BaseException as e:\n    print('!!', type(e).__name__, e)\nelse:\n    print('=>', r)\n")
	return b.String()
}

// generated lists every trial, each once.
func generated() (expressions, whole []string) {
	var all []string
	for _, e := range entries() {
		all = append(all, e.calls()...)
	}
	for _, f := range []func() []string{written, operators, subscripts, textForms, conversions, moduleForms} {
		all = append(all, f()...)
	}
	seen := map[string]bool{}
	for _, e := range all {
		if !seen[e] {
			seen[e] = true
			expressions = append(expressions, e)
		}
	}
	return expressions, programs()
}

// written are the expressions that somebody wrote down, one on a line: at first those of which an
// interpreter before this one made something else.
func written() []string {
	text, err := os.ReadFile("testdata/oracle/expressions.txt")
	if err != nil {
		panic(err)
	}
	return strings.Split(strings.TrimSpace(string(text)), "\n")
}

// ask asks python3, which must be CPython 3.11.
func ask(t *testing.T, sources []string) (version string, outcomes []*string) {
	t.Helper()
	in, err := json.Marshal(sources)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("python3", "testdata/oracle/outcomes.py")
	cmd.Stdin, cmd.Stderr = bytes.NewReader(in), os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var made struct {
		Version  string
		Outcomes []*string
	}
	if err := json.Unmarshal(out, &made); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(made.Version, "3.11.") {
		t.Fatalf("python3 is %s, not 3.11", made.Version)
	}
	return made.Version, made.Outcomes
}

func makeOracle(t *testing.T) {
	t.Helper()
	expressions, programs := generated()
	sources := slices.Clone(programs)
	for _, e := range expressions {
		sources = append(sources, frame(e))
	}
	version, outcomes := ask(t, sources)
	o := oracle{Version: version}
	for i, p := range programs {
		o.Programs = append(o.Programs, trial{p, outcomes[i]})
	}
	for i, e := range expressions {
		o.Expressions = append(o.Expressions, trial{e, outcomes[len(programs)+i]})
	}
	var b bytes.Buffer
	z, _ := gzip.NewWriterLevel(&b, gzip.BestCompression)
	w := json.NewEncoder(z)
	w.SetEscapeHTML(false)
	if err := w.Encode(o); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(oracleFile, b.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d expressions, %d programs, %d bytes", len(expressions), len(programs), b.Len())
}

func readOracle(t *testing.T) oracle {
	t.Helper()
	f, err := os.Open(oracleFile)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	var o oracle
	if err := json.NewDecoder(z).Decode(&o); err != nil {
		t.Fatal(err)
	}
	return o
}

// ours is how a trial went here.
type ours struct {
	text    string // as CPython's outcome
	refused string // why it was not run, or not to its end
	asks    string // the operation of the world that it stands before
}

// attempt runs a trial in a world that grants what needs no world.
func attempt(source string) ours {
	p, err := actor.Load(stage.Program{File: "test.py", Source: source})
	if err != nil {
		return ours{refused: failure.All(err)[0].ID}
	}
	o := options()
	o.Limits = actor.Limits{Steps: 300_000, Depth: 1000, Memory: 16 << 20, Output: 1 << 16, Sockets: 10}
	a := actor.Start(p, o)
	defer a.Stop()
	var out strings.Builder
	for {
		c, waits := a.Call()
		if !waits {
			break
		}
		switch c.Kind {
		case world.Print:
			out.WriteString(c.Text)
			a.Resume(&world.Result{})
		case world.Socket:
			a.Resume(&world.Result{FD: 7})
		case world.Sleep, world.Close:
			a.Resume(&world.Result{})
		default:
			return ours{asks: c.Kind.String()}
		}
	}
	end := a.End()
	switch end.Kind {
	case event.Finished:
		if end.Exit != 0 || end.Text != "" {
			fmt.Fprintf(&out, "exit %d%s", end.Exit, end.Text)
		}
	case event.Failed:
		out.WriteString(end.Text)
	case event.LimitReached:
		return ours{refused: end.Text}
	default:
		id, _, _ := strings.Cut(end.Text, "\n")
		if !strings.HasPrefix(id, "python.") {
			return ours{text: "fault: " + end.Text}
		}
		return ours{refused: id}
	}
	return ours{text: out.String()}
}

// subset says whether an identifier refuses what Python has; others find an error in the program.
func subset(id string) bool {
	for _, p := range []string{"python.no.", "python.set-order", "python.int-size", "python.range-size", "python.nested", "python.long"} {
		if strings.HasPrefix(id, p) {
			return true
		}
	}
	return id == "memory" || id == "steps" || id == "output"
}

// judge compares a trial of ours with CPython's outcome. The verdicts that begin in small letters
// are good.
func judge(source string, got ours, want *string) string {
	switch {
	case want != nil && strings.HasPrefix(*want, "=> ") && strings.HasPrefix(got.text, "=> ") && now.MatchString(source):
		return "not settled"
	case want == nil && (got.refused != "" || got.asks != "" || unsettled.MatchString(source)):
		return "not settled"
	case want == nil:
		return "SETTLED: " + got.text
	case *want == "limit" || strings.HasPrefix(*want, "!! SystemError"): // the latter is a fault of its own
		return "no outcome"
	case *want == "SyntaxError" && got.refused == "":
		return "ACCEPTED"
	case *want == "SyntaxError":
		return "same error"
	case subset(got.refused):
		return "refused: " + got.refused
	case got.refused != "":
		return "DIFFERENT: " + got.refused
	case got.asks != "" && strings.HasPrefix(*want, "!! ") && !strings.HasPrefix(*want, "!! OSError") && !worldly.MatchString(*want):
		return "ACCEPTED: " + got.asks
	case got.asks != "":
		return "asks the world"
	case got.text == *want && strings.Contains(*want, "!! "):
		return "same error"
	case got.text == *want:
		return "same"
	case nearPower(source, got.text, *want):
		return "within 1 ulp"
	case strings.Contains(source, "socket.socket(") && (strings.HasPrefix(got.text, "!! OSError [Errno ") || strings.Contains(source, ").getsockopt(") && strings.HasPrefix(got.text, "=> ")):
		return "the kernel's"
	case !strings.HasPrefix(*want, "!! "):
		return "DIFFERENT: " + got.text
	case !strings.HasPrefix(got.text, "!! "):
		return "ACCEPTED: " + got.text
	case strings.Contains(source, "pack_into(") && arity.MatchString(got.text): // a struct.error, in CPython
		return "same class"
	case exception(got.text) != exception(*want):
		return "EXCEPTION: " + got.text
	case arity.MatchString(*want) || arity.MatchString(got.text):
		return "same class"
	}
	return "TEXT: " + got.text
}

// judgeProgram is judge of a whole program: everything printed, and the traceback.
func judgeProgram(got ours, want *string) string {
	switch {
	case want == nil && (got.refused != "" || got.asks != ""):
		return "not settled"
	case want == nil:
		return "SETTLED: " + got.text
	case *want == "limit":
		return "no outcome"
	case *want == "SyntaxError" && got.refused == "":
		return "ACCEPTED: " + got.text
	case *want == "SyntaxError":
		return "same error"
	case subset(got.refused):
		return "refused: " + got.refused
	case got.refused != "":
		return "DIFFERENT: " + got.refused
	case got.asks != "":
		return "asks the world"
	case got.text == *want && strings.Contains(*want, "Traceback"):
		return "same error"
	case got.text == *want:
		return "same"
	}
	return "DIFFERENT: " + got.text
}

func exception(outcome string) string { return strings.Fields(outcome)[1] }

var (
	// unsettled are expressions whose result CPython does not settle and we need not refuse.
	unsettled = regexp.MustCompile(`\b(time|monotonic|perf_counter)(_ns)?\(|time\.(gmtime|localtime|ctime|strftime)\(|urandom|getpid|getppid|fileno|socket\(`)
	// now are expressions whose result depends on the day, or on chance.
	now = regexp.MustCompile(`^os\.urandom\(|^time\.(gmtime|localtime|ctime)\((None)?\)|^time\.strftime\((\*[(\[])?'[^']*'[],)]*$`)
	// arity are the texts that are not promised: which of CPython's ways of taking arguments a
	// function uses, C's or Python's own, shows in what it says of their number and names.
	arity = regexp.MustCompile(`^!! TypeError .*(takes (at|exactly|no|from|\d)|expected (at least |at most |exactly )?\w+ arguments?|missing|keyword argument|argument after \*|Value after \*|got multiple values|keywords must be strings|unbound method|given by name|object needs an argument|requires a '\w+' object but|doesn't apply to)`)
	// worldly are exceptions that come from the world, which a trial has not.
	worldly = regexp.MustCompile(`^!! (\w*Error \[Errno|BrokenPipeError|ConnectionRefusedError|TimeoutError|EOFError|gaierror)`)
)

// nearPower says whether two results of ** are neighbours among the floats.
func nearPower(source, a, b string) bool {
	if !strings.Contains(source, "**") && !strings.Contains(source, "pow(") {
		return false
	}
	x, err1 := strconv.ParseFloat(strings.TrimSpace(strings.TrimPrefix(a, "=> ")), 64)
	y, err2 := strconv.ParseFloat(strings.TrimSpace(strings.TrimPrefix(b, "=> ")), 64)
	return err1 == nil && err2 == nil && neighbours(x, y)
}

// TestOracle compares what our interpreter makes of every trial with what CPython 3.11 makes of it.
func TestOracle(t *testing.T) {
	if *remake {
		makeOracle(t)
	}
	o := readOracle(t)
	if testing.Short() { // under the race detector
		o.Expressions = o.Expressions[:len(o.Expressions)/10]
	}
	trials := append(o.Expressions, o.Programs...)
	verdicts := make([]string, len(trials))
	inShares(len(trials), func(i int) {
		if s := trials[i].Source; i < len(o.Expressions) {
			verdicts[i] = judge(s, attempt(frame(s)), trials[i].Outcome)
		} else {
			verdicts[i] = judgeProgram(attempt(s), trials[i].Outcome)
		}
	})
	known := readKnown(t)
	count := map[string]int{}
	mended := 0
	var list strings.Builder
	for i, e := range trials {
		kind, got, _ := strings.Cut(verdicts[i], ":")
		if bad := kind != strings.ToLower(kind); !bad {
			if known[e.Source] {
				mended++
			}
		} else if fmt.Fprintf(&list, "%s\t%q\n", kind, e.Source); !known[e.Source] || *rewriteKnown {
			want := "not settled"
			if e.Outcome != nil {
				want = *e.Outcome
			}
			t.Errorf("%s: %s\n    got%.300s\n   want %.300s", kind, e.Source, got, want)
		}
		if i < len(o.Expressions) {
			count["of expressions "+kind]++
		} else {
			count["of programs "+kind]++
		}
	}
	for _, k := range slices.Sorted(maps.Keys(count)) {
		t.Logf("%6d %s", count[k], k)
	}
	t.Logf("%6d of the known are mended", mended)
	if *rewriteKnown {
		if err := os.WriteFile(knownFile, []byte(list.String()), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

func TestOracleSearch(t *testing.T) {
	if *search == "" {
		t.Skip("no -search")
	}
	expressions, programs := generated()
	sources := slices.Clone(programs)
	for _, e := range expressions {
		sources = append(sources, frame(e))
	}
	_, outcomes := ask(t, sources)
	verdicts := make([]string, len(sources))
	inShares(len(sources), func(i int) {
		if got := attempt(sources[i]); i < len(programs) {
			verdicts[i] = judgeProgram(got, outcomes[i])
		} else {
			verdicts[i] = judge(expressions[i-len(programs)], got, outcomes[i])
		}
	})
	for i, v := range verdicts {
		if kind, got, _ := strings.Cut(v, ":"); kind != strings.ToLower(kind) {
			want := "not settled"
			if outcomes[i] != nil {
				want = *outcomes[i]
			}
			t.Errorf("%s: %s\n    got%.3000s\n   want %.3000s", kind, sources[i], got, want)
		}
	}
	t.Logf("%d trials", len(sources))
}

// inShares calls f for every number below n, from as many goroutines as there are processors.
func inShares(n int, f func(i int)) {
	var wg sync.WaitGroup
	shares := runtime.GOMAXPROCS(0)
	for s := range shares {
		wg.Go(func() {
			for i := s; i < n; i += shares {
				f(i)
			}
		})
	}
	wg.Wait()
}

// The trials that are known to differ still. The list must only get shorter, by
//
//	go test ./runtime/actor -run TestOracle -known
var rewriteKnown = flag.Bool("known", false, "show all that differs, and write it down as known")

const knownFile = "testdata/oracle/known.txt"

func readKnown(t *testing.T) map[string]bool {
	t.Helper()
	text, err := os.ReadFile(knownFile)
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for line := range strings.Lines(string(text)) {
		_, q, _ := strings.Cut(strings.TrimSpace(line), "\t")
		source, err := strconv.Unquote(q)
		if err != nil {
			t.Fatal(line, err)
		}
		known[source] = true
	}
	return known
}

// TestOracleCovers: the stored trials call every row of the signature table in every form that the
// generator knows.
func TestOracleCovers(t *testing.T) {
	stored := map[string]int{}
	for _, e := range readOracle(t).Expressions {
		stored[e.Source]++
	}
	for _, e := range entries() {
		have, calls := 0, e.calls()
		for _, c := range calls {
			have += min(stored[c], 1)
		}
		if have*2 < len(calls) {
			t.Errorf("%s: the oracle has %d of %d calls: make it anew by go test ./runtime/actor -run TestOracle -remake", e.name, have, len(calls))
		}
	}
}
