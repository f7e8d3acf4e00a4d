package object_test

import (
	"bytes"
	"testing"

	"lockstep/runtime/python/eval"
	"lockstep/runtime/python/object"
	"lockstep/runtime/python/syntax"
)

// run gives what a program prints, or the error that ended it.
func run(t *testing.T, source string, mods ...*object.Module) string {
	t.Helper()
	m, err := syntax.Parse("t.py", source+"\n")
	if err != nil {
		return err.Error()
	}
	var out bytes.Buffer
	known := map[string]*object.Module{}
	for _, mod := range mods {
		known[mod.Name] = mod
	}
	p := eval.NewProgram(m, eval.Options{Out: &out, Modules: known})
	defer p.Close()
	if _, err := p.Main().Run(); err != nil {
		return err.Error()
	}
	return out.String()
}

// bounded is run with small budgets.
func bounded(source string) string {
	m, err := syntax.Parse("t.py", source+"\n")
	if err != nil {
		return err.Error()
	}
	var out bytes.Buffer
	p := eval.NewProgram(m, eval.Options{Out: &out, MaxSteps: 400_000, MaxMemory: 8 << 20})
	defer p.Close()
	if _, err := p.Main().Run(); err != nil {
		return err.Error()
	}
	return out.String()
}
