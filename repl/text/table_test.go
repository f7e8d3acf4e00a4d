package text

import (
	"slices"
	"strings"
	"testing"
)

// placeholders lists the names a template mentions, each once, sorted.
func placeholders(template string) []string {
	var names []string
	for {
		_, rest, found := strings.Cut(template, "{")
		if !found {
			slices.Sort(names)
			return slices.Compact(names)
		}
		p, after := cutPlaceholder(rest)
		names = append(names, p.name)
		names = append(names, placeholders(p.yes)...)
		names = append(names, placeholders(p.no)...)
		template = after
	}
}

func TestTables(t *testing.T) {
	seen := map[string]bool{}
	for _, area := range areas {
		for _, s := range area {
			if seen[s.id] {
				t.Errorf("%s: is there twice", s.id)
			}
			seen[s.id] = true
			if s.en == "" || s.zh == "" {
				t.Errorf("%s: a language is missing", s.id)
			}
			if en, zh := placeholders(s.en), placeholders(s.zh); !slices.Equal(en, zh) {
				t.Errorf("%s: English mentions %v, Chinese %v", s.id, en, zh)
			}
			for _, template := range []string{s.en, s.zh} {
				if strings.Count(template, "{") != strings.Count(template, "}") {
					t.Errorf("%s: unbalanced braces: %s", s.id, template)
				}
			}
		}
	}
}
