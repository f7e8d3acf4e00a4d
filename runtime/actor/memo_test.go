package actor

import (
	"net/netip"
	"reflect"
	"testing"

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
