package failure

import "testing"

func TestNearest(t *testing.T) {
	names := []string{"goal", "hints", "solution", "ask"}
	for written, want := range map[string]string{
		"goall": "goal", "goal": "goal", "gaol": "goal", "solutoin": "solution", "hint": "hints",
		"": "", "x": "", "asking": "", "aks": "", "as": "ask",
	} {
		if got := Nearest(written, names); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", written, got, want)
		}
	}
}
