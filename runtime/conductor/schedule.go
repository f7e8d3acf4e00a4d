package conductor

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"lockstep/runtime/failure"
)

// Command is one verb with its arguments, as a learner, a setup or a solution gives it.
type Command struct {
	Verb   Verb
	Actor  string
	N      int           // Step: how often; 0 means once
	Packet int           // Deliver, Drop, Dup; 0 means the earliest due (Deliver) or the only one (Drop, Dup)
	All    bool          // Deliver
	For    time.Duration // Tick
	Text   string        // Type: the line; Until: the expression; SetLink: the setting
	EOF    bool          // Type
	At     int           // where it stands in the schedule text: column in code points, from 1
	Source string        // as it was written
}

// verbs is the table of words a schedule may begin a command with.
var verbs = map[string]Verb{
	"step": Step, "s": Step, "run": RunAll, "r": RunAll, "until": Until,
	"deliver": Deliver, "d": Deliver, "drop": Drop, "x": Drop, "dup": Dup,
	"tick": Tick, "t": Tick, "type": Type, ">": Type, eofVerb: Type, "kill": Kill, "link": SetLink,
}

// ParseSchedule reads commands joined by ";" or line ends. It gives every failure at once, each
// with its column in the text, and beside them the commands that can be read.
func ParseSchedule(text string) ([]Command, error) {
	var out []Command
	var bad failure.List
	for _, p := range split(text, reads) {
		c, err := ParseCommand(p.text)
		for _, f := range failure.All(err) {
			long := f.At.EndCol - f.At.Col
			f.At = failure.Place{Line: 1, Col: p.at + max(f.At.Col-1, 0), Source: text}
			f.At.EndCol = f.At.Col + long
			bad = append(bad, f)
		}
		if c.At = p.at; err == nil {
			out = append(out, c)
		}
	}
	return out, bad.Err()
}

// ParseCommand reads one command. The failures it gives have ids that begin with "schedule.".
func ParseCommand(text string) (Command, error) {
	word, rest := cutWord(text)
	v, ok := verbs[word]
	if !ok {
		nearest := cmp.Or(chineseVerb(word), failure.Nearest(word, slices.Sorted(maps.Keys(verbs))))
		return Command{}, at(failure.New("schedule.unknown-verb", "word", word, "nearest", nearest), text, "", word)
	}
	if v != Type && v != Until { // there they are meant
		text, rest = Narrow(text), Narrow(rest)
	}
	c := Command{Verb: v, Source: text, At: 1}
	var f *failure.Failure
	switch v {
	case Step:
		f = c.parseStep(rest)
	case Deliver, Drop, Dup:
		f = c.parsePacket(rest)
	case Tick:
		if rest != "" {
			f = c.parseTime(rest)
		}
	case Type:
		f = c.parseType(word, rest)
	case Kill:
		if c.Actor = rest; rest == "" || strings.Contains(rest, " ") {
			f = failure.New("schedule.needs-actor", "verb", v.String())
		}
	case Until, SetLink:
		if c.Text = rest; rest == "" && v == Until {
			f = failure.New("schedule.needs-expression")
		}
		if v == SetLink && rest != "" {
			if _, err := ParseLink(rest); err != nil {
				f = failure.All(err)[0]
			}
		}
	case RunAll:
		if rest != "" {
			f = failure.New("schedule.extra", "verb", v.String(), "word", rest)
		}
	}
	if f != nil {
		if wrong, ok := f.Arg("word").(string); ok {
			rest = wrong
		}
		return c, at(f, text, word, rest)
	}
	return c, nil
}

// at points a failure at the column where word stands in text, whole, behind the verb; at the beginning where nothing
// does. verb is "" for that itself.
func at(f *failure.Failure, text, verb, word string) *failure.Failure {
	col := 1
	before, behind, _ := strings.Cut(text, verb)
	if between, _, found := strings.Cut(spaced(behind), spaced(word)); found && word != "" {
		col += utf8.RuneCountInString(before + verb + between)
	}
	return f.Here(failure.Place{Line: 1, Col: col, EndCol: col + utf8.RuneCountInString(word), Source: text})
}

// spaced is a text between spaces, with no others in it: in that of a command each of its words is found whole.
func spaced(text string) string {
	return " " + strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return ' '
		}
		return r
	}, text) + " "
}

