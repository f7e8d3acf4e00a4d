package prove_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"lockstep/lessons"
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
		{"a text in the other language", []string{"en: Make one recv return both messages.", "en: 让一次 `recv` 取到两条。", "zh: 为什么两次 send 变成了一次 recv?", "zh: Why did two sends arrive as one?"}, []string{"own.yaml:60:9: prove.untranslated lang=en", "own.yaml:72:9: prove.untranslated lang=zh"}},
		{"a slip that fails the lesson", []string{"          sk.bind(", "          sk.nosuch("}, []string{"own.yaml:20: prove.slip actor=server error=AttributeError: 'socket' object has no attribute 'nosuch'"}},
		{"a name that is spelt wrong", []string{"          conn.close()", "          if conn is None:\n              print(con, con, loging)\n          conn.close()"}, []string{"own.yaml:26:21: python.undefined name=con nearest=conn", "own.yaml:26:31: python.undefined name=loging nearest="}},
		{"a loop without an end", []string{"          print(conn.recv(1024))\n          print(conn.recv(1024))", "          data = conn.recv(1024)\n          while data:\n              pass"}, []string{"own.yaml:25: prove.slip actor=server error="}},
		{"a slip that run comes to", []string{"          conn.close()", "          conn.close()\n          sk.nosuch()"}, []string{"own.yaml:26: prove.slip actor=server error=AttributeError: 'socket' object has no attribute 'nosuch' run=true"}},
		{"calls without an end", []string{"          print(conn.recv(1024))\n          print(conn.recv(1024))", "          data = conn.recv(1024)\n          def again():\n              again()\n          again()"}, []string{"own.yaml:25: prove.slip actor=server error=RecursionError: maximum recursion depth exceeded"}},
		{"a hint that is the solution", []string{"hints:\n        - en: ", "hints:\n        - \"step server 3; step client 2; deliver all; step server; step client 3; deliver all; step server\"\n        - en: "}, []string{"own.yaml:67:11: prove.hint-tells hint=1 part=3"}},
		{"a hint that is another way", []string{"hints:\n        - en: ", "hints:\n        - \"`s server 2` and `s server`, `s client 2`, `d all`; `s server`, `s client 3`, `d all`, then `s server`\"\n        - en: "}, []string{"own.yaml:67:11: prove.hint-tells hint=1 part=3"}},
		{"a hint that is half the way", []string{"hints:\n        - en: ", "hints:\n        - \"`s server 3`, `s client 2`, `d all`, `s server`\"\n        - en: "}, nil},
		{"a slip behind the goal", []string{"          print(conn.recv(1024))\n          print(conn.recv(1024))", "          data = conn.recv(1024)\n          data.nosuch()"}, []string{"own.yaml:24: prove.slip actor=server error=AttributeError: 'bytes' object has no attribute 'nosuch'"}},
	} {
		file := filepath.Join(t.TempDir(), "own.yaml")
		if err := os.WriteFile(file, []byte(strings.NewReplacer(append([]string{"id: sticky", "id: own"}, c.edits...)...).Replace(string(sample))), 0o600); err != nil {
			t.Fatal(err)
		}
		r, err := new(prove.Checker).Check(t.Context(), []string{file}, known)
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

// TestDropped: it is said where an exercise is done by leaving the work out, and not where that is asked for.
func TestDropped(t *testing.T) {
	const asks = `value("bank", "a") + value("bank", "b") == 200`
	for always, want := range map[string]string{
		asks:                                   "prove.dropped text=ann.start() actor=bank line=24",
		asks + ` and value("bank", "a") == 89`: "",
	} {
		l, err := lessons.Parse("bank.yaml", []byte(strings.Replace(bank, asks, always, 1)), nil)
		if err != nil {
			t.Fatal(err)
		}
		advice, err := prove.Lesson(t.Context(), l)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, f := range advice {
			got += strings.TrimPrefix(f.Error(), "bank.yaml:31:15: ")
		}
		if got != want {
			t.Errorf("%s: %s, not %s", always, got, want)
		}
	}
}

const bank = `format: 1
id: bank
chapter: own
section: "9.1"
minutes: 5
title: Bank
summary: Money moves.
stages:
  bank:
    actors:
      bank:
        program: |
          from threading import Thread
          a = 100
          b = 100

          def move(n):
              global a, b
              a -= n
              b += n

          ann = Thread(target=move, args=(1,), name="ann")
          bob = Thread(target=move, args=(10,), name="bob")
          ann.start()
          bob.start()
parts:
  - do:
      ask: Mend it.
      stage: bank
      edit: [bank]
      always: value("bank", "a") + value("bank", "b") == 200
      solution:
        bank: |
          from threading import Lock, Thread
          a = 100
          b = 100
          lock = Lock()

          def move(n):
              global a, b
              with lock:
                  a -= n
                  b += n

          ann = Thread(target=move, args=(1,), name="ann")
          bob = Thread(target=move, args=(10,), name="bob")
          ann.start()
          bob.start()
`
