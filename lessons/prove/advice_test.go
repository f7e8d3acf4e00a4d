package prove_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"lockstep/lessons/prove"
)

// TestAdvice: what might be better is said at its place, and is no failure.
func TestAdvice(t *testing.T) {
	sample, err := os.ReadFile("../testdata/sample.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name  string
		edits []string // old and new in turn
		want  []string
	}{
		{"none", nil, nil},
		{"a text to be written", []string{"en: Sticky packets", "en: TODO a title", "zh: 网络", "zh: TODO"}, []string{"own.yaml:8:3: prove.unwritten mark=TODO"}},
		{"a slip that fails the lesson", []string{"          sk.bind(", "          sk.nosuch("}, []string{"own.yaml:20: prove.slip actor=server error=AttributeError"}},
		{"a slip behind the goal", []string{"          print(conn.recv(1024))\n          print(conn.recv(1024))", "          data = conn.recv(1024)\n          data.nosuch()"}, []string{"own.yaml:24: prove.slip actor=server error=AttributeError"}},
	} {
		file := filepath.Join(t.TempDir(), "own.yaml")
		if err := os.WriteFile(file, []byte(strings.NewReplacer(append([]string{"id: sticky", "id: own"}, c.edits...)...).Replace(string(sample))), 0o600); err != nil {
			t.Fatal(err)
		}
		r, err := prove.Check(t.Context(), []string{file}, known)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range r.Advice {
			got = append(got, strings.TrimPrefix(f.Error(), filepath.Dir(file)+string(filepath.Separator)))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, not %q (%v)", c.name, got, c.want, r.Failures)
		}
	}
}
