package event

import (
	"encoding/json"
	"errors"
	"net/netip"
	"sync"
	"time"
)

// form is an event as the JSON form writes it: a name for each row of writers.
type form struct {
	V      int            `json:"v"`
	Move   int            `json:"move"`
	I      int            `json:"i"`
	Time   time.Duration  `json:"t_ns"`
	Kind   string         `json:"kind"`
	Actor  string         `json:"actor"`
	Host   string         `json:"host"`
	Line   int            `json:"line"`
	Op     string         `json:"op"`
	FD     int            `json:"fd"`
	Packet int            `json:"packet"`
	Of     int            `json:"of"`
	N      int            `json:"n"`
	From   netip.AddrPort `json:"from"`
	To     netip.AddrPort `json:"to"`
	Was    string         `json:"was"`
	State  string         `json:"state"`
	Err    string         `json:"error"`
	Text   string         `json:"text"`
	Open   bool           `json:"open"`
	Peek   bool           `json:"peek"`
	Data   []byte         `json:"data_b64"`
	Name   string         `json:"name"`
	Value  string         `json:"value"`
}

var kindOf = sync.OnceValue(func() map[string]Kind {
	all := map[string]Kind{}
	for k := range kinds {
		all[kinds[k].name] = Kind(k)
	}
	return all
})

// Parse reads an event that AppendJSON has written. How the actors stand at the end of a run is left out.
func Parse(line []byte) (Event, error) {
	var f form
	if err := json.Unmarshal(line, &f); err != nil {
		return Event{}, err
	}
	kind, known := kindOf()[f.Kind]
	if f.V != Version || !known || f.Kind == "" {
		return Event{}, errors.New("not an event of this version")
	}
	return Event{
		Move: f.Move, I: f.I, Time: f.Time, Kind: kind, Actor: f.Actor, Host: f.Host, Line: f.Line, Op: f.Op, FD: f.FD,
		Packet: f.Packet, Of: f.Of, N: f.N, From: f.From, To: f.To, Was: f.Was, State: f.State, Err: f.Err, Text: f.Text,
		Open: f.Open, Peek: f.Peek, Data: f.Data, Name: f.Name, Value: f.Value,
	}, nil
}
