package main

import (
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/tools/txtar"
)

// TestEditor: the learner's editor has the terminal as it was found, and all keys; then the session goes
// on with what was edited.
func TestEditor(t *testing.T) {
	dir := t.TempDir()
	script, err := txtar.ParseFile("testdata/script/exercise.txtar")
	if err != nil {
		t.Fatal(err)
	}
	lesson, editor := filepath.Join(dir, "sum.yaml"), filepath.Join(dir, "ed.sh")
	for _, f := range script.Files {
		if f.Name == "sum.yaml" {
			err = os.WriteFile(lesson, f.Data, 0o600)
		}
	}
	if err == nil {
		err = os.WriteFile(editor, []byte("#!/bin/sh\necho editing $(wc -l < \"$1\") lines\nread line\necho \"$line\" >> \"$1\"\n"), 0o700)
	}
	if err == nil {
		err = os.Symlink(editor, filepath.Join(dir, "nano"))
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("VISUAL", "/bin/sh "+editor)
	s := newConsole(t, "en", 80, 50, "start", lesson)
	s.wants("sum 1/1 >")
	s.press("edit main\r")
	s.wants("editing 13 lines")
	if s.settings() != s.before {
		t.Error("the editor does not have the terminal as it was found")
	}
	s.press("print(count)\r")
	s.wants("14  print(count)")
	s.wants("An order breaks it")
	s.press("edit main\r")
	s.wants("editing 14 lines")
	s.press("print(\r")
	s.wants("runs once you have edited")
	s.press("diff\r")
	s.wants("+print(count)")
	s.press("quit\r")
	s.exit()

	t.Setenv("VISUAL", "") // the learner has named none: one that is there is taken
	t.Setenv("EDITOR", "")
	t.Setenv("PATH", dir+string(os.PathListSeparator)+os.Getenv("PATH"))
	s = newConsole(t, "en", 80, 50, "start", lesson)
	s.wants("sum 1/1 >")
	s.press("edit main\r")
	s.wants("editing")
	s.press("count = 0\r")
	s.wants("14  count = 0")
	s.press("quit\r")
	if got := s.exit(); got != 0 {
		t.Errorf("exit status %d", got)
	}
}
