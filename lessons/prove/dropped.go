package prove

import (
	"strings"

	"lockstep/lessons"
	"lockstep/runtime/actor"
	"lockstep/runtime/explore"
	"lockstep/runtime/failure"
)

// leastDropped is how many orders are tried to find out whether an exercise is done by leaving something out, besides as
// many as its solution took: it is not to take much longer than the proof.
const leastDropped = 1_000

// dropped advises where an exercise is done by taking one statement out that the author's solution keeps: the sale that
// must not be made twice, say. It tries few orders, so that it may miss one; it never tells of one that is none.
func (p *prover) dropped(part *lessons.Part, solution *explore.Report) error {
	left := leastDropped + solution.Schedules
	for _, e := range part.Edit {
		i := part.Unsolved.ActorIndex(e.Name)
		program, solved := part.Unsolved.Actors[i].Program, part.Solved.Actors[i].Program.Source
		lines := strings.Split(program.Source, "\n")
		for n, line := range lines {
			if left <= 0 {
				return nil
			}
			text := strings.TrimSpace(line)
			if text == "" || !strings.Contains(solved, text) {
				continue
			}
			st, err := actor.WithPrograms(part.Unsolved, map[string]string{e.Name: without(lines, n)})
			if err != nil {
				continue // it is no program then
			}
			report, err := p.search(st, explore.Options{Schedules: min(fewOrders, left), Enough: true})
			switch {
			case err != nil && failure.All(err) == nil:
				return err
			case err != nil:
				continue // the condition asks for what is no longer there
			case report.Verdict == explore.Always, report.Verdict == explore.NotDecided && report.Network && report.Bound.Wide():
				once(&p.advice, failure.New("prove.dropped", "text", text, "actor", e.Name, "line", program.Line+n+1).Here(part.Always.At))
				return nil
			}
			left -= report.Schedules
		}
	}
	return nil
}

// without is a program in which the statement that begins at a line, from 0, does nothing: its block goes with it.
func without(lines []string, n int) string {
	indent := func(s string) int { return len(s) - len(strings.TrimLeft(s, " ")) }
	end := n + 1
	for end < len(lines) && (strings.TrimSpace(lines[end]) == "" || indent(lines[end]) > indent(lines[n])) {
		end++
	}
	kept := append(append([]string{}, lines[:n]...), lines[n][:indent(lines[n])]+"pass")
	return strings.Join(append(kept, lines[end:]...), "\n")
}
