package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"lockstep/lessons"
	"lockstep/repl/text"
	"lockstep/runtime/failure"
)

// usage marks an error as one of the command line itself.
type usage struct{ error }

// several is no bound on how many arguments a command takes.
const several = 1 << 20

// arguments checks how many arguments a command is given.
func arguments(least, most int) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		switch {
		case len(args) < least:
			return usage{failure.New("cli.missing-argument", "usage", useLine(c))}
		case len(args) > most && c.HasSubCommands():
			return noCommand(c, args[0])
		case len(args) > most:
			return usage{failure.New("cli.extra-argument", "word", args[most], "usage", useLine(c))}
		}
		return nil
	}
}

// useLine is how a command is written, without the word that cobra has for flags.
func useLine(c *cobra.Command) string { return strings.TrimSuffix(c.UseLine(), " [flags]") }

func noCommand(c *cobra.Command, word string) error {
	var names []string
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() {
			names = append(names, sub.Name())
		}
	}
	nearest := failure.Nearest(word, names)
	lesson := func(e lessons.Entry) bool { return e.ID == word }
	if !c.HasParent() && (isFile(word) || slices.ContainsFunc(lessons.Catalogue(), lesson)) {
		nearest = "start " + word
	}
	return usage{failure.New("cli.no-command", "word", word, "nearest", nearest, "names", names)}
}

// flagError is what is wrong with the flags of a command, in a sentence of ours.
func flagError(c *cobra.Command, err error) error {
	var (
		unknown *pflag.NotExistError
		bare    *pflag.ValueRequiredError
		bad     *pflag.InvalidValueError
		syntax  *pflag.InvalidSyntaxError
	)
	switch {
	case errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() != "":
		err = failure.New("cli.no-flag", "flag", "-"+unknown.GetSpecifiedShortnames(), "command", c.CommandPath())
	case errors.As(err, &unknown):
		var names []string
		c.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
		word := unknown.GetSpecifiedName()
		nearest := failure.Nearest(word, names)
		if nearest != "" {
			nearest = "--" + nearest
		}
		err = failure.New("cli.no-flag", "flag", "--"+word, "nearest", nearest, "command", c.CommandPath())
	case errors.As(err, &bare):
		f := bare.GetFlag()
		err = failure.New("cli.bare-flag", "flag", "--"+f.Name, "value", valueOf(f))
	case errors.As(err, &bad):
		f := bad.GetFlag()
		err = failure.New("cli.bad-value", "flag", "--"+f.Name, "word", bad.GetValue(), "value", valueOf(f))
	case errors.As(err, &syntax):
		err = failure.New("cli.no-flag", "flag", syntax.GetSpecifiedFlag(), "command", c.CommandPath())
	}
	return usage{err}
}

// valueOf is how help writes what a flag takes: "" for nothing.
func valueOf(f *pflag.Flag) string {
	if f.Value.Type() == "bool" {
		return ""
	}
	for _, v := range [...]struct{ flag, value string }{
		{"actor", "NAME"},
		{"lang", "en|zh"},
		{"lesson", "ID|FILE"},
		{"lessons", "DIR"},
		{"name", "NAME"},
		{"output", "PATH"},
		{"record", "FILE"},
		{"schedule", "COMMANDS"},
		{"stage", "NAME"},
		{"world", "lab|real"},
	} {
		if v.flag == f.Name {
			return v.value
		}
	}
	return "N"
}

// help makes what cobra would say in English a matter of repl/text: the words of help, and the help of help.
func (a *app) help(root *cobra.Command) {
	root.PersistentFlags().BoolP("help", "h", false, a.say("cli.flag-help"))
	root.SetFlagErrorFunc(flagError)
	root.SetUsageFunc(func(c *cobra.Command) error {
		_, err := io.WriteString(c.OutOrStderr(), a.usageOf(c))
		return err
	})
	root.InitDefaultHelpCmd() // for its completion
	for _, c := range root.Commands() {
		if c.Name() == "help" {
			c.Use, c.Short, c.Long, c.Args, c.Run = "help [COMMAND]", a.say("cli.help"), "", nil, nil
			c.RunE = func(_ *cobra.Command, args []string) error {
				of, rest, err := root.Find(args)
				if err != nil || len(rest) > 0 {
					return noCommand(root, args[0])
				}
				of.InitDefaultHelpFlag()
				return of.Help()
			}
		}
	}
}

// usageOf is how a command is used.
func (a *app) usageOf(c *cobra.Command) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n", a.say("cli.usage-heading"))
	if c.Runnable() {
		fmt.Fprintf(&b, "  %s\n", useLine(c))
	}
	var commands [][2]string
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() {
			commands = append(commands, [2]string{sub.Name(), sub.Short})
		}
	}
	if commands != nil {
		fmt.Fprintf(&b, "  %s COMMAND\n", c.CommandPath())
		a.rows(&b, "cli.commands-heading", commands)
	}
	a.rows(&b, "cli.flags-heading", a.flagRows(c.LocalFlags()))
	a.rows(&b, "cli.all-flags-heading", a.flagRows(c.InheritedFlags()))
	if commands != nil {
		fmt.Fprintf(&b, "\n%s\n", a.say("cli.help-of", "command", c.CommandPath()))
	}
	return b.String()
}

func (a *app) flagRows(flags *pflag.FlagSet) (rows [][2]string) {
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		name, says := "    --"+f.Name, f.Usage
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", --" + f.Name
		}
		if v := valueOf(f); v != "" {
			name += " " + v
		}
		if !slices.Contains([]string{"", "0", "-1", "false", "[]"}, f.DefValue) {
			says += a.say("cli.default", "value", f.DefValue)
		}
		rows = append(rows, [2]string{name, says})
	})
	return rows
}

// rows writes names and what is said of them below a heading, as wide as the terminal.
func (a *app) rows(b *strings.Builder, heading string, rows [][2]string) {
	if rows == nil {
		return
	}
	wide := 0
	for _, r := range rows {
		wide = max(wide, text.Width(r[0]))
	}
	fmt.Fprintf(b, "\n%s\n", a.say(heading))
	indent := "\n" + strings.Repeat(" ", wide+4)
	for _, r := range rows {
		says := text.Wrap(r[1], max(a.width()-1-wide-4, 20))
		fmt.Fprintf(b, "  %s  %s\n", text.Pad(r[0], wide), strings.Join(says, indent))
	}
}
