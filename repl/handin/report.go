package handin

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"slices"
	"strconv"
	"strings"

	"lockstep/runtime/failure"
)

// columns are those of the CSV report: a row for each learner and lesson, or for a file that was refused.
var columns = []string{
	"file", "name", "learner", "lesson", "version", "asked", "done", "alone", "hinted", "shown", "skipped", "refused", "unchecked",
	"first_right", "questions", "hints", "tries", "seconds", "stuck_at", "refused_parts", "same_as",
}

// IsCSV says whether a file that begins so is such a report.
func IsCSV(beginning []byte) bool {
	return bytes.HasPrefix(beginning, []byte(strings.Join(columns[:5], ",")))
}

// CSV is the results as a table for spreadsheets (RFC 4180). No cell of it is taken for a formula.
func CSV(results []Result) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	write := func(cells ...string) {
		for i := range cells {
			cells[i] = harmless(cells[i])
		}
		_ = w.Write(cells) // a buffer takes everything
	}
	write(slices.Clone(columns)...)
	for _, r := range results {
		if r.Refused != nil {
			row := make([]string, len(columns))
			row[0], row[4] = r.File, r.Refused.ID
			write(row...)
		}
		for _, l := range r.Lessons {
			c := l.Count()
			row := []string{r.File, r.Name, strconv.FormatUint(r.Learner, 10), l.ID, l.version()}
			for _, n := range []int{
				c.Asked, c.Done, c.Alone, c.Hinted, c.Shown, c.Skipped, c.Refused, c.Unchecked, c.First, c.Questions, c.Hints, c.Tries, c.Seconds, l.Stuck(),
			} {
				row = append(row, strconv.Itoa(n))
			}
			var refused []string
			for _, p := range l.Parts {
				if p.Outcome == Refused {
					refused = append(refused, strconv.Itoa(p.Number)+" "+p.Why.ID)
				}
			}
			like := strings.Join(r.Like, "; ")
			if r.LikeMore > 0 {
				like += "; +" + strconv.Itoa(r.LikeMore)
			}
			write(append(row, strings.Join(refused, "; "), like)...)
		}
	}
	w.Flush()
	return b.Bytes()
}

func (l *LessonResult) version() string {
	switch {
	case l.Unknown:
		return "unknown"
	case l.Changed:
		return "other"
	}
	return "same"
}

// harmless makes a cell that a spreadsheet would run as a formula into a text.
func harmless(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r\n", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}

// The JSON form of the results.
type (
	learnerJSON struct {
		File    string       `json:"file"`
		Name    string       `json:"name,omitempty"`
		Learner uint64       `json:"learner,omitempty"`
		Refused string       `json:"refused,omitempty"`
		Message string       `json:"message,omitempty"`
		SameAs  []string     `json:"same_as,omitempty"`
		Lessons []lessonJSON `json:"lessons,omitempty"`
	}
	lessonJSON struct {
		ID      string     `json:"id"`
		Version string     `json:"version"`
		StuckAt int        `json:"stuck_at,omitempty"`
		Parts   []partJSON `json:"parts,omitempty"`
	}
	partJSON struct {
		Part       int     `json:"part"`
		Kind       string  `json:"kind"`
		Outcome    Outcome `json:"outcome"`
		Why        string  `json:"why,omitempty"`
		Message    string  `json:"message,omitempty"`
		FirstRight bool    `json:"first_right,omitempty"`
		Hints      int     `json:"hints,omitempty"`
		Tries      int     `json:"tries,omitempty"`
		Seconds    int     `json:"seconds,omitempty"`
		Commands   int     `json:"commands,omitempty"`
	}
)

// JSON is the results as plain data. say makes a sentence of a failure.
func JSON(results []Result, say func(*failure.Failure) string) any {
	out := []learnerJSON{}
	for _, r := range results {
		who := learnerJSON{File: r.File, Name: r.Name, Learner: r.Learner, SameAs: r.Like}
		if r.Refused != nil {
			who.Refused, who.Message = r.Refused.ID, say(r.Refused)
		}
		for _, l := range r.Lessons {
			lesson := lessonJSON{ID: l.ID, Version: l.version(), StuckAt: l.Stuck()}
			for _, p := range l.Parts {
				part := partJSON{
					Part: p.Number, Kind: p.Kind.String(), Outcome: p.Outcome, FirstRight: p.First,
					Hints: p.Hints, Tries: p.Tries, Seconds: p.Seconds, Commands: p.Commands,
				}
				if p.Why != nil {
					part.Why, part.Message = p.Why.ID, say(p.Why)
				}
				lesson.Parts = append(lesson.Parts, part)
			}
			who.Lessons = append(who.Lessons, lesson)
		}
		out = append(out, who)
	}
	return out
}

// Stand is something that is so of several learners in one lesson: the part at which they stand, say.
type Stand struct {
	Lesson string
	Part   int
	Names  []string
}

// Gather lists what is so of learners, as a number for each of their lessons: 0 for nothing. What is so of
// most comes first.
func Gather(results []Result, of func(*LessonResult) int) (all []Stand) {
	for _, r := range results {
		for _, l := range r.Lessons {
			n := of(&l)
			if n == 0 {
				continue
			}
			i := slices.IndexFunc(all, func(s Stand) bool { return s.Lesson == l.ID && s.Part == n })
			if i < 0 {
				i = len(all)
				all = append(all, Stand{Lesson: l.ID, Part: n})
			}
			all[i].Names = append(all[i].Names, r.Who())
		}
	}
	slices.SortStableFunc(all, func(a, b Stand) int {
		return cmp.Or(cmp.Compare(len(b.Names), len(a.Names)), cmp.Compare(a.Lesson, b.Lesson), cmp.Compare(a.Part, b.Part))
	})
	return all
}
