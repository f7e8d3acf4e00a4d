package main

import (
	"bufio"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"lockstep/lessons"
	"lockstep/repl"
	"lockstep/repl/text"
)

func (a *app) listCommand() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use: "list", Short: a.say("cli.list"), Args: arguments(0, 0),
		RunE: func(*cobra.Command, []string) error {
			if asJSON {
				return a.listJSON()
			}
			return a.list()
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, a.say("cli.flag-json"))
	return c
}

func (a *app) list() error {
	var all []lessons.Entry
	a.lessons.entries(func(e lessons.Entry, _ string) { all = append(all, e) })
	lang := a.lang.String()
	ids, sections, titles := 0, 0, 0
	for _, e := range all {
		ids, sections = max(ids, text.Width(e.ID)), max(sections, text.Width(e.Section))
		titles = max(titles, text.Width(e.Title.In(lang)))
	}
	w := bufio.NewWriter(a.out)
	course, exercises := "", false
	for _, e := range all {
		if e.Course != nil && e.Course.ID != course {
			course = e.Course.ID
			w.WriteString(repl.CourseHeading(a.lang, e.Course) + "\n")
		}
		w.WriteString(text.Pad(e.ID, ids+2) + text.Pad(e.Section, sections+2) + text.Pad(e.Title.In(lang), titles+2))
		minutes := a.say("cli.minutes", "n", e.Minutes)
		w.WriteString(strings.Repeat(" ", max(8-text.Width(minutes), 0)) + minutes)
		if len(e.Needs) > 0 {
			w.WriteString("  " + a.say("repl.standing-after", "needs", e.Needs))
		}
		if e.Exercises != nil {
			w.WriteString(a.say("repl.has-exercise"))
			exercises = true
		}
		w.WriteString("\n")
	}
	if exercises {
		w.WriteString(a.say("repl.exercise-sign") + "\n")
	}
	for _, f := range a.lessons.Broken() {
		w.WriteString(text.Failure(a.lang, f) + "\n")
	}
	return w.Flush()
}

// listed is a lesson as `list --json` gives it.
type listed struct {
	ID      string            `json:"id"`
	Title   map[string]string `json:"title"`
	Summary map[string]string `json:"summary"`
	Chapter string            `json:"chapter"`
	Section string            `json:"section"`
	Minutes int               `json:"minutes"`
	Parts   int               `json:"parts"`
	Needs   []string          `json:"needs"`
}

func (a *app) listJSON() error {
	out := []listed{}
	a.lessons.entries(func(e lessons.Entry, _ string) {
		out = append(out, listed{
			ID: e.ID, Title: both(e.Title), Summary: both(e.Summary), Chapter: e.Chapter, Section: e.Section,
			Minutes: e.Minutes, Parts: e.Parts, Needs: append([]string{}, e.Needs...),
		})
	})
	for _, f := range a.lessons.Broken() {
		fmt.Fprintln(a.errs, text.Failure(a.lang, f))
	}
	return a.encode(out)
}

func both(t lessons.Text) map[string]string { return map[string]string{"en": t.EN, "zh": t.ZH} }
