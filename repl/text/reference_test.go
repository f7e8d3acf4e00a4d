package text_test

import (
	"strings"
	"testing"

	"lockstep/repl/text"
	"lockstep/runtime/actor"
)

// TestReferenceTexts: every name that programs can use has a text in both languages, and every text a name.
func TestReferenceTexts(t *testing.T) {
	names := map[string]bool{}
	for _, e := range actor.Reference() {
		names[e.Name] = true
		en, zh := text.Reference(text.En, e.Name), text.Reference(text.Zh, e.Name)
		if en == "" || zh == "" {
			t.Errorf("repl/text/reference/*.txt says nothing of %s%s: add a block of three lines, the name, English, Chinese", e.Name, e.Signature)
		}
		if strings.HasSuffix(en, ".") || strings.HasSuffix(zh, "。") || strings.Contains(zh, "\n") {
			t.Errorf("%s: one line in each language, without a full stop at its end", e.Name)
		}
	}
	for _, name := range text.ReferenceNames() {
		if !names[name] {
			t.Errorf("repl/text/reference/*.txt speaks of %s, which is in no table", name)
		}
	}
}
