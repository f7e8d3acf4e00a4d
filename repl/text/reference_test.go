package text_test

import (
	"strings"
	"testing"

	"lockstep/lessons"
	"lockstep/lessons/goal"
	"lockstep/repl/render"
	"lockstep/repl/text"
	"lockstep/runtime/actor"
)

// referenced are the names that programs, lesson files and goals can use.
func referenced() (names []string) {
	for _, e := range actor.Reference() {
		names = append(names, e.Name)
	}
	for _, r := range lessons.Records() {
		for _, k := range r.Keys {
			names = append(names, r.Name+"."+k.Name)
		}
	}
	for _, f := range goal.Functions() {
		names = append(names, "goal."+f.Name)
	}
	for _, k := range goal.PacketKeys() {
		names = append(names, "packet."+k)
	}
	for _, w := range render.Words {
		names = append(names, "screen."+w.Name)
	}
	return names
}

// TestReferenceTexts: every such name has a text in both languages, and every text a name.
func TestReferenceTexts(t *testing.T) {
	names := map[string]bool{}
	for _, name := range referenced() {
		names[name] = true
		en, zh := text.Reference(text.En, name), text.Reference(text.Zh, name)
		if en == "" || zh == "" {
			t.Errorf("repl/text/reference/*.txt says nothing of %s: add a block of three lines, the name, English, Chinese", name)
		}
		if strings.HasSuffix(en, ".") || strings.HasSuffix(zh, "。") || strings.Contains(zh, "\n") {
			t.Errorf("%s: one line in each language, without a full stop at its end", name)
		}
	}
	for _, name := range text.ReferenceNames() {
		if !names[name] {
			t.Errorf("repl/text/reference/*.txt speaks of %s, which is in no table", name)
		}
	}
}
