package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"lockstep/lessons"
	"lockstep/repl/disk"
	"lockstep/repl/text"
	"lockstep/runtime/failure"
)

func (a *app) schemaCommand() *cobra.Command {
	schemas := map[string]func(meaning func(key string) string) ([]byte, error){"lesson": lessons.Schema, "course": lessons.CourseSchema}
	return &cobra.Command{
		Use: "schema [course]", Short: a.say("cli.schema"), Args: arguments(cobra.MaximumNArgs(1)),
		RunE: func(_ *cobra.Command, args []string) error {
			of := append(args, "lesson")[0]
			if schemas[of] == nil {
				return usage{failure.New("cli.no-schema", "word", of)}
			}
			s, err := schemas[of](func(key string) string { return text.Reference(a.lang, key) })
			if err == nil {
				_, err = fmt.Fprintln(a.out, string(s))
			}
			return err
		},
	}
}

func (a *app) newCommand() *cobra.Command {
	var course bool
	c := &cobra.Command{
		Use: "new PATH", Short: a.say("cli.new"), Args: arguments(cobra.ExactArgs(1)),
		RunE: func(_ *cobra.Command, args []string) error {
			path := filepath.Clean(args[0])
			if course {
				return a.newCourse(path)
			}
			path = strings.TrimSuffix(strings.TrimSuffix(path, ".yml"), ".yaml") + ".yaml" // as folders of lessons want it
			name := strings.TrimSuffix(filepath.Base(path), ".yaml")
			if err := disk.New(path, lessons.Skeleton(name, a.lang.String())); err != nil {
				return err
			}
			fmt.Fprintln(a.out, a.say("cli.made", "file", path))
			return nil
		},
	}
	c.Flags().BoolVar(&course, "course", false, a.say("cli.flag-course"))
	return c
}

// newCourse makes a folder with a course.yaml and a lesson.
func (a *app) newCourse(dir string) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return failure.New("disk.unwritable", "file", dir, "why", disk.Reason(err))
	}
	whole, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	lang, file := a.lang.String(), filepath.Join(dir, lessons.CourseFile)
	if err := disk.New(file, lessons.CourseSkeleton(filepath.Base(whole), lang)); err != nil {
		return err
	}
	first := filepath.Join(dir, lessons.FirstLesson+".yaml")
	if err := disk.New(first, lessons.Skeleton(lessons.FirstLesson, lang)); err != nil {
		return err
	}
	a.wrapped(a.say("cli.made-course", "file", file, "lesson", first, "dir", dir))
	return nil
}
