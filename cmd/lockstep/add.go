package main

import (
	"github.com/spf13/cobra"

	"lockstep/repl"
	"lockstep/repl/text"
)

// addCommand takes a course into the learner's library.
func (a *app) addCommand() *cobra.Command {
	return &cobra.Command{
		Use: "add SOURCE", Short: a.say("cli.add"), Args: arguments(1, 1),
		RunE: func(_ *cobra.Command, args []string) error { return a.add(args[0]) },
	}
}

func (a *app) add(source string) error {
	added, err := a.lessons.library.Add(source)
	if err != nil {
		return err
	}
	c := added.Course
	title := c.Title.In(a.lang.String())
	switch {
	case added.Same:
		a.wrapped(a.say("library.same-again", "id", c.ID))
	case added.Again:
		a.wrapped(a.say("library.replaced", "id", c.ID, "title", title))
		if len(added.New)+len(added.Changed)+len(added.Gone) == 0 {
			a.wrapped(a.say("library.none-changed"))
		}
		for _, said := range []struct {
			id      string
			lessons []string
		}{{"library.new", added.New}, {"library.changed", added.Changed}, {"library.gone", added.Gone}} {
			if said.lessons != nil {
				a.wrapped(a.say(said.id, "lessons", said.lessons))
			}
		}
	default:
		a.wrapped(a.say("library.added", "id", c.ID, "title", title, "n", len(added.Lessons)))
	}
	if about := text.Say(a.lang, "course.about", repl.AboutCourse(a.lang, c)...); about != "" {
		a.wrapped(about)
	}
	if n := len(added.Left); n > 0 {
		some := added.Left[:min(n, mostLeft)]
		a.wrapped(a.say("library.left", "files", some, "more", n-len(some)))
	}
	a.wrapped(a.say("library.begin", "lesson", added.Lessons[0].ID))
	return nil
}

// mostLeft is how many files are named that a course was added without.
const mostLeft = 5

func (a *app) removeCommand() *cobra.Command {
	return &cobra.Command{
		Use: "remove ID", Short: a.say("cli.remove"), Args: arguments(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			if err := a.lessons.library.Remove(args[0]); err != nil {
				return err
			}
			a.wrapped(a.say("library.removed", "id", args[0]))
			return nil
		},
	}
}
