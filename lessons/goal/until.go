package goal

import "lockstep/runtime/conductor"

// Until gives what conductor.Options.Until wants: it tests an expression over a run. It remembers
// the last expression, since `until` asks for the same one after every move.
func Until() func(r *conductor.Run, expr string) (bool, error) {
	var (
		last *Expr
		view *View
	)
	return func(r *conductor.Run, expr string) (bool, error) {
		if last == nil || last.source != expr || view.run != r {
			e, err := Parse(expr, NamesOf(r.Stage()))
			if err != nil {
				return false, err
			}
			last, view = e, NewView(r)
		}
		return last.Test(view)
	}
}