func (c *Command) parseStep(rest string) *failure.Failure {
	for i, w := range strings.Fields(rest) {
		n, err := strconv.Atoi(w)
		switch {
		case err == nil && c.N == 0:
			if n < 1 || n > maxRepeat {
				return failure.New("schedule.bad-count", "word", w, "most", maxRepeat)
			}
			c.N = n
		case i == 0:
			c.Actor = w
		default:
			f := failure.New("schedule.extra", "verb", c.Verb.String(), "word", w, "comma", strings.Contains(rest, ","))
			if i == 1 && c.N > 0 {
				f.Args = append(f.Args, "write", c.Verb.String()+" "+w+" "+strconv.Itoa(c.N))
			}
			return f
		}
	}
	return nil
}

// maxRepeat bounds the count of one command.
const maxRepeat = 1_000_000

func (c *Command) parsePacket(rest string) *failure.Failure {
	if rest == "" {
		return nil
	}
	if c.Verb == Deliver && rest == "all" {
		c.All = true
		return nil
	}
	n, err := strconv.Atoi(strings.TrimPrefix(rest, "#"))
	if err != nil || n < 1 {
		return failure.New("schedule.bad-packet", "verb", c.Verb.String(), "word", rest)
	}
	c.Packet = n
	return nil
}

func (c *Command) parseTime(rest string) *failure.Failure {
	d, err := ParseTime(rest)
	if err != nil {
		return failure.New("schedule.bad-time", "word", rest)
	}
	c.For = d
	return nil
}

// ParseTime reads a span of virtual time above zero and at most a day: "1s", "200ms", "1.5s", or a
// plain number of seconds.
func ParseTime(s string) (time.Duration, error) {
	d, err := time.ParseDuration(s)
	if err != nil {
		d, err = time.ParseDuration(s + "s")
	}
	if err != nil || d <= 0 || d > 24*time.Hour {
		return 0, failure.New("schedule.bad-time", "word", s)
	}
	return d, nil
}

// timeText is a span as people write it: 60s and not 1m0s.
func timeText(d time.Duration) string {
	if d < time.Minute {
		return d.String()
	}
	return strconv.FormatFloat(d.Seconds(), 'f', -1, 64) + "s"
}

func (c *Command) parseType(word, rest string) *failure.Failure {
	if c.EOF = word == eofVerb; c.EOF {
		c.Actor = rest
		if strings.Contains(rest, " ") {
			return failure.New("schedule.extra", "verb", eofVerb, "word", rest)
		}
		return nil
	}
	if word == "type" {
		c.Actor, rest = cutWord(rest)
		if c.Actor == "" || strings.Contains(c.Actor, `"`) { // the text has taken its place
			return failure.New("schedule.needs-actor", "verb", word)
		}
	}
	if strings.HasPrefix(rest, `"`) {
		s, err := strconv.Unquote(rest)
		if err != nil {
			return failure.New("schedule.bad-text", "word", rest)
		}
		rest = s
	}
	if strings.ContainsAny(rest, "\n\r") { // typed text is one line
		return failure.New("schedule.bad-text", "word", rest)
	}
	c.Text = rest
	return nil
}

// String is the command as schedules write it.
func (c Command) String() string {
	words := []string{c.Verb.String()}
	if c.EOF {
		words[0] = eofVerb
	}
	if c.Actor != "" {
		words = append(words, c.Actor)
	}
	switch {
	case c.N > 1:
		words = append(words, strconv.Itoa(c.N))
	case c.Packet > 0:
		words = append(words, strconv.Itoa(c.Packet))
	case c.All:
		words = append(words, "all")
	case c.For > 0:
		words = append(words, timeText(c.For))
	case c.Verb == Type && !c.EOF:
		if words = append(words, quoteText(c.Text)); c.Actor == "" {
			words[0] = ">"
		}
	case c.Text != "":
		words = append(words, c.Text)
	}
	return strings.Join(words, " ")
}

// ParseMoves reads a schedule that says every move: as Schedule writes it. At most so many moves are
// taken.
func ParseMoves(text string, most int) ([]Move, error) {
	commands, err := ParseSchedule(text)
	if err != nil {
		return nil, err
	}
	var out []Move
	for _, c := range commands {
		m := Move{Verb: c.Verb, Actor: c.Actor, Packet: c.Packet, For: c.For, Text: c.Text, EOF: c.EOF}
		n := max(c.N, 1)
		switch {
		case c.Verb > Kill, c.All, m.Actor == "" && (c.Verb == Step || c.Verb == Type || c.Verb == Kill),
			m.Packet == 0 && (c.Verb == Deliver || c.Verb == Drop || c.Verb == Dup):
			return nil, failure.New("schedule.no-move", "word", c.Source)
		case len(out)+n > most:
			return nil, failure.New("schedule.too-long", "most", most)
		}
		for range n {
			out = append(out, m)
		}
	}
	return out, nil
}
