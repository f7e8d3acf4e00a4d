package eval_test

import (
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
work()
`
	var got []string
	p := eval.NewProgram(parse(t, src), eval.Options{Access: func(th *eval.Thread, a eval.Access) {
		how, where := "read", ""
		if a.Write {
			how = "write"
		}
		if w, ok := th.Where(); ok {
			where = fmt.Sprint(w.Line)
		}
		what := a.Name
		if a.Index != nil {
			what = "[" + object.Show(a.Index, 10) + "]"
		}
		on := "global"
		if a.On != nil {
			on = object.TypeName(a.On)
		}
		got = append(got, fmt.Sprintf("%s %s %s %s", where, how, on, what))
	}})
	if _, err := p.Main().Run(); err != nil {
		t.Fatal(err)
	}
	want := []string{
		"2 write global count", "7 write global names", "10 read global count", "10 write global count",
		"11 read Box n", "11 write Box n", "12 read global names", "12 read global count", "12 write list append",
		"13 read global names", "13 read list [0]", "13 read global names", "13 write list [0]",
		"14 read global names", "14 write list ", "14 write global names", "15 read global names", "15 write list [0]",
		"17 read dict ['a']", "17 write dict ['b']", // that nobody else reaches it, who asks may know
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func BenchmarkAccess(b *testing.B) {
	m := parse(b, "n = 0\nd = {'a': 1}\ndef f():\n    global n\n    for i in range(10000):\n        n += 1\n        d['a'] = d['a']\nf()\n")
	for name, o := range map[string]eval.Options{
		"unasked": {},
		"asked":   {Access: func(*eval.Thread, eval.Access) {}},
		"steps":   {StepHook: func(*eval.Thread) {}},
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
