package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"lockstep/repl/disk"
	"lockstep/repl/handin"
	"lockstep/repl/progress"
	"lockstep/repl/text"
	"lockstep/runtime/failure"
)

func (a *app) handInCommand() *cobra.Command {
	var file, name string
	c := &cobra.Command{
		Use: "hand-in -o FILE", Short: a.say("cli.hand-in"), Args: arguments(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			if file == "" {
				return usage{failure.New("hand-in.what")}
			}
			return a.handIn(file, name, c.Flags().Changed("name"))
		},
	}
	c.Flags().StringVarP(&file, "output", "o", "", a.say("cli.flag-output"))
	c.Flags().StringVar(&name, "name", "", a.say("cli.flag-name"))
	return c
}

// handIn writes what the learner did to a file, after it was said what the file holds. At a terminal the
// learner is asked for a name, and whether to write it.
func (a *app) handIn(file, name string, named bool) error {
	kept := progress.Open(progress.Folder(os.Getenv))
	if err := kept.Save(); err != nil { // what is wrong with the record
		return err
	}
	var answers *bufio.Reader
	if term.IsTerminal(int(a.in.Fd())) && term.IsTerminal(int(a.out.Fd())) {
		answers = bufio.NewReader(a.in)
	}
	if answers != nil && !named {
		name, _ = a.ask(answers, "hand-in.ask-name")
	}
	f := handin.Of(kept.Record(), strings.Join(strings.Fields(name), " "))
	if len(f.Lessons) == 0 {
		return failure.New("hand-in.nothing")
	}
	f.Holds = a.say("hand-in.holds", "name", f.Name, "lessons", len(f.Lessons), "parts", f.Count(), "learner", f.Learner > 0)
	a.wrapped(f.Holds)
	if answers != nil {
		if !a.agreed(answers, file) {
			a.wrapped(a.say("hand-in.left"))
			return nil
		}
	}
	data, err := f.Encode()
	if err != nil {
		return err
	}
	if err := disk.Write(file, data, handin.Is); err != nil {
		return err
	}
	a.wrapped(a.say("hand-in.written", "file", file))
	return nil
}

// agreed asks whether to write the file, until the answer is one.
func (a *app) agreed(answers *bufio.Reader, file string) bool {
	for {
		said, more := a.ask(answers, "hand-in.ask-write", "file", file)
		switch strings.ToLower(said) {
		case "y", "yes", "是", "好":
			return true
		case "n", "no", "不", "否":
			return false
		case "":
			return more
		}
		if !more {
			return false
		}
	}
}

// ask asks for a line, and says whether there was one: not at the end of the input.
func (a *app) ask(answers *bufio.Reader, id string, args ...any) (line string, more bool) {
	fmt.Fprint(a.out, a.say(id, args...)+" ")
	line, err := answers.ReadString('\n')
	return strings.TrimSpace(line), err == nil
}

// wrapped writes a sentence.
func (a *app) wrapped(said string) {
	for _, line := range text.Wrap(said, min(a.width(), 100)) {
		fmt.Fprintln(a.out, line)
	}
}
