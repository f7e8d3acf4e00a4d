package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"lockstep/lessons"
	"lockstep/repl/disk"
	"lockstep/repl/text"
)

func (a *app) schemaCommand() *cobra.Command {
	return &cobra.Command{
		Use: "schema", Short: a.say("cli.schema"), Args: arguments(cobra.NoArgs),
		RunE: func(*cobra.Command, []string) error {
			s, err := lessons.Schema(func(key string) string { return text.Reference(a.lang, key) })
			if err == nil {
				_, err = fmt.Fprintln(a.out, string(s))
			}
			return err
		},
	}
}

func (a *app) newCommand() *cobra.Command {
	return &cobra.Command{
		Use: "new PATH", Short: a.say("cli.new"), Args: arguments(cobra.ExactArgs(1)),
		RunE: func(_ *cobra.Command, args []string) error {
			path := filepath.Clean(args[0])
			ending := filepath.Ext(path)
			if ending != ".yaml" && ending != ".yml" {
				path, ending = path+".yaml", ".yaml"
			}
			name := strings.TrimSuffix(filepath.Base(path), ending)
			if err := disk.New(path, lessons.Skeleton(name, a.lang.String())); err != nil {
				return err
			}
			fmt.Fprintln(a.out, a.say("cli.made", "file", path))
			return nil
		},
	}
}
