package main

import (
	"context"
	"fmt"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"lockstep/lessons"
	"lockstep/repl"
	"lockstep/repl/disk"
	"lockstep/repl/handin"
	"lockstep/repl/text"
	"lockstep/runtime/conductor"
	"lockstep/runtime/failure"
	"lockstep/runtime/stage"
)

func (a *app) gradeCommand() *cobra.Command {
	var report string
	var own []string
	var asJSON bool
	c := &cobra.Command{
		Use: "grade DIR", Short: a.say("cli.grade"), Args: arguments(1, 1),
		RunE: interruptible(func(ctx context.Context, args []string) error {
			results, err := a.grade(ctx, args[0], own)
			if err != nil {
				return err
			}
			if report != "" {
				if err := disk.Write(report, handin.CSV(results), handin.IsCSV); err != nil {
					return err
				}
			}
			if asJSON {
				return a.encode(handin.JSON(results, func(f *failure.Failure) string { return text.Failure(a.lang, f) }))
			}
			a.graded(results)
			return nil
		}),
	}
	c.Flags().StringVarP(&report, "output", "o", "", a.say("cli.flag-report"))
	c.Flags().StringArrayVar(&own, "lesson", nil, a.say("cli.flag-lesson"))
	c.Flags().BoolVar(&asJSON, "json", false, a.say("cli.flag-json"))
	return c
}

// grade grades all hand-ins in a folder and below: its JSON files. own are lessons from files.
func (a *app) grade(ctx context.Context, dir string, own []string) ([]handin.Result, error) {
	byName := map[string]*lessons.Lesson{}
	for _, file := range own {
		l, err := lessons.LoadFile(file)
		if err != nil {
			return nil, err
		}
		byName[ownName(l)] = l
	}
	for _, l := range a.lessons.shelf().Lessons {
		if byName[ownName(l)] == nil {
			byName[ownName(l)] = l
		}
	}
	var inputs []handin.Input
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return failure.New("disk.unreadable", "file", path, "why", disk.Reason(err))
		}
		if !d.Type().IsRegular() || !strings.HasSuffix(strings.ToLower(path), ".json") {
			return nil
		}
		in := handin.Input{File: path}
		if rel, err := filepath.Rel(dir, path); err == nil {
			in.File = filepath.ToSlash(rel)
		}
		in.Read = func() ([]byte, error) { return disk.Read(path, handin.MaxBytes+1) }
		inputs = append(inputs, in)
		return nil
	})
	if err != nil {
		return nil, err
	}
	if inputs == nil {
		return nil, failure.New("hand-in.no-files", "dir", dir)
	}
	results := handin.Grade(ctx, inputs, handin.Options{
		Lesson: func(name string) (*lessons.Lesson, error) {
			if l := byName[name]; l != nil {
				return l, nil
			}
			return lessons.Load(name)
		},
		Open: func(st *stage.Stage) (*conductor.Run, error) {
			return a.open(st, repl.Lab, conductor.Options{})
		},
	})
	if ctx.Err() != nil {
		return nil, failure.New("grade.interrupted")
	}
	return results, nil
}

// graded tells what came of hand-ins: a row for each learner, what was refused and why, and who stands
// where.
func (a *app) graded(results []handin.Result) {
	rows := [][]string{nil}
	for _, id := range []string{
		"grade.name", "grade.done", "grade.alone", "grade.hinted", "grade.shown", "grade.refused", "grade.first", "grade.min",
	} {
		rows[0] = append(rows[0], a.say(id))
	}
	for _, r := range results {
		if r.Refused != nil {
			continue
		}
		c := r.Count()
		number := func(n int) string {
			if n == 0 {
				return ""
			}
			return strconv.Itoa(n)
		}
		rows = append(rows, []string{
			r.Who(), strconv.Itoa(c.Done) + "/" + strconv.Itoa(c.Asked), number(c.Alone), number(c.Hinted), number(c.Shown), number(c.Refused),
			strconv.Itoa(c.First) + "/" + strconv.Itoa(c.Questions), number((c.Seconds + 30) / 60),
		})
	}
	if len(rows) > 1 {
		a.table(rows)
	}
	alike := map[string]bool{} // files that were told of
	for _, r := range results {
		if r.Refused != nil {
			a.item("grade.file-refused", "file", r.File, "why", r.Refused)
		}
		for _, l := range r.Lessons {
			for _, p := range l.Parts {
				if p.Why != nil {
					a.item("grade.claim-refused", "refused", p.Outcome == handin.Refused, "name", r.Who(), "lesson", l.ID, "part", p.Number, "why", p.Why)
				}
			}
		}
		if r.Like != nil && !alike[r.Like[0]] { // the first of them, behind which all others are named
			alike[r.File] = true
			a.item("grade.alike", "name", r.Who(), "file", r.File, "files", r.Like, "more", r.LikeMore)
		}
	}
	for _, s := range handin.Gather(results, func(l *handin.LessonResult) int { return when(l.Unknown) }) {
		a.stand("grade.unknown", s)
	}
	for _, s := range handin.Gather(results, func(l *handin.LessonResult) int { return when(l.Changed) }) {
		a.stand("grade.changed", s)
	}
	for _, s := range handin.Gather(results, (*handin.LessonResult).Stuck) {
		a.stand("grade.standing", s)
	}
}

func when(so bool) int {
	if so {
		return 1
	}
	return 0
}

// mostNames is how many learners are named of those of whom the same is said.
const mostNames = 10

func (a *app) stand(id string, s handin.Stand) {
	names := s.Names[:min(len(s.Names), mostNames)]
	a.item(id, "lesson", s.Lesson, "part", s.Part, "n", len(s.Names), "names", names, "more", len(s.Names)-len(names))
}

// item writes a sentence, with all its lines behind a space.
func (a *app) item(id string, args ...any) {
	for _, line := range text.Wrap(a.say(id, args...), min(a.width(), 100)-1) {
		fmt.Fprintln(a.out, " "+line)
	}
}

// table writes rows in columns, numbers to the right; read aloud, each row on a line with its headings.
func (a *app) table(rows [][]string) {
	if a.plain {
		for _, row := range rows[1:] {
			var said []string
			for i, cell := range row {
				if cell != "" {
					said = append(said, rows[0][i]+" "+text.Escape(cell))
				}
			}
			a.wrapped(strings.Join(said, "; "))
		}
		return
	}
	wide := make([]int, len(rows[0]))
	for _, row := range rows {
		for i := range row {
			wide[i] = max(wide[i], text.Width(text.Escape(row[i])))
		}
	}
	numbers := 1
	for _, w := range wide[1:] {
		numbers += 2 + w
	}
	wide[0] = min(wide[0], max(min(a.width(), 100)-numbers, 8))
	for _, row := range rows {
		line := " " + text.Pad(text.Cut(text.Escape(row[0]), wide[0]), wide[0])
		for i, cell := range row[1:] {
			line += "  " + strings.Repeat(" ", wide[i+1]-text.Width(cell)) + cell
		}
		fmt.Fprintln(a.out, strings.TrimRight(line, " "))
	}
}
