package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"lockstep/lessons"
	"lockstep/repl/disk"
	"lockstep/repl/text"
	"lockstep/runtime/failure"
)

func (a *app) schemaCommand() *cobra.Command {
	schemas := map[string]func(meaning func(key string) string) ([]byte, error){"lesson": lessons.Schema, "course": lessons.CourseSchema}
	return &cobra.Command{
		Use: "schema [course]", Short: a.say("cli.schema"), Args: arguments(0, 1),
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
	var from string
	c := &cobra.Command{
		Use: "new PATH", Short: a.say("cli.new"), Args: arguments(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			if args[0] == "" {
				return usage{failure.New("cli.no-name")}
			}
			path := filepath.Clean(args[0])
			if course {
				return a.newCourse(path, from)
			}
			path = strings.TrimSuffix(strings.TrimSuffix(path, ".yml"), ".yaml") + ".yaml" // as folders of lessons want it
			name := strings.TrimSuffix(filepath.Base(path), ".yaml")
			lesson, err := a.begun(name, from)
			if err == nil {
				err = disk.New(path, lesson)
			}
			if err != nil {
				return err
			}
			fmt.Fprintln(a.out, a.say("cli.made", "file", path, "typed", quoted(path), "from", from))
			return nil
		},
	}
	c.Flags().BoolVar(&course, "course", false, a.say("cli.flag-course"))
	c.Flags().StringVar(&from, "from", "", a.say("cli.flag-from"))
	return c
}

// quoted is a path as somebody types it to a shell, of Unix or of Windows: in double quotes, which both know, unless
// something has a meaning there too (POSIX.1-2017, XCU 2.2; ! is of interactive shells).
func quoted(path string) string {
	path = filepath.ToSlash(path)
	if strings.HasPrefix(path, "-") {
		path = "./" + path // else it is a flag
	}
	switch {
	case strings.IndexFunc(path, meansMore) < 0:
		return path
	case strings.ContainsAny(path, "\"$`\\!"):
		return "'" + strings.ReplaceAll(path, "'", `'\''`) + "'"
	}
	return `"` + path + `"`
}

// meansMore says whether a character may be more than itself to a shell.
func meansMore(r rune) bool {
	return r < utf8.RuneSelf && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("_./:-+", r)
}

// begun is the skeleton of a lesson, or a copy of one of the program's.
func (a *app) begun(id, from string) ([]byte, error) {
	if from != "" {
		return lessons.Copy(from, id)
	}
	return lessons.Skeleton(id, a.lang.String()), nil
}

// newCourse makes a folder with a course.yaml and a lesson.
func (a *app) newCourse(dir, from string) error {
	lesson, err := a.begun(lessons.FirstLesson, from)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return failure.New("disk.unwritable", "file", dir, "why", disk.Reason(err))
	}
	whole, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	file := filepath.Join(dir, lessons.CourseFile)
	if err := disk.New(file, lessons.CourseSkeleton(filepath.Base(whole), a.lang.String())); err != nil {
		return err
	}
	first := filepath.Join(dir, lessons.FirstLesson+".yaml")
	if err := disk.New(first, lesson); err != nil {
		return err
	}
	a.wrapped(a.say("cli.made-course", "file", file, "first", first, "lesson", quoted(first), "dir", quoted(dir)))
	return nil
}
