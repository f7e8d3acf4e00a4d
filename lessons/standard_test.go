package lessons

import (
	"fmt"
	"strings"
	"testing"
)

// TestStandard holds every lesson of the catalogue to what each of them owes its learner. How long
// a page may be is tested where it is laid out.
func TestStandard(t *testing.T) {
	for _, e := range Catalogue() {
		l, err := Load(e.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, what := range lacks(l) {
			t.Errorf("%s lacks: %s", e.ID, what)
		}
	}
}

// lacks says what of the standard a lesson does not meet.
func lacks(l *Lesson) []string {
	var out []string
	need := func(ok bool, format string, args ...any) {
		if !ok {
			out = append(out, fmt.Sprintf(format, args...))
		}
	}
	count := map[Kind]int{}
	for i, p := range l.Parts {
		count[p.Kind]++
		unanswered := 0
		for _, o := range p.Options {
			if o.Why.EN == "" {
				unanswered++
			}
		}
		need(p.Kind != Quiz || unanswered == 0, "part %d: each option of a quiz says why", i+1)
		need(p.Kind != Predict || unanswered <= 1, "part %d: each wrong prediction says why", i+1)
		need(p.Kind != Do || p.Exercise() || len(p.Hints) > 0, "part %d: a hint", i+1)
	}
	need(l.Section != "" && l.Minutes > 0, "section and minutes")
	need(l.Outcome.EN != "", "an outcome")
	need(l.Parts[0].Kind == Say, "a first page that says what will be learned")
	need(count[Do] >= 3, "three parts to steer")
	need(count[Predict] > 0, "a prediction")
	need(count[Quiz] > 0, "a quiz")
	last := l.Parts[len(l.Parts)-1]
	need(last.Kind == Say && strings.Contains(last.Text.EN, "Read on") && strings.Contains(last.Text.ZH, "延伸阅读"),
		"a last page with the point and where to read on")
	need(strings.Contains(last.Text.EN, "Traps:") && strings.Contains(last.Text.ZH, "容易上当的"), "the traps on the last page")
	return out
}
