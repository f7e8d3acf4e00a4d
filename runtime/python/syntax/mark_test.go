package syntax

import (
	"fmt"
	"strings"
	"testing"
)

func TestMarks(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"if x == 1:  # why\n    s = 'a'", "keyword 1:1-1:3, literal 1:9-1:10, comment 1:13-1:18, literal 2:9-2:12"},
		{"t = '''a\nb'''\n收 = 2", "literal 1:5-2:5, literal 3:5-3:6"},
		{"$ run 1", ""},
		{"1 # ok\n) 2", "literal 1:1-1:2, comment 1:3-1:7"},
		{"\xff", ""},
	} {
		var got []string
		for _, m := range Marks(c.src) {
			look := [...]string{LookKeyword: "keyword", LookLiteral: "literal", LookComment: "comment"}[m.Look]
			from, to := m.At.From, m.At.To
			got = append(got, fmt.Sprintf("%s %d:%d-%d:%d", look, from.Line, from.Col, to.Line, to.Col))
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%q: got %s, want %s", c.src, s, c.want)
		}
	}
}
