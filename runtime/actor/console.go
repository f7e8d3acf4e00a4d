package actor

import (
	"unicode/utf8"

	"lockstep/runtime/python/object"
	"lockstep/runtime/world"
)

// standardOutput is sys.stdout.
var standardOutput = wrap(stdoutType, stdout{})

type stdout struct{}

var stdoutType = newType("_io", "TextIOWrapper")

var stdoutMethods = []object.Func{
	{Name: "write", Sig: "(text, /)", Fn: method(writeText)},
	{Name: "flush", Sig: "()", Fn: method(flush)},
	{Name: "__repr__", Sig: "()", Fn: method(describeStdout)},
}

func writeText(a *Actor, _ stdout, v []object.Value) (object.Value, error) {
	s, err := object.AsStr(v[0], "write() argument")
	if err != nil {
		return nil, err
	}
	return object.MkInt(int64(utf8.RuneCountInString(s))), a.write("write", s)
}

func flush(*Actor, stdout, []object.Value) (object.Value, error) { return object.None, nil }

func describeStdout(*Actor, stdout, []object.Value) (object.Value, error) {
	return object.Str("<_io.TextIOWrapper name='<stdout>' mode='w' encoding='utf-8'>"), nil
}

// printText is print().
func printText(a *Actor, v []object.Value) (object.Value, error) {
	to := v[3]
	if f, err := object.Data[*file](to); err == nil || object.IsNone(to) || to == object.Value(standardOutput) {
		text, err := object.FormatPrint(a.python, v)
		if err != nil {
			return nil, err
		}
		if f == nil {
			return object.None, a.write("print", text)
		}
		if _, err := f.write(a, "print", object.Str(text)); err != nil {
			return nil, err
		}
	} else if err := object.PrintTo(a.python, to, v); err != nil {
		return nil, err
	}
	if flush, err := object.Truth(a.python, v[4]); err != nil || !flush || object.IsNone(to) {
		return object.None, err
	}
	method, err := object.GetAttr(a.python, to, "flush")
	if err != nil {
		return nil, err
	}
	_, err = a.python.Call(method, nil, nil)
	return object.None, err
}

// write prints text, if there is any.
func (a *Actor) write(op, text string) error {
	if text == "" {
		return nil
	}
	if err := a.spend(text); err != nil {
		return err
	}
	_, err := a.gate(op, world.Call{Kind: world.Print, Text: text})
	return err
}

// spend counts output.
func (a *Actor) spend(text string) error {
	if a.printed += len(text); a.printed > a.opt.Limits.Output {
		return errOutput
	}
	return nil
}

// inputLine is input().
func inputLine(a *Actor, v []object.Value) (object.Value, error) {
	prompt := ""
	if v[0] != nil {
		s, err := object.StrOf(a.python, v[0])
		if err != nil {
			return nil, err
		}
		prompt = s
	}
	if err := a.spend(prompt); err != nil {
		return nil, err
	}
	r, err := a.gate("input", world.Call{Kind: world.Input, Text: prompt, Wait: world.Forever})
	if err != nil {
		return nil, err
	}
	if r.EOF {
		return nil, object.Raise(object.EOFError, "EOF when reading a line")
	}
	a.charge(len(r.Text))
	return object.Str(r.Text), nil
}
