package lessons

import (
	"fmt"
	"strings"
	"testing"

	"lockstep/runtime/failure"
)

const stages = `stages:
  one:
    actors:
      client:
        program: |
          import time
          time.sleep(1)
parts:
  - do:
      ask: Sleep.
      stage: one
      goal: |
        state("client") == "done"
      forbid: [run, until]
      hints:
        - en: Wait.
          zh: 等。
      solution: step client; tick; step client
`

// What the YAML parser trips over is told at its line and column, and what was meant where that can be seen.
// Line 8 is the first of the stages.
func TestSyntax(t *testing.T) {
	for _, c := range []struct{ right, wrong, want string }{
		{"title: x", "title：x", "6:6 lesson.yaml-full-width"},
		{"title: x", "title:　x", "6:7 lesson.yaml-full-width"},
		{"title: x", "title:x", "6:1 lesson.yaml-no-colon"},
		{"summary: x", "summary: *x*", "7:10 lesson.yaml-character"},
		{"ask: Sleep.", "ask: \"Sleep.", "17:12 lesson.yaml-quote"},
		{"ask: Sleep.", "ask: Sleep: now.", "17:17 lesson.yaml-colon"},
		{"ask: Sleep.", "ask: 睡：一秒", ""},
		{"ask: Sleep.", "ask：Sleep.", "17:10 lesson.yaml-full-width"},
		{"ask: Sleep.", "\task: Sleep.", "17:7 lesson.yaml-tab"},
		{"      stage: one", "　　　stage: one", "18:1 lesson.yaml-full-width"},
		{"goal: |\n        state", "goal：state", "19:11 lesson.yaml-full-width"},
		{"          time.sleep(1)", "　　　　　time.sleep(1)", "14:1 lesson.yaml-full-width"},
		{"          time.sleep(1)", "         time.sleep(1)", "14:10 lesson.yaml-left-block"},
		{"          time.sleep(1)", "        time.sleep(1)", "14:9 lesson.yaml-left-block"},
		{"          time.sleep(1)", "      time.sleep(1)", "14:7 lesson.yaml-no-colon"},
		{"program: |", "program:", "13:11 lesson.not-literal"},
		{"- do:", "-　do:", "16:4 lesson.yaml-full-width"},
		{"- do:", "- say：hi\n  - do:", "16:8 lesson.yaml-full-width"},
		{"[run, until]", "[run，until]", "21:19 lesson.yaml-full-width"},
		{"[run, until]", "[run, until", "21:15 lesson.yaml-bracket"},
		{"          zh: 等。", "            zh: 等。", "24:13 lesson.yaml-deeper"},
		{"        - en: Wait.", "          en: Wait.", "23:11 lesson.not-list"},
		{"        - en: Wait.\n", "        - en: Wait.\n         zh: 等。\n", "24:10 lesson.yaml-indent"},
		{"          zh: 等。", "         zh: 等。", "24:10 lesson.yaml-indent"},
		{"      solution:", "       solution:", "25:8 lesson.yaml-indent"},
		{"      solution:", "     solution:", "25:6 lesson.yaml-indent"},
		{"      stage: one", "      - stage: one", "18:7 lesson.yaml-item"},
		{"        - en: Wait.\n          zh: 等。", "        - Wait.\n        Wait longer: yes", "24:9 lesson.yaml-item"},
		{"        - en: Wait.\n", "        - Wait a little.\n        -en: Wait.\n", "24:9 lesson.yaml-dash"},
		{"  - do:", "  -do:", "16:3 lesson.yaml-dash"},
		{"  - do:", "  -say: x\n  - do:", "16:3 lesson.yaml-dash"},
		{"ask: Sleep.", "ask: - Sleep.", "17:12 lesson.yaml-character"},
		{"ask: Sleep.", "ask: > Sleep.", "17:12 lesson.yaml-character"},
		{"ask: Sleep.", "ask: ? Sleep.", "17:12 lesson.yaml-character"},
		{"ask: Sleep.", "ask: 'It's time.'", "17:15 lesson.yaml-quote-ends"},
		{"ask: Sleep.", "ask: 'It''s time.'  # yes", ""},
		{"ask: Sleep.", `ask: "\"Sleep\": it" is`, "17:26 lesson.yaml-quote-ends"},
		{"goal: |\n        state", `goal: "done" == state("client") or state`, "19:18 lesson.yaml-quote-ends"},
		{"minutes: 1", "minutes:\u00a01", "5:9 lesson.hidden-character"},
		{"      stage: one", "\u00a0     stage: one", "18:1 lesson.hidden-character"},
		{"title: x", "title: {en: Hi，and bye，zh: 你好}", "6:23 lesson.yaml-full-width"},
		{"title: x", "title:\n  en：Hi\n  zh：你好", "7:5 lesson.yaml-full-width"},
		{"title: x", "title: 收：发", ""},
		{"minutes: 1", "minutes: １", "5:10 lesson.yaml-full-width"},
		{"[run, until]", "【run, until】", "21:15 lesson.yaml-full-width"},
		{"      client:", "      client：", "11:13 lesson.yaml-full-width"},
		{"chapter: network", "chapter: 网络", "3:10 lesson.bad-name"},
		{"id: x", "id: x（1）", "2:6 lesson.yaml-full-width"},
	} {
		_, err := Parse("x.yaml", []byte(strings.Replace(head+stages, c.right, c.wrong, 1)), nil)
		var got []string
		for _, f := range failure.All(err) {
			got = append(got, fmt.Sprintf("%d:%d %s", f.At.Line, f.At.Col, f.ID))
		}
		if strings.Join(got, ", ") != c.want {
			t.Errorf("%q: %v, not %s", c.wrong, got, c.want)
		}
	}
}
