package object

import "lockstep/runtime/failure"

// Unwind is the panic that ends a thread of the program without running any
// more of it: a budget is used up, the program does what is outside the subset,
// or whoever runs it gives it up. No except, finally or with of the program
// sees it. Whoever runs the thread recovers it.
type Unwind struct{ Err error }

// Refuse ends the thread because the program does what CPython allows and the
// subset does not. ID and args make a failure. It never returns: its result is
// for the return statement that it stands in.
func Refuse(id string, args ...any) error { panic(Unwind{failure.New(id, args...)}) }

// Contain calls f and gives the error of the Unwind that ended it, or nil.
func Contain(f func()) (err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case Unwind:
			err = r.Err
		default:
			panic(r)
		}
	}()
	f()
	return nil
}
