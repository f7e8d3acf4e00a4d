package eval_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lockstep/runtime/python/eval"
	"lockstep/runtime/python/object"
)

// Each use of what threads may share is announced before it is made.
func TestAccess(t *testing.T) {
	src := `
count = 0
own = 5
class Box:
    n = 0
box = Box()
names = []
def work():
    global count, names
    count += 1
    box.n += own
    names.append(count)
    names[0] = names[0] * 2
    names += [3]
    del names[0]
    local = {"a": 1}
    local["b"] = local["a"]
    return local.get("a")
`
	var got []string
	p := eval.NewProgram(parse(t, src), eval.Options{Access: func(th *eval.Thread, a eval.Access) error {
		how, what := "read", ""
		if a.Write {
			how = "write"
		}
		if v := a.Look(); v != nil {
			what = " is " + object.Show(v, 20)
		} else if a.Value != nil {
			what = " " + object.Show(a.Value, 20)
		}
		w, _ := th.Where()
		got = append(got, fmt.Sprintf("%d %s %s%s", w.Line, how, a.Text, what))
		return nil
	}})
	main := p.Main()
	if _, err := main.Run(); err != nil {
		t.Fatal(err)
	}
	if got != nil {
		t.Errorf("asked before anything is shared: %q", got)
	}
	p.Share()
	work, _ := p.Global("work")
	if _, err := p.Thread(work, nil, nil).Run(); err != nil {
		t.Fatal(err)
	}
	want := []string{
		"10 read count is 0", "10 write count 1", "11 read box.n is 0", "11 write box.n 5",
		"12 read names is []", "12 read count is 1", "12 write names.append (1,)",
		"13 read names is [1]", "13 read names[0] is 1", "13 read names is [1]", "13 write names[0] 2",
		"14 read names is [2]", "14 write names [3]", "14 write names [2, 3]", "15 read names is [2, 3]", "15 write names[0]",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func BenchmarkAccess(b *testing.B) {
	m := parse(b, "n = 0\nd = {'a': 1}\ndef f():\n    global n\n    for i in range(10000):\n        n += 1\n        d['a'] = d['a']\nf()\n")
	for name, o := range map[string]eval.Options{
		"unasked": {},
		"asked":   {Access: func(*eval.Thread, eval.Access) error { return nil }},
		"steps":   {StepEvery: 1, StepHook: func(*eval.Thread) {}},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := eval.NewProgram(m, o).Main().Run(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// What a thread looks at on its way, without being asked first, is told.
func TestTouch(t *testing.T) {
	src := `
names = [1, 2]
nested = [[3], names]
done = False
def outer():
    n = 0
    def work():
        nonlocal n
        n += len(names)
        return [x for x in names], f"{nested}", done
    return work
work = outer()
`
	var got []string
	var p *eval.Program
	p = eval.NewProgram(parse(t, src), eval.Options{Touch: func(_ *eval.Thread, x eval.Touch) {
		how := "reads"
		if x.Write {
			how = "writes"
		}
		name := p.NameOf(x.Object)
		if name == "" {
			name = "something"
		}
		if line := how + " " + name; len(got) == 0 || got[len(got)-1] != line {
			got = append(got, line)
		}
	}})
	if _, err := p.Main().Run(); err != nil {
		t.Fatal(err)
	}
	p.Share()
	work, _ := p.Global("work")
	if _, err := p.Thread(work, nil, nil).Run(); err != nil {
		t.Fatal(err)
	}
	want := []string{
		"reads something", // n
		"reads names",     // as a global, and as a list
		"writes something",
		"reads names", // by the comprehension
		"reads nested", "reads names", "reads nested[0]",
		"reads done",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// What is shared is kept for as long as the run is explored: a program cannot have it grow without end.
func TestSharedBound(t *testing.T) {
	p := eval.NewProgram(parse(t, "while True:\n    x = []\n"), eval.Options{Keep: true, MaxSteps: 4_000_000})
	p.Share()
	var over *eval.Budget
	if _, err := p.Main().Run(); !errors.As(err, &over) || over.What != "steps" {
		t.Error(err)
	}
	if _, things := p.Shared(); things > 200_000 {
		t.Errorf("%d things are kept", things)
	}
}
