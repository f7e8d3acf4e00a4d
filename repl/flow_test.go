package repl

import (
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"lockstep/lessons"
	"lockstep/lessons/goal"
	"lockstep/repl/progress"
	"lockstep/repl/prompt"
	"lockstep/repl/text"
	"lockstep/runtime/conductor"
	"lockstep/runtime/failure"
	"lockstep/runtime/lab"
	"lockstep/runtime/stage"
)

// builtin is the catalogue of the program.
type builtin struct{}

func (builtin) List() (out []Entry) {
	for _, e := range lessons.Catalogue() {
		out = append(out, Entry{ID: e.ID, Name: e.ID, Title: e.Title, Minutes: e.Minutes, Parts: e.Parts, Needs: e.Needs})
	}
	return out
}
func (builtin) Load(id string) (*lessons.Lesson, error) { return lessons.Load(id) }

func (builtin) Broken() failure.List { return nil }

func (builtin) File(string) (*lessons.Lesson, bool, error) { return nil, false, nil }
func (builtin) Reload(id string) (*lessons.Lesson, error)  { return lessons.Load(id) }

func flowOptions(typed string, out io.Writer) Options {
	return Options{
		In: prompt.NewPlain(strings.NewReader(typed), out, true), Out: out, Catalogue: builtin{}, Progress: progress.InMemory(),
		Open: openInLab,
	}
}

func openInLab(st *stage.Stage, _ World) (*conductor.Run, error) {
	return conductor.New(st, conductor.Options{Open: lab.Open, Until: goal.Until()})
}

func learn(t *testing.T, o Options, id string) {
	t.Helper()
	s := New(o)
	defer s.Close()
	if _, err := s.Run(t.Context(), id); err != nil {
		t.Fatal(err)
	}
}

// Every lesson can be learned from hints alone: whatever the learner did before, following the hints
// comes to the end of the lesson, and what is said fits the screen.
func TestHintsLeadThrough(t *testing.T) {
	for i, e := range lessons.Catalogue() {
		for _, lang := range []text.Lang{text.En, text.Zh} {
			if testing.Short() && (lang == text.En || i%5 != 0) {
				continue // the searches are the same, and alike from lesson to lesson
			}
			t.Run(e.ID+"-"+lang.String(), func(t *testing.T) {
				t.Parallel()
				f := &follower{}
				o := flowOptions("", &f.said)
				o.In, o.Lang, o.Width = f, lang, func() int { return 60 }
				learn(t, o, e.ID)
				l := o.Progress.Record().Lessons[e.ID]
				if !l.Finished() || l.Done() != e.Parts {
					t.Errorf("%d of %d parts done:\n%s", l.Done(), e.Parts, f.all)
				}
				for line := range strings.Lines(f.all) {
					if line = strings.TrimRight(line, "\n"); text.Width(line) > 60 && !strings.HasPrefix(line, "> ") {
						t.Errorf("%d columns: %s", text.Width(line), line)
					}
				}
			})
		}
	}
}

// marksBack are what stands between the way back and the command that comes then. A line end may be
// anywhere in Chinese.
var marksBack = func() (out []*regexp.Regexp) {
	for _, m := range []string{"leads back to it; then: ", "goes back to where one does; then: ", "可以回去，然后：", "退到还来得及的地方，然后："} {
		out = append(out, regexp.MustCompile(strings.Join(strings.Split(m, ""), " *")))
	}
	return out
}()

// follower is a learner who begins each part with moves of no use, and then asks for hints and does
// what they say.
type follower struct {
	next  []string
	said  strings.Builder
	all   string
	lines int
}

func (f *follower) Show(_ text.Lang, lines []string) error {
	for _, l := range lines {
		f.said.WriteString(l + "\n")
	}
	return nil
}

func (f *follower) Read(prompt.Prompt) (string, error) {
	said := f.said.String()
	f.said.Reset()
	f.all += said
	if f.lines++; f.lines > 600 || strings.Contains(said, "notes FILE") || strings.Contains(said, "notes 文件名") {
		return "", io.EOF
	}
	line := f.line(said)
	f.all += "> " + line + "\n"
	return line, nil
}

func (f *follower) line(said string) string {
	if strings.Contains(said, "you can: ") && strings.Contains(said, "──\n") || strings.Contains(said, "可以走：") && strings.Contains(said, "──\n") {
		f.next = []string{"s client", "s ann", "s client", "d", "t 1s"}
	}
	if len(f.next) > 0 {
		line := f.next[0]
		f.next = f.next[1:]
		return line
	}
	words := strings.Join(strings.Fields(said), " ")
	for _, mark := range marksBack {
		if at := mark.FindStringIndex(words); at != nil {
			fields := strings.FieldsFunc(strings.TrimRight(words[:at[0]], " "), func(r rune) bool { return r == ' ' || r == '。' || r == '.' })
			back := fields[len(fields)-1]
			if back != "restart" {
				back = "back " + back
			}
			f.next = append(f.next, words[at[1]:])
			return back
		}
	}
	for _, mark := range []string{"Next: ", "下一步："} {
		if _, then, found := strings.Cut(words, mark); found {
			return then
		}
	}
	tight := strings.Join(strings.Fields(said), "") // a line end may be anywhere in Chinese
	switch {
	case strings.Contains(tight, "solutionplayputs"), strings.Contains(tight, "solutionplay用它"):
		return "solution play"
	case strings.Contains(tight, "ngoeson"), strings.Contains(tight, "n继续"):
		return "n"
	case strings.Contains(tight, "Entergoeson"), strings.Contains(tight, "回车继续"):
		return ""
	}
	return "h"
}

// A question is done by an answer: moves that reach the goal of the part before it again do nothing.
func TestGoalBelongsToItsPart(t *testing.T) {
	var out strings.Builder
	o := flowOptions("part 11\nsolution play\n\nb\nredo\ngoal\nn\n", &out)
	learn(t, o, "handshake")
	if o.Progress.Record().Lessons["handshake"].Parts[9].Done {
		t.Errorf("the question counts as answered:\n%s", &out)
	}
	wants(t, out.String(), "> redo", "> goal", "> n", "answer first")
}

// Behind the last part the run can still be steered.
func TestBehindTheLastPart(t *testing.T) {
	var out strings.Builder
	o := flowOptions("part 11\nsolution play\n\nsolution\n\n\nrestart\ns client\n", &out)
	learn(t, o, "handshake")
	wants(t, out.String(), "notes FILE", "> restart", "Back at the start of the part", "> s client", "client  socket")
}

// The clock counts until a part is done, and a long pause not in full.
func TestTimeSpent(t *testing.T) {
	var out strings.Builder
	o := flowOptions("\ns server 3\ns client 2\nstate\n\n", &out)
	at := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	pauses := []time.Duration{0, 10 * time.Second, 2 * time.Second, 24 * time.Hour, time.Minute, time.Second, 1500 * time.Millisecond}
	o.Now = func() time.Time {
		at = at.Add(pauses[0])
		pauses = append(pauses[1:], 0)
		return at
	}
	learn(t, o, "network")
	var got []int
	for _, p := range o.Progress.Record().Lessons["network"].Parts[:3] {
		got = append(got, p.Seconds)
	}
	if want := []int{10, 302, 1}; !slices.Equal(got, want) {
		t.Errorf("%v seconds, not %v", got, want)
	}
}
