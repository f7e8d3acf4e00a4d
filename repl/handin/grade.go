package handin

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"slices"
	"sync"

	"lockstep/lessons"
	"lockstep/lessons/goal"
	"lockstep/runtime/conductor"
	"lockstep/runtime/failure"
	"lockstep/runtime/stage"
)

// workers is how many hand-ins are graded at once.
const workers = 2

// Input is one file that was handed in. It is read when its turn comes: a thousand large ones are never in
// memory at once.
type Input struct {
	File string
	Read func() ([]byte, error)
}

// Options is what hand-ins are graded with.
type Options struct {
	// Lesson finds a lesson by the name that progress has for it.
	Lesson func(name string) (*lessons.Lesson, error)

	// Open starts a run of a stage in the lab.
	Open func(*stage.Stage) (*conductor.Run, error)
}

// Grade finds out what of some hand-ins is so. What comes of each depends on it and on the lessons alone;
// the results are in the order of the inputs.
func Grade(ctx context.Context, inputs []Input, o Options) []Result {
	results := make([]Result, len(inputs))
	shared := &known{o: o, lessons: map[string]*subject{}, exercises: map[[32]byte]*verdict{}}
	var all sync.WaitGroup
	for w := range workers {
		all.Add(1)
		go func() {
			defer all.Done()
			g := &grader{known: shared, runs: map[*stage.Stage]*conductor.Run{}, goals: map[*lessons.Part]*goal.Expr{}}
			defer g.close()
			for i := w; i < len(inputs) && ctx.Err() == nil; i += workers {
				results[i] = g.grade(ctx, inputs[i])
			}
		}()
	}
	all.Wait()
	alike(results)
	return results
}

// known is what the graders have in common.
type known struct {
	o Options

	mu        sync.Mutex // guards what follows
	lessons   map[string]*subject
	exercises map[[32]byte]*verdict
}

// subject is a lesson with what has to be found out of it only once; nil for one that does not exist.
type subject struct {
	*lessons.Lesson
	hash  string
	keys  []string
	shown map[int]int // of predictions: the option that the run shows, from 1
}

func (k *known) subject(name string) *subject {
	k.mu.Lock()
	defer k.mu.Unlock()
	s, found := k.lessons[name]
	if !found {
		if l, err := k.o.Lesson(name); err == nil {
			s = &subject{l, l.Hash(), l.PartKeys(), map[int]int{}}
		}
		k.lessons[name] = s
	}
	return s
}

// grader grades one hand-in after the other. Its runs are set back for each schedule.
type grader struct {
	*known
	runs  map[*stage.Stage]*conductor.Run
	goals map[*lessons.Part]*goal.Expr

	learner uint64 // of the hand-in that is graded
}

func (g *grader) close() {
	for _, r := range g.runs {
		r.Close()
	}
	clear(g.runs)
}

func (g *grader) grade(ctx context.Context, in Input) (res Result) {
	res.File = in.File
	defer func() {
		if p := recover(); p != nil { // a fault of ours, which costs the others nothing
			clear(g.runs) // whatever broke may be among them
			res = Result{File: in.File, Refused: failure.New("repl.fault", "what", fmt.Sprint(p))}
		}
	}()
	var f *File
	data, err := in.Read()
	if err == nil {
		f, err = Decode(data)
	}
	if err != nil {
		res.Refused = failure.New("hand-in.broken", "what", err.Error())
		if all := failure.All(err); all != nil {
			res.Refused = all[0]
		}
		return res
	}
	res.Name, res.Learner, res.print = f.Name, f.Learner, f.fingerprint()
	g.learner = f.Learner
	for i := range f.Lessons {
		res.Lessons = append(res.Lessons, g.lesson(ctx, &f.Lessons[i]))
	}
	return res
}

