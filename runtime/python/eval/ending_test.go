package eval_test

import (
	"errors"
	"testing"

	"go.uber.org/goleak"

	"lockstep/runtime/failure"
	"lockstep/runtime/python/eval"
	"lockstep/runtime/python/syntax"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// endOf says how a program ended, in one word.
func endOf(t *testing.T, src string, o eval.Options) string {
	t.Helper()
	m, err := syntax.Parse("t.py", src)
	if err != nil {
		return failure.All(err)[0].ID
	}
	p := eval.NewProgram(m, o)
	defer p.Close()
	_, err = p.Main().Run()
	var (
		budget *eval.Budget
		fault  *eval.Fault
		refuse *failure.Failure
	)
	switch {
	case err == nil:
		return ""
	case errors.As(err, &budget):
		return budget.What
	case errors.As(err, &fault):
		t.Fatalf("%v\n%s", fault, fault.Stack)
	case errors.As(err, &refuse):
		return refuse.ID
	}
	return eval.ErrorName(err)
}
