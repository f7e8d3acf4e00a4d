package main

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"lockstep/lessons"
	"lockstep/lessons/prove"
	"lockstep/repl/markdown"
	"lockstep/repl/render"
	"lockstep/repl/text"
	"lockstep/runtime/failure"
)

func (a *app) checkCommand() *cobra.Command {
	var asJSON, again bool
	c := &cobra.Command{
		Use: "check PATH...", Short: a.say("cli.check"), Args: arguments(1, several),
		RunE: interruptible(func(ctx context.Context, paths []string) error {
			k := check{app: a, ctx: ctx, paths: paths, json: asJSON}
			if again {
				return k.again()
			}
			return k.once()
		}),
	}
	c.Flags().BoolVar(&asJSON, "json", false, a.say("cli.flag-json"))
	c.Flags().BoolVar(&again, "watch", false, a.say("cli.flag-watch"))
	return c
}

// check is one use of the command.
type check struct {
	*app
	ctx   context.Context // ends on Ctrl-C
	paths []string
	json  bool

	checker prove.Checker
	report  prove.Report // of the last check
	took    time.Duration
	advised failure.List // what was said already
}

// look checks what is there now.
func (k *check) look() error {
	var known []string
	k.lessons.entries(func(e lessons.Entry, _ string) { known = append(known, e.ID) })
	begun := time.Now()
	report, err := k.checker.Check(k.ctx, k.paths, known)
	if err != nil {
		if k.ctx.Err() != nil {
			err = failure.New("cli.check-interrupted")
		}
		return err
	}
	k.report, k.took = report, time.Since(begun)
	return nil
}

// once checks and tells what came of it.
func (k *check) once() error {
	if err := k.look(); err != nil {
		return err
	}
	if k.json {
		if err := k.encode(k.asJSON()); err != nil {
			return err
		}
	} else {
		k.tell()
	}
	return k.status()
}

// status is that of the last check.
func (k *check) status() error {
	if len(k.report.Failures) > 0 {
		return errFailed
	}
	return nil
}

// mostLines is how many lines of a page are read between two actions, on a terminal of 80 columns.
const mostLines = 12

// longPages finds the texts of a lesson that are too long to read at once.
func longPages(l *lessons.Lesson) (found failure.List) {
	for i := range l.Parts {
		p := &l.Parts[i]
		for _, lang := range l.Languages() {
			if n := len(markdown.Lines(p.Text.In(lang), render.View{Width: 79})); n > mostLines {
				found = append(found, failure.New("prove.long-page", "part", i+1, "lang", lang, "n", n, "most", mostLines).Here(p.Text.At))
			}
		}
	}
	return found
}

// sameIDs finds the lessons that have the id of another one of the program.
func sameIDs(r prove.Report) (found failure.List) {
	for _, l := range r.Proved {
		if own, err := lessons.Load(l.ID); err == nil && own.Hash() != l.Hash() {
			found = append(found, failure.New("prove.same-id", "id", l.ID).Here(failure.Place{File: l.File}))
		}
	}
	return found
}

// advice is what might be better in the lessons proved.
func advice(r prove.Report) failure.List {
	all := append(slices.Clone(r.Advice), sameIDs(r)...)
	for _, l := range r.Proved {
		all = append(all, longPages(l)...)
	}
	_ = all.Err() // sorts them
	return all
}

// parts counts the parts that were proved, by kind.
func parts(r prove.Report) map[lessons.Kind]int {
	n := map[lessons.Kind]int{}
	for _, l := range r.Held {
		for i := range l.Parts {
			n[l.Parts[i].Kind]++
		}
	}
	return n
}

// tell says all that came of a check.
func (k *check) tell() {
	r := k.report
	k.show(k.errs, r.Failures)
	k.advise()
	k.wrapped(k.say("cli.checked", append(k.sums(), "advice", len(k.advised))...))
	if n := parts(r); r.Held != nil {
		k.wrapped(k.say("cli.checked-what", "seconds", k.seconds(),
			"goals", n[lessons.Do], "predictions", n[lessons.Predict], "quizzes", n[lessons.Quiz], "texts", n[lessons.Say]))
	}
}

// sums is how many lessons there are and what came of them, for sentences.
func (k *check) sums() []any {
	r := k.report
	return []any{"n", len(r.Proved), "of", len(r.Files), "all", len(r.Proved) == len(r.Files), "failures", len(r.Failures)}
}

// seconds is how long the last check took.
func (k *check) seconds() string {
	if k.took < time.Second {
		return fmt.Sprintf("%.2f", max(k.took.Seconds(), 0.01))
	}
	return fmt.Sprintf("%.1f", k.took.Seconds())
}

// show writes failures, each on a line of its own with the source below it; on a terminal in its width.
func (k *check) show(to *os.File, all failure.List) {
	for _, f := range all {
		said := text.Failure(k.lang, f)
		if term.IsTerminal(int(to.Fd())) {
			first, source, _ := strings.Cut(text.FailureIn(k.lang, f, k.width()-5), "\n")
			lines := text.Wrap(first, k.width()-1)
			if len(lines) > 1 { // what goes on is set in
				rest := strings.TrimSpace(strings.TrimPrefix(first, lines[0]))
				lines = append(lines[:1], text.Wrap(rest, k.width()-3)...)
			}
			said = strings.Join(lines, "\n  ")
			if source != "" {
				said += "\n" + source
			}
		}
		fmt.Fprintln(to, said)
	}
}

// advise says what might be better, once.
func (k *check) advise() {
	var fresh failure.List
	for _, f := range advice(k.report) {
		if !among(k.advised, f) {
			at := f.At
			at.Source = "" // nothing is wrong there
			fresh = append(fresh, f.Bare().Here(at))
		}
	}
	k.advised = append(k.advised, fresh...)
	k.show(k.out, fresh)
}

// checked is a report as `check --json` gives it.
type checked struct {
	Changed  []string       `json:"changed,omitempty"` // with --watch: the files because of which it was checked again
	Proved   int            `json:"proved"`
	Parts    map[string]int `json:"parts"` // proved, by kind
	Seconds  float64        `json:"seconds"`
	Failures []said         `json:"failures"`
	Advice   []said         `json:"advice"`
}

type said struct {
	File    string `json:"file"`
	Line    int    `json:"line,omitempty"`
	Col     int    `json:"col,omitempty"`
	ID      string `json:"id"`
	Message string `json:"message"`
}

func (k *check) asJSON() checked {
	r := k.report
	out := checked{Proved: len(r.Proved), Parts: map[string]int{}, Seconds: k.took.Seconds(), Failures: k.listed(r.Failures), Advice: k.listed(advice(r))}
	for kind, n := range parts(r) {
		out.Parts[kind.String()] = n
	}
	return out
}

func (a *app) listed(all failure.List) []said {
	out := []said{}
	for _, f := range all {
		out = append(out, said{f.At.File, f.At.Line, f.At.Col, f.ID, text.Failure(a.lang, f.Bare())})
	}
	return out
}
