package event

import (
	"encoding/base64"
	"encoding/json"
	"net/netip"
	"strconv"
)

// Version is the version of the JSON form, its field "v".
const Version = 1

// writers is the table that writes each field: its JSON name and its value, or nothing where it
// says nothing.
var writers = [...]func(b []byte, e *Event) []byte{
	FieldActor:  func(b []byte, e *Event) []byte { return text(b, "actor", e.Actor) },
	FieldHost:   func(b []byte, e *Event) []byte { return text(b, "host", e.Host) },
	FieldLine:   func(b []byte, e *Event) []byte { return number(b, "line", e.Line) },
	FieldOp:     func(b []byte, e *Event) []byte { return text(b, "op", e.Op) },
	FieldFD:     func(b []byte, e *Event) []byte { return number(b, "fd", e.FD) },
	FieldPacket: func(b []byte, e *Event) []byte { return number(b, "packet", e.Packet) },
	FieldOf:     func(b []byte, e *Event) []byte { return number(b, "of", e.Of) },
	FieldN:      func(b []byte, e *Event) []byte { return number(b, "n", e.N) },
	FieldFrom:   func(b []byte, e *Event) []byte { return address(b, "from", e.From) },
	FieldTo:     func(b []byte, e *Event) []byte { return address(b, "to", e.To) },
	FieldWas:    func(b []byte, e *Event) []byte { return text(b, "was", e.Was) },
	FieldState:  func(b []byte, e *Event) []byte { return text(b, "state", e.State) },
	FieldErr:    func(b []byte, e *Event) []byte { return text(b, "error", e.Err) },
	FieldText:   func(b []byte, e *Event) []byte { return quoted(append(b, `,"text":`...), e.Text) },
	FieldOpen:   func(b []byte, e *Event) []byte { return truth(b, "open", e.Open) },
	FieldPeek:   func(b []byte, e *Event) []byte { return truth(b, "peek", e.Peek) },
	FieldData: func(b []byte, e *Event) []byte {
		if e.Data == nil {
			return b
		}
		b = append(b, `,"data_b64":"`...)
		return append(base64.StdEncoding.AppendEncode(b, e.Data), '"')
	},
	FieldName:  func(b []byte, e *Event) []byte { return text(b, "name", e.Name) },
	FieldValue: func(b []byte, e *Event) []byte { return text(b, "value", e.Value) },
	FieldEnds: func(b []byte, e *Event) []byte {
		b = append(b, `,"actors":{`...)
		for i, a := range e.Ends {
			if i > 0 {
				b = append(b, ',')
			}
			b = quoted(b, a.Actor)
			b = quoted(append(b, ':'), a.State)
		}
		return append(b, '}')
	},
}

// AppendJSON writes the event as one JSON object, without a line end.
func (e *Event) AppendJSON(b []byte) []byte {
	b = append(b, `{"v":`...)
	b = strconv.AppendInt(b, Version, 10)
	b = append(b, `,"move":`...)
	b = strconv.AppendInt(b, int64(e.Move), 10)
	b = append(b, `,"i":`...)
	b = strconv.AppendInt(b, int64(e.I), 10)
	b = append(b, `,"t_ns":`...)
	b = strconv.AppendInt(b, int64(e.Time), 10)
	b = text(b, "kind", e.Kind.String())
	for _, f := range e.Kind.Fields() {
		b = writers[f](b, e)
	}
	return append(b, '}')
}

// MarshalJSON makes encoding/json agree with AppendJSON.
func (e Event) MarshalJSON() ([]byte, error) { return e.AppendJSON(nil), nil }

func text(b []byte, name, v string) []byte {
	if v == "" {
		return b
	}
	return quoted(key(b, name), v)
}

func number(b []byte, name string, v int) []byte {
	if v == 0 {
		return b
	}
	return strconv.AppendInt(key(b, name), int64(v), 10)
}

func truth(b []byte, name string, v bool) []byte {
	if !v {
		return b
	}
	return append(key(b, name), "true"...)
}

func address(b []byte, name string, a netip.AddrPort) []byte {
	if !a.Addr().IsValid() {
		return b
	}
	b = append(key(b, name), '"')
	return append(a.AppendTo(b), '"')
}

func key(b []byte, name string) []byte {
	b = append(b, `,"`...)
	b = append(b, name...)
	return append(b, `":`...)
}

// quoted writes a JSON string; anything but plain ASCII goes the long way.
func quoted(b []byte, s string) []byte {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c > '~' || c == '"' || c == '\\' {
			q, _ := json.Marshal(s) // a string always marshals
			return append(b, q...)
		}
	}
	b = append(b, '"')
	b = append(b, s...)
	return append(b, '"')
}
