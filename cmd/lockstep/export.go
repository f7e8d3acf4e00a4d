package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"lockstep/repl/disk"
	"lockstep/repl/export"
	"lockstep/runtime/failure"
)

// exportFormat is a form in which a lesson, or what was recorded of one, is given away.
type exportFormat struct {
	name  string
	help  string // id of its sentence
	write func(p *player, source, out string) error
}

// exportFormats is the table of forms.
var exportFormats = []exportFormat{
	{"python", "cli.export-python", (*player).exportPython},
}

func (a *app) exportCommand() *cobra.Command {
	c := &cobra.Command{Use: "export FORMAT SOURCE -o OUT", Short: a.say("cli.export"), Args: arguments(cobra.MinimumNArgs(1))}
	c.FParseErrWhitelist.UnknownFlags = true // of a format that is not there
	c.RunE = func(_ *cobra.Command, args []string) error {
		var names []string
		for _, f := range exportFormats {
			names = append(names, f.name)
		}
		return usage{failure.New("cli.no-format", "format", args[0], "formats", names, "nearest", failure.Nearest(args[0], names))}
	}
	for _, f := range exportFormats {
		p := player{app: a}
		out := ""
		sub := &cobra.Command{
			Use: f.name + " SOURCE", Short: a.say(f.help), Args: arguments(cobra.ExactArgs(1)),
			RunE: func(_ *cobra.Command, args []string) error {
				if out == "" {
					return usage{failure.New("cli.export-where")}
				}
				return f.write(&p, args[0], out)
			},
		}
		sub.Flags().StringVar(&p.stage, "stage", "", a.say("cli.flag-stage"))
		sub.Flags().StringVarP(&out, "output", "o", "", a.say("cli.flag-output"))
		c.AddCommand(sub)
	}
	return c
}

// exportPython writes the programs of a stage as files for CPython into a folder.
func (p *player) exportPython(source, folder string) error {
	l, err := lesson(source)
	if err != nil {
		return err
	}
	st, err := p.choose(l)
	if err != nil {
		return err
	}
	for _, f := range export.Python(p.lang, l.ID, st) {
		path := filepath.Join(folder, f.Name)
		if err := write(path, f.Text); err != nil {
			return failure.New("cli.cannot-write", "file", path, "why", disk.Reason(err))
		}
		fmt.Fprintln(p.out, path)
	}
	return nil
}

func write(path, text string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return err
	}
	return os.WriteFile(path, []byte(text), 0o666)
}
