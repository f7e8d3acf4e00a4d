package actor

import (
	"net/netip"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"lockstep/runtime/stage"
	"lockstep/runtime/world"
)

// TestAnswersAreWhole wants every field of a result to be kept in an answer, or the result not to be.
func TestAnswersAreWhole(t *testing.T) {
	for i := range reflect.TypeFor[world.Result]().NumField() {
		var r world.Result
		switch f := reflect.ValueOf(&r).Elem().Field(i); f.Interface().(type) {
		case int:
			f.SetInt(1)
		case bool:
			f.SetBool(true)
		case string:
			f.SetString("x")
		case []byte, []int:
			f.Set(reflect.MakeSlice(f.Type(), 1, 1))
		case netip.AddrPort:
			f.Set(reflect.ValueOf(netip.MustParseAddrPort("127.0.0.1:1")))
		default:
			t.Fatalf("%s is of a new type", reflect.TypeFor[world.Result]().Field(i).Name)
		}
		if x, kept := answerOf(&r); kept && !reflect.DeepEqual(x.result(), r) {
			t.Errorf("%s is lost", reflect.TypeFor[world.Result]().Field(i).Name)
		}
	}
}

// TestMemoIsBounded wants what is known of a program not to grow with the number of its runs.
func TestMemoIsBounded(t *testing.T) {
	p, err := Load(stage.Program{Source: "print(len(input()))\n"})
	if err != nil {
		t.Fatal(err)
	}
	var m Memo
	line, forgot := strings.Repeat("x", mostKnown/8), false
	for run, was := 0, 0; run < 20; run++ {
		a := Start(p, Options{Memo: &m})
		forgot = forgot || m.size < was
		was = m.size
		a.Resume(&world.Result{Text: line + strconv.Itoa(run)})
		if c, ok := a.Call(); !ok || c.Kind != world.Print {
			t.Fatalf("run %d: %v", run, a.End())
		}
		a.Resume(&world.Result{})
		if a.End() == nil || m.size > mostKnown*5/4 {
			t.Fatalf("run %d: end %v, %d bytes are kept", run, a.End(), m.size)
		}
		a.Stop()
	}
	if !forgot {
		t.Error("nothing was forgotten")
	}
}
