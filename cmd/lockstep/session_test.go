package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lockstep/lessons"
)

// TestReload: a file that was changed is taken up; one that is broken now leaves the lesson as it was.
func TestReload(t *testing.T) {
	path := filepath.Join(t.TempDir(), "own.yaml")
	write := func(old, changed string) {
		t.Helper()
		text := strings.Replace(string(lessons.Skeleton("own", "en")), old, changed, 1)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("", "")
	l, err := lessons.LoadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	c := catalogue{brought: lessons.Catalogue()}
	c.shelf().Put(l)
	write("A first lesson", "A better lesson")
	if l, err = c.Reload("own"); err != nil || l.Title.EN != "A better lesson" || c.List()[len(c.List())-1].Title.EN != "A better lesson" {
		t.Errorf("changed: %v %v", l.Title, err)
	}
	write("par: 3", "par: few")
	if _, err = c.Reload("own"); err == nil || !strings.Contains(err.Error(), "lesson.not-number") {
		t.Errorf("broken: %v", err)
	}
	if l, err = c.Load("own"); err != nil || l.Title.EN != "A better lesson" {
		t.Errorf("after a broken one: %v %v", l, err)
	}
}
