package repl

import (
	"strings"
	"testing"

	"lockstep/lessons"
	"lockstep/repl/text"
)

const turns = `format: 1
id: ticking
chapter: own
section: "1"
minutes: 1
title: {en: Turns, zh: 先后}
summary: {en: Two threads., zh: 两个线程。}
stages:
  opposite:
    actors:
      main:
        program: |
          from threading import Lock, Thread
          pen, paper = Lock(), Lock()
          def write(first, second):
              with first:
                  with second:
                      print("written")
          Thread(target=write, args=(pen, paper), name="ann").start()
          Thread(target=write, args=(paper, pen), name="bob").start()
  first:
    actors:
      main:
        program: |
          from threading import Thread
          first = True
          def go():
              global first
              if first:
                  first = False
              else:
                  print("second")
                  print("is")
                  print("slow")
          Thread(target=go, name="ann").start()
          Thread(target=go, name="bob").start()
parts:
  - do:
      ask: Let nothing move any more.
      stage: opposite
      goal: deadlocked()
      hints: [Begin.]
      solution: step main 2; step ann; step bob
  - do:
      ask: Let both end.
      stage: first
      goal: state("ann") == "done" and state("bob") == "done"
      solution: step main; step main; step ann 2; step bob 4
  - do:
      ask: Let Bob end.
      stage: first
      goal: state("bob") == "done"
      solution: step main 2; step ann 2; step bob 4
  - do:
      ask: Once more, without back.
      stage: opposite
      goal: deadlocked()
      forbid: [back]
      solution: step main 2; step ann; step bob
`

// A hint leads on from wherever the learner stands, also off the author's way, and says where
// nothing does any more.
func TestNextMove(t *testing.T) {
	for name, c := range map[string]struct {
		typed string
		want  []string
	}{
		"the author's hints come first":     {"h\nh\n", []string{"hint 1 of 2:\n Begin.", "hint 2 of 2:\n Next: step main 2"}},
		"the author's way":                  {"s main 2\nh\nh\n", []string{"Next: step ann\n"}},
		"one that comes to the same":        {"s main 2\ns bob\nh\nh\ns ann\n", []string{"Next: step ann\n", "> s ann", "✓ done"}},
		"the author's would not lead there": {"part 2\ns main 2\ns bob 2\nh\ns ann 4\n", []string{"Next: step ann 4\n", "✓ done"}},
		"shorter than the author's":         {"part 3\ns main 2\nh\n", []string{"hint 1 of 1:\n Next: step bob 2\n"}},
		"too late": {
			"s main 2\ns ann 3\nh\nh\nb 2\ns bob\n",
			[]string{"hint 2 of 2:", "From here no order of steps leads to the goal", "back 2 goes", "then: step bob\n", "> b 2", "✓ done"},
		},
		"too late, without back": {"part 4\ns main 2\ns ann 3\nh\n", []string{"From here no order", "restart goes back", "then: step main 2\n"}},
		"too late by one":        {"s main 2\ns bob 2\ns ann\nh\nh\nb 1\n", []string{"back 1 goes", "then: step ann\n"}},
	} {
		t.Run(name, func(t *testing.T) {
			l, err := lessons.Parse("ticking.yaml", []byte(turns), nil)
			if err != nil {
				t.Fatal(text.Error(text.En, err))
			}
			var out strings.Builder
			o := options(t, c.typed, &out)
			o.Catalogue = one{l}
			said, _ := play(t, o, &out)
			wants(t, said, c.want...)
		})
	}
}
