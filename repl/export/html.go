package export

import (
	"bytes"
	"crypto/sha256"
	_ "embed" // the page's own files
	"encoding/base64"
	"encoding/json"
	"html"
	"math"
	"strings"

	"lockstep/repl/render"
	"lockstep/repl/text"
)

// The page's own files, written by hand. Nothing else is loaded, ever.
var (
	//go:embed page.html
	pageHTML string
	//go:embed page.css
	pageCSS string
	//go:embed page.js
	pageJS string
)

// page is all that the page shows. It stands in the page as JSON, and page.js puts it on the screen as text.
type page struct {
	Title    string            `json:"title"`
	Words    map[string]string `json:"words"`
	Actors   []actor           `json:"actors"`
	Programs [][]string        `json:"programs"`
	Moves    []moved           `json:"moves"`
	Packets  []sent            `json:"packets"`
	Layers   []layer           `json:"layers"`
	Ladder   drawn             `json:"ladder"`
	Blind    bool              `json:"blind"` // the packets are the kernel's
}

// sent is a packet.
type sent struct {
	Number  int      `json:"n"`
	Move    int      `json:"m"`           // that sent it
	End     int      `json:"e,omitempty"` // that decided its fate; 0 when none has
	Fate    string   `json:"s"`
	Label   string   `json:"l"`
	From    string   `json:"f"`
	To      string   `json:"t"`
	Notes   []string `json:"d"`
	SentAt  string   `json:"a"`
	EndAt   string   `json:"b,omitempty"`
	Layers  []header `json:"h"`
	Payload string   `json:"p,omitempty"`
	Raw     []byte   `json:"r"`
	More    int      `json:"x,omitempty"` // bytes that are left out of Raw
}

// header is a layer of a packet: which kind, where it begins, and the values of its fields.
type header struct {
	Layer  int      `json:"k"` // of page.Layers
	At     int      `json:"p"`
	Size   int      `json:"s"`
	Values []string `json:"v"`
}

// layer is what the headers of a kind have in common, so that it is said once.
type layer struct {
	Name   string  `json:"name"`
	RFC    int     `json:"rfc,omitempty"`
	Fields []field `json:"fields"`
}

type field struct {
	Name    string `json:"n"`
	Meaning string `json:"m"`
	At      int    `json:"p"` // in the header
	Size    int    `json:"s"`
}

// drawn is the ladder: its shapes as [form, class, x1, y1, x2, y2, text, packet], and the move of each row.
type drawn struct {
	Width  int     `json:"width"`
	Height int     `json:"height"`
	Left   int     `json:"left"` // of the first lane
	Last   int     `json:"last"` // of the last one
	Row    int     `json:"row"`
	Top    int     `json:"top"` // rows above the first
	Moves  []int   `json:"moves"`
	Shapes [][]any `json:"shapes"`
}

// longestRaw is how many bytes of a packet are shown.
const longestRaw = 2048

// HTML is a run as a page that needs nothing else: no server, no network, no other file.
func HTML(src Source) ([]byte, error) {
	v := render.View{Lang: src.Lang &^ text.Spoken, Width: 1000}
	t := track{view: v, stage: src.Stage}
	var last *render.Scene
	if err := src.Moments(func(m Moment) { last = m.Scene; t.show(m) }); err != nil {
		return nil, err
	}
	p := page{Title: harmless(titleOf(src)), Words: words(v.Lang), Actors: t.actors, Programs: t.programs, Moves: t.moves, Blind: last.Blind}
	p.packets(v, last)
	p.draw(v.Ladder(last))
	data, err := json.Marshal(p) // <, > and & are \u003c, \u003e and \u0026 in it
	if err != nil {
		return nil, err
	}
	return []byte(strings.NewReplacer( // looks at each place once: what is put in is not looked at again
		"{{lang}}", v.Lang.String(), "{{title}}", html.EscapeString(p.Title), "{{script-needed}}", html.EscapeString(text.Say(v.Lang, "html.script-needed")),
		"{{style-hash}}", hash(pageCSS), "{{script-hash}}", hash(pageJS), "{{style}}", pageCSS, "{{script}}", pageJS, "{{data}}", string(data),
	).Replace(pageHTML)), nil
}

