package lessons

import (
	"slices"
	"strings"
	"testing"
)

// TestKeys: what makes a lesson or a part another one, and what does not.
func TestKeys(t *testing.T) {
	sample, err := Load("sticky")
	if err != nil {
		t.Fatal(err)
	}
	text := string(sample.text)
	for _, c := range []struct {
		name, from, to string
		parts          []int // whose keys change, from 1
	}{
		{"hint", "Send, deliver, `recv`; then again", "Send, deliver, recv, and then again", nil},
		{"Chinese", "让一次 `recv` 取到两条消息", "让一次 recv 拿到两条消息", nil},
		{"goal", `== [b"helloworld"]`, `== [b"helloworld",]`, []int{4}},
		{"quiz", "Set TCP_NODELAY.", "Set TCP_NODELAY!", []int{10}},
		{"program", "sk.send(b\"helloworld\")", "sk.send(b\"hello world\")", []int{9}},
		{"right answer", "received(\"server\")[-1]", "received(\"server\")[0]", []int{3}},
		{"read text", "What to keep:", "To keep:", []int{11}},
	} {
		t.Run(c.name, func(t *testing.T) {
			changed := strings.Replace(text, c.from, c.to, 1)
			if changed == text {
				t.Fatalf("the lesson has no %q", c.from)
			}
			l, err := Parse(sample.File, []byte(changed), nil)
			if err != nil {
				t.Fatal(err)
			}
			if l.Hash() == sample.Hash() {
				t.Error("the same hash")
			}
			var differ []int
			for i, k := range sample.PartKeys() {
				if l.PartKeys()[i] != k {
					differ = append(differ, i+1)
				}
			}
			if !slices.Equal(differ, c.parts) {
				t.Errorf("the keys of %v changed, not of %v", differ, c.parts)
			}
		})
	}
	keys := sample.PartKeys()
	slices.Sort(keys)
	if len(slices.Compact(keys)) != len(sample.Parts) {
		t.Error("two parts have one key")
	}
}
