package render

import (
	"fmt"
	"strings"
)

// Draft shows a program that is not run, as Code shows others. wrong is the line at which it is not understood, so that
// it cannot; 0 for none.
func (v View) Draft(name, source string, wrong int) []string {
	rows := strings.Split(strings.TrimSuffix(source, "\n"), "\n")
	digits := len(fmt.Sprint(len(rows)))
	head := (&line{}).add(Plain, " ").add(Head, clean(name))
	if wrong > 0 {
		head.add(Plain, "  ").add(Pending, v.say("view.draft"))
	}
	lines := []*line{head}
	for i, s := range rows {
		role, mark := Plain, " "
		if i+1 == wrong {
			role, mark = Bad, v.say("view.draft-mark")
		}
		lines = append(lines, (&line{}).add(role, "  "+mark+fmt.Sprintf(" %*d  ", digits, i+1)).add(role, clean(expandTabs(s))))
	}
	return v.show(lines)
}
