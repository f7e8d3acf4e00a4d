package main

import (
	"encoding/json"
	"fmt"

	"github.com/spf13/cobra"

	"lockstep/lessons"
	"lockstep/lessons/prove"
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
			report, err := prove.Check(paths, known)
			if err != nil {
				return err
			}
			if asJSON {
				err = a.checkedJSON(report)
			} else {
				a.checked(report)
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

func (a *app) checked(r prove.Report) {
	for _, f := range r.Failures {
		fmt.Fprintln(a.errs, text.Failure(a.lang, f))
	}
	fmt.Fprintln(a.out, a.say("cli.checked", "n", r.Proved, "failures", len(r.Failures)))
}

// checked is a report as `check --json` gives it.
type checked struct {
	Proved   int     `json:"proved"`
	Failures []wrong `json:"failures"`
}

type wrong struct {
	File    string `json:"file"`
	Line    int    `json:"line,omitempty"`
	Col     int    `json:"col,omitempty"`
	ID      string `json:"id"`
	Message string `json:"message"`
}

func (a *app) checkedJSON(r prove.Report) error {
	out := checked{Proved: r.Proved, Failures: []wrong{}}
	for _, f := range r.Failures {
		bare := failure.New(f.ID, f.Args...)
		out.Failures = append(out.Failures, wrong{f.At.File, f.At.Line, f.At.Col, f.ID, text.Failure(a.lang, bare)})
	}
	enc := json.NewEncoder(a.out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(out)
}