func (g *grader) lesson(ctx context.Context, claimed *Lesson) LessonResult {
	l := g.subject(claimed.ID)
	if l == nil {
		return LessonResult{ID: claimed.ID, Unknown: true}
	}
	out := LessonResult{ID: claimed.ID, Changed: claimed.Hash != l.hash}
	for i, claim := range claimed.record(l.hash, l.keys) {
		p := PartResult{
			Number: i + 1, Kind: l.Parts[i].Kind, Hints: claim.Hints, Tries: claim.Tries, Seconds: claim.Seconds, Commands: claim.Commands,
		}
		p.Outcome, p.Why = g.part(ctx, l, i, &claim)
		p.First = p.Outcome.Done() && p.Kind != lessons.Do && len(claim.Answers) > 0 && g.right(ctx, l, i) == claim.Answers[0]
		out.Parts = append(out.Parts, p)
	}
	return out
}

// part finds out what became of the claim about one part.
func (g *grader) part(ctx context.Context, l *subject, i int, claim *Claim) (Outcome, *failure.Failure) {
	p := &l.Parts[i]
	switch {
	case !claim.Done && claim.Skipped:
		return Skipped, nil
	case !claim.Done:
		return Open, nil
	case p.Kind == lessons.Say:
		return Read, nil
	}
	check := g.do
	switch {
	case p.Exercise():
		check = g.exercise
	case p.Kind != lessons.Do:
		check = g.question
	}
	if why := check(ctx, l, i, claim); why != nil {
		switch {
		case p.World == "real": // the machine's own time and order do not come again
			return Unchecked, nil
		case why.ID == "hand-in.undecided":
			return Unchecked, why
		}
		return Refused, why
	}
	switch {
	case claim.Shown:
		return Shown, nil
	case claim.Hints > 0:
		return Hinted, nil
	}
	return Alone, nil
}

// maxMoves bounds the moves of one part: the learner did them by hand, or had them done by `run`.
const maxMoves = 5_000

// do makes the claimed moves again, and looks whether they reach the goal.
func (g *grader) do(ctx context.Context, l *subject, i int, claim *Claim) *failure.Failure {
	p := &l.Parts[i]
	if claim.Schedule == "" {
		return failure.New("hand-in.no-moves")
	}
	moves, err := conductor.ParseMoves(claim.Schedule, maxMoves)
	if err != nil {
		return failure.All(err)[0]
	}
	r, leave, err := g.begin(ctx, l, i, claim.Seed)
	if err != nil {
		return reason(err)
	}
	defer leave()
	e, err := g.goal(p, r)
	if err != nil {
		return reason(err)
	}
	view := goal.NewView(r)
	reached := func() bool {
		reached, _ := e.Test(view)
		return reached
	}
	made := r.MovesMade()
	if _, why := makes(r, p, moves, nil); why == nil && reached() { // most goals still hold in the end, and testing costs more than moving
		return nil
	}
	if n := r.MovesMade() - made; n > 0 {
		if _, err := r.BackMoves(n); err != nil {
			return reason(err)
		}
	}
	done, why := makes(r, p, moves, reached)
	if !done && why == nil {
		return failure.New("hand-in.misses")
	}
	return why
}

// makes makes moves until the goal is reached, where that is asked for, and says what is wrong with one
// of them.
func makes(r *conductor.Run, p *lessons.Part, moves []conductor.Move, reached func() bool) (done bool, why *failure.Failure) {
	for n, m := range moves {
		if lessons.Among(p.Forbid, m.Verb.String()) {
			return false, failure.New("hand-in.forbidden", "move", n+1, "text", m.String())
		}
		if err := r.Do(m); err != nil {
			return false, failure.New("hand-in.move", "move", n+1, "text", m.String(), "why", reason(err))
		}
		if reached != nil && reached() {
			return true, nil
		}
	}
	return false, nil
}

