package main

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"lockstep/lessons"
	"lockstep/lessons/prove"
	"lockstep/repl/text"
)

// mistake is what an author writes in place of something in a lesson of the guide.
type mistake struct {
	lesson, right, wrong string
	written              string // as the guide's table shows it; "" where that is wrong itself
}

// clientProgram is all of it in refused.yaml.
const clientProgram = `program: |
          import socket
          sk = socket.socket()
          sk.connect(("127.0.0.1", 9000))
          print("connected")
`

var mistakes = []mistake{
	{"refused.yaml", "\ntitle:", "\ntitel:", "titel:"},
	{"refused.yaml", "minutes: 5", "minutes: 1h", ""},
	{"parts.yaml", "title:\n  en: An echo, and a shop\n  zh: 回声与商店", "title: {en: An echo}", ""},
	{"parts.yaml", "en: What will the client print?", "en: Note: it prints.", ""},
	{"parts.yaml", "text:\n            en: Nothing, it waits for more.\n            zh: 什么也不打印，它还在等。", "text: {en: Nothing, it waits, zh: 不打印}", ""},
	{"parts.yaml", "en: A recv takes what has arrived by then.", "en: `recv` takes what is there.", ""},
	{"parts.yaml", "en: What will the client print?", "en: Read packet #1.", ""},
	{"parts.yaml", "en: What will the client print?", "en: 'It's time.'", ""},
	{"refused.yaml", "      setup: step client 2", "\tsetup: step client 2", "⇥setup: step client 2"},
	{"refused.yaml", clientProgram, "program: print(1)\n", "program: print(1)"},
	{"refused.yaml", "print(\"connected\")", "async def f():", ""},
	{"refused.yaml", "setup: step client 2", "stage: eraly", ""},
	{"refused.yaml", "error(\"client\") ==", "eror(\"client\") ==", "goal: eror(\"client\") == …"},
	{"refused.yaml", "error(\"client\") ==", "error(\"cleint\") ==", "goal: error(\"cleint\") == …"},
	{"refused.yaml", "error(\"client\") == \"ConnectionRefusedError\"", "state(\"client\") == \"over\"", "goal: state(\"client\") == \"over\""},
	{"refused.yaml", "error(\"client\") ==", "error(“client”) ==", "goal: error(“client”) == …"},
	{"refused.yaml", "value: None", "value: refused", ""},
	{"refused.yaml", "solution: step client 2; deliver;", "solution: stepp client 2; deliver;", "solution: stepp client 2; …"},
	{"refused.yaml", "solution: step client 2; deliver;", "solution: step client 2; deliver 9;", "solution: step client 2; deliver 9; …"},
	{"refused.yaml", "solution: step client 2; deliver; deliver; step client", "solution: step client 2", ""},
	{"refused.yaml", "error(\"client\") == \"ConnectionRefusedError\"", "error(\"client\") is None", "goal: error(\"client\") is None"},
	{"refused.yaml", "error(\"client\") == \"ConnectionRefusedError\"", "len(packets()) == 2", "goal: len(packets()) == 2"},
	{"refused.yaml", "      hints:", "      forbid: [deliver]\n      hints:", "forbid: [deliver]"},
	{"refused.yaml", "      hints:", "      par: 3\n      hints:", "par: 3"},
	{"refused.yaml", "answer: error(\"client\")", "answer: state(\"client\")", ""},
	{"refused.yaml", "right: true", "right: false", ""},
	{"refused.yaml", "minutes: 5", "minutes: 5\nneeds: [handshak]", "needs: [handshak]"},
	{"parts.yaml", "- '[\"hello\"]'", "- [\"hello\"]", ""},
	{"parts.yaml", "always: value(\"shop\", \"left\") == 0 and state(\"bob\") == \"done\"", "always: value(\"shop\", \"left\") <= 0", ""},
	{"parts.yaml", "with lock:", "if lock:", ""},
	{"parts.yaml", "with lock:", "if lock.acquire():", ""},
}

// builtIn are the ids of the lessons that come with the program.
func builtIn() (ids []string) {
	for _, e := range lessons.Catalogue() {
		ids = append(ids, e.ID)
	}
	return ids
}

// mistakesIn finds the rows of the guide's last table: what was written, and what check says to it.
func mistakesIn(guide string) map[string]string {
	rows := map[string]string{}
	for _, m := range regexp.MustCompile("(?m)^\\| `+ ?(.*?) ?`+ \\| (.*?) \\|").FindAllStringSubmatch(guide, -1) {
		rows[m[1]] = strings.ReplaceAll(m[2], `\|`, "|")
	}
	return rows
}

// sayMistakes holds the table to what check says. The lessons are in the folder that the guide was
// played in.
func sayMistakes(t *testing.T, lang text.Lang, guide string) {
	_, table, _ := strings.Cut(guide, "\n## 10.")
	rows := mistakesIn(table)
	for _, m := range mistakes {
		shown := m.written
		if shown == "" {
			shown = m.wrong
		}
		good, err := os.ReadFile(m.lesson)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(good), m.right) {
			t.Errorf("%s has no %q", m.lesson, m.right)
		}
		if err := os.WriteFile("mistake.yaml", []byte(strings.Replace(string(good), m.right, m.wrong, 1)), 0o600); err != nil {
			t.Fatal(err)
		}
		report, err := new(prove.Checker).Check(t.Context(), []string{"mistake.yaml"}, builtIn())
		if err != nil {
			t.Fatal(err)
		}
		var said []string
		for _, f := range report.Failures {
			said = append(said, text.Say(lang, f.ID, f.Args...))
		}
		if want, ok := rows[shown]; !ok || !strings.Contains("\n"+strings.Join(said, "\n")+"\n", "\n"+want+"\n") {
			t.Errorf("the guide should say:\n| `%s` | %s | … |", shown, strings.Join(said, "\n"))
		}
		delete(rows, shown)
	}
	for shown := range rows {
		t.Errorf("%s is tried by nobody", fmt.Sprintf("| `%s` |", shown))
	}
	os.Remove("mistake.yaml")
}
