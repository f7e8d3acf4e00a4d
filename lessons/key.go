package lessons

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"

	"lockstep/runtime/stage"
)

// Hash names the content of the lesson: one byte more in its file, or in a program beside it, gives
// another hash.
func (l *Lesson) Hash() string {
	h := sha256.New()
	fmt.Fprintf(h, "%q", l.text)
	for _, st := range l.Stages {
		writeStage(h, st)
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// PartKeys names what each part asks of a learner. Another question, option, stage, start or goal
// gives another key; another hint, a corrected translation, or another place in the lesson does not.
func (l *Lesson) PartKeys() []string {
	keys := make([]string, len(l.Parts))
	for i := range l.Parts {
		h := sha256.New()
		l.writePart(h, i)
		keys[i] = hex.EncodeToString(h.Sum(nil)[:6])
	}
	return keys
}

func (l *Lesson) writePart(h hash.Hash, i int) {
	p := &l.Parts[i]
	fmt.Fprintf(h, "%s %q %q", p.Kind, p.Answer.Source, p.Goal.Source)
	if start, steers := l.StartOf(i); steers {
		writeStage(h, start.Stage)
		fmt.Fprintf(h, "%q %q", start.Schedule(), p.Then.Source)
	} else {
		fmt.Fprintf(h, "%q", p.Text.EN)
	}
	for _, o := range p.Options {
		fmt.Fprintf(h, "%q %q %t", o.Value.Source, o.Text.EN, o.Right)
	}
	if p.Exercise() {
		fmt.Fprintf(h, "%q", p.Always.Source)
	}
	for _, e := range p.Edit {
		fmt.Fprintf(h, "%q", e.Name)
	}
	for _, f := range p.Forbid {
		fmt.Fprintf(h, "%q", f.Name)
	}
}

// writeStage writes all that a run of the stage depends on.
func writeStage(h hash.Hash, st *stage.Stage) {
	fmt.Fprintf(h, "%v %v %q %d", st.Hosts, st.Link, st.Files, st.Seed)
	if st.Learner {
		fmt.Fprint(h, learnerSeed)
	}
	for _, a := range st.Actors {
		fmt.Fprintf(h, "%q %q %q %q", a.Name, a.Host, a.Program.Source, a.Input)
	}
}
