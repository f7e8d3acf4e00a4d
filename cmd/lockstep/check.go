package main

import (
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"lockstep/lessons"
	"lockstep/lessons/prove"
	"lockstep/repl/markdown"
	"lockstep/repl/render"
	"lockstep/repl/text"
	"lockstep/runtime/failure"
)

func (a *app) checkCommand() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use: "check PATH...", Short: a.say("cli.check"), Args: arguments(cobra.MinimumNArgs(1)),
		RunE: func(_ *cobra.Command, paths []string) error {
			var known []string
			a.lessons.entries(func(e lessons.Entry, _ string) { known = append(known, e.ID) })
			begun := time.Now()
			report, err := prove.Check(paths, known)
			took := time.Since(begun)
			if err != nil {
				return err
			}
			if asJSON {
				err = a.checkedJSON(report, took)
			} else {
				a.checked(report, took)
			}
			if err == nil && len(report.Failures) > 0 {
				err = errFailed
			}
			return err
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, a.say("cli.flag-json"))
	return c
}

// mostLines is how many lines of a page are read between two actions, on a terminal of 80 columns.
const mostLines = 12

// longPages finds the texts of a lesson that are too long to read at once.
func longPages(l *lessons.Lesson) (found failure.List) {
	for i := range l.Parts {
		p := &l.Parts[i]
		for _, lang := range lessons.Languages {
			if n := len(markdown.Lines(p.Text.In(lang), render.View{Width: 79})); n > mostLines {
				found = append(found, failure.New("prove.long-page", "part", i+1, "lang", lang, "n", n, "most", mostLines).Here(p.Text.At))
			}
		}
	}
	return found
}

// advice is what might be better in the lessons proved.
func advice(r prove.Report) failure.List {
	all := r.Advice
	for _, l := range r.Proved {
		all = append(all, longPages(l)...)
	}
	_ = all.Err() // sorts them
	return all
}

// parts counts the parts of the lessons proved, by kind.
func parts(r prove.Report) map[lessons.Kind]int {
	n := map[lessons.Kind]int{}
	for _, l := range r.Proved {
		for i := range l.Parts {
			n[l.Parts[i].Kind]++
		}
	}
	return n
}

func (a *app) checked(r prove.Report, took time.Duration) {
	for _, f := range r.Failures {
		fmt.Fprintln(a.errs, text.Failure(a.lang, f))
	}
	for _, f := range advice(r) {
		at := f.At
		at.Source = "" // nothing is wrong there
		fmt.Fprintln(a.out, text.Failure(a.lang, failure.New(f.ID, f.Args...).Here(at)))
	}
	a.wrapped(a.say("cli.checked", "n", len(r.Proved), "failures", len(r.Failures)))
	if n := parts(r); r.Proved != nil {
		a.wrapped(a.say("cli.checked-what", "seconds", fmt.Sprintf("%.1f", took.Seconds()),
			"goals", n[lessons.Do], "predictions", n[lessons.Predict], "quizzes", n[lessons.Quiz], "texts", n[lessons.Say]))
	}
}

// checked is a report as `check --json` gives it.
type checked struct {
	Proved   int            `json:"proved"`
	Parts    map[string]int `json:"parts"` // of the lessons proved, by kind
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

func (a *app) checkedJSON(r prove.Report, took time.Duration) error {
	out := checked{Proved: len(r.Proved), Parts: map[string]int{}, Seconds: took.Seconds(), Failures: a.listed(r.Failures), Advice: a.listed(advice(r))}
	for kind, n := range parts(r) {
		out.Parts[kind.String()] = n
	}
	return a.encode(out)
}

func (a *app) listed(all failure.List) []said {
	out := []said{}
	for _, f := range all {
		bare := failure.New(f.ID, f.Args...)
		out = append(out, said{f.At.File, f.At.Line, f.At.Col, f.ID, text.Failure(a.lang, bare)})
	}
	return out
}