// IsHTML says whether a file that begins so is such a page.
func IsHTML(beginning []byte) bool {
	return bytes.HasPrefix(beginning, []byte(pageHTML[:len(pageBegins)]))
}

// pageBegins is as long as what tells that a page is ours.
const pageBegins = "<!doctype html><!-- lockstep -->"

// hash is how a content security policy names a script or a style that stands in the page.
func hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

// labels are the sentences that page.js says, under what stands behind the dot.
var labels = [...]string{
	"html.steer", "html.start", "html.back", "html.play", "html.pause", "html.next", "html.end", "html.move", "html.speed", "html.at",
	"html.happened", "html.nothing", "html.typed", "html.wire", "html.wire-empty", "html.programs", "html.absent", "html.printed", "html.vars",
	"html.ladder", "html.ladder-words", "html.packet", "html.packet-before", "html.packet-after", "html.choose-packet", "html.not-sent",
	"html.payload", "html.bytes", "html.more", "html.close",
	"html.seen", "html.keys", "html.key-arrows", "html.key-ends", "html.key-space", "html.key-packets", "html.key-help",
	"view.no-vars", "view.no-packets", "view.blind", "view.sent-at", "view.ended-at", "view.bytes-range",
	"view.in-flight", "view.delivered", "view.dropped", "view.cut",
}

func words(l text.Lang) map[string]string {
	all := map[string]string{}
	for _, id := range labels {
		_, name, _ := strings.Cut(id, ".")
		all[name] = text.Say(l, id) // {n} stays, for the page to fill in
	}
	return all
}

func (p *page) packets(v render.View, s *render.Scene) {
	kinds := map[string]int{}
	for _, d := range v.Details(s) {
		x := sent{
			Number: d.Number, Move: d.SentMove, Fate: d.Status.String(), Label: d.Label, From: d.From, To: d.To, Notes: d.Notes,
			SentAt: text.Seconds(d.Sent), Payload: d.Payload, Raw: d.Raw[:min(len(d.Raw), longestRaw)], More: max(len(d.Raw)-longestRaw, 0),
		}
		if d.EndMove > 0 {
			x.End, x.EndAt = d.EndMove, text.Seconds(d.End)
		}
		for _, l := range d.Layers {
			h, k := header{At: l.At, Size: l.Size, Values: []string{}}, layer{Name: l.Name, RFC: l.RFC, Fields: []field{}}
			for _, f := range l.Fields {
				h.Values = append(h.Values, f.Value)
				k.Fields = append(k.Fields, field{f.Name, f.Meaning, f.At - l.At, f.Size})
			}
			name, _ := json.Marshal(k) // strings and numbers always marshal
			at, met := kinds[string(name)]
			if !met {
				at = len(p.Layers)
				kinds[string(name)] = at
				p.Layers = append(p.Layers, k)
			}
			h.Layer = at
			x.Layers = append(x.Layers, h)
		}
		p.Packets = append(p.Packets, x)
	}
}

func (p *page) draw(l render.Ladder) {
	d := lay(l)
	p.Ladder = drawn{Width: d.width, Height: d.height, Left: laneLeft, Last: int(d.lane(max(len(l.Lanes)-1, 0))), Row: rowHeight, Top: topRows, Moves: []int{}}
	for _, r := range l.Rungs {
		p.Ladder.Moves = append(p.Ladder.Moves, r.Move)
	}
	tenths := func(x float64) float64 { return math.Round(10*x) / 10 }
	for _, s := range d.shapes {
		p.Ladder.Shapes = append(p.Ladder.Shapes, []any{s.form, s.class, tenths(s.x1), tenths(s.y1), tenths(s.x2), tenths(s.y2), s.text, s.packet})
	}
}