// goal is the goal of a part.
func (g *grader) goal(p *lessons.Part, r *conductor.Run) (e *goal.Expr, err error) {
	if e = g.goals[p]; e == nil {
		if e, err = goal.Parse(p.Goal.Source, goal.NamesOf(r.Stage())); err == nil {
			g.goals[p] = e
		}
	}
	return e, err
}

// question looks whether the right option was chosen in the end; who was shown the answer need not have, but a
// lesson may forbid that.
func (g *grader) question(ctx context.Context, l *subject, i int, claim *Claim) *failure.Failure {
	p := &l.Parts[i]
	most := len(p.Options)
	if slices.ContainsFunc(claim.Answers, func(n int) bool { return n > most }) {
		return failure.New("hand-in.no-option", "most", most)
	}
	switch {
	case claim.Shown && !lessons.Among(l.Forbid, "solution"):
		return nil
	case len(claim.Answers) == 0:
		return failure.New("hand-in.no-answer")
	case p.Kind == lessons.Quiz && !slices.Contains(claim.Answers, g.right(ctx, l, i)):
		return failure.New("hand-in.wrong")
	}
	return nil // a prediction may be wrong: the run shows it
}

// begin sets a run up where a part begins. done must be called when it is no longer used.
func (g *grader) begin(ctx context.Context, l *subject, i int, seed uint64) (r *conductor.Run, done func(), err error) {
	start, _ := l.StartOf(i)
	st, own := start.Stage, start.Stage.Learner || seed != 0
	switch {
	case st.Learner && (seed != 0 || g.learner == 0):
		return nil, nil, failure.New("hand-in.seed")
	case st.Learner:
		st = st.For(g.learner)
	case seed != 0:
		st = st.For(seed)
	}
	done = func() {}
	if r = g.runs[start.Stage]; r == nil || own {
		if r, err = g.o.Open(st); err != nil {
			return nil, nil, err
		}
		if done = r.Close; !own {
			g.runs[start.Stage], done = r, func() {}
		}
	}
	r.Restart()
	for _, c := range start.Play {
		if err := r.Play(ctx, c.Source); err != nil {
			done()
			return nil, nil, err
		}
	}
	return r, done, nil
}

// reason is why something failed.
func reason(err error) *failure.Failure {
	if all := failure.All(err); all != nil {
		return all[0].Bare() // the place is in a file of ours
	}
	return failure.New("hand-in.broken", "what", err.Error())
}

// fingerprint names what was done, so that a copy under another name is seen; "" for too little to tell.
func (f *File) fingerprint() string {
	type did struct {
		Schedule string
		Answers  []int
		Programs map[string]string
		Seconds  int
	}
	all, moved := map[string][]did{}, 0
	for _, l := range f.Lessons {
		for _, p := range l.Parts {
			all[l.ID] = append(all[l.ID], did{p.Schedule, p.Answers, p.Programs, p.Seconds})
			if p.Schedule != "" {
				moved++
			}
		}
	}
	if moved < fewest {
		return ""
	}
	text, err := json.Marshal(all)
	if err != nil {
		return ""
	}
	sum := sha256.Sum256(text)
	return string(sum[:])
}

// fewest is how many parts have to be done by moves before it is no accident that two did the same, in
// the same time.
const fewest = 3

// mostAlike is how many hand-ins are named that are like another one: where a class hands in the same, all of them
// for each of them would be too many.
const mostAlike = 10

// alike notes which hand-ins are the same but for the name: for each the first others.
func alike(results []Result) {
	files := map[string][]int{}
	for i := range results {
		if p := results[i].print; p != "" {
			files[p] = append(files[p], i)
		}
	}
	for _, same := range files {
		for _, i := range same {
			for _, j := range same[:min(len(same), mostAlike+1)] {
				if i != j && len(results[i].Like) < mostAlike {
					results[i].Like = append(results[i].Like, results[j].File)
				}
			}
			results[i].LikeMore = len(same) - 1 - len(results[i].Like)
		}
	}
}
