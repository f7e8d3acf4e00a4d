package render

import (
	"strings"

	"github.com/rogpeppe/go-internal/diff"
)

// diffRoles are the roles of the lines of a unified diff, by what they begin with.
var diffRoles = []struct {
	begins string
	role   Role
}{{"+++", Head}, {"---", Head}, {"@@", Faint}, {"+", Good}, {"-", Bad}}

// Diff shows how a program was changed, as a unified diff; nothing where it was not.
func (v View) Diff(name, old, changed string) []string {
	var lines []*line
	all := strings.Split(strings.TrimSuffix(string(diff.Diff(name, []byte(old), name, []byte(changed))), "\n"), "\n")
	for _, s := range all[1:] { // without the command that would make it
		role := Plain
		for _, r := range diffRoles {
			if strings.HasPrefix(s, r.begins) {
				role = r.role
				break
			}
		}
		lines = append(lines, (&line{}).add(Plain, " ").add(role, clean(expandTabs(s))))
	}
	return v.show(lines)
}
