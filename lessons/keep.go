package lessons

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"gopkg.in/yaml.v3"

	"lockstep/runtime/failure"
	"lockstep/runtime/stage"
)

// Kept is a part that was made by steering: a do, with what leads to its goal.
type Kept struct {
	Stage    string
	Programs []stage.Actor // changed ones: the part has a stage of its own then, which is like Stage
	Setup    string
	Goal     string
	Forbid   []string
	Solution string
	Always   string // of an exercise, which has no goal: its solution is the programs
}

// Behind is the first part, from part i on, behind which another can stand: where the next one begins that
// steers depends on none before it.
func (l *Lesson) Behind(i int) int {
	for next := i + 1; next < len(l.Parts); next++ {
		if p := &l.Parts[next]; p.Kind.Steers() {
			if p.Stage.Name != "" || p.Setup.Given() {
				break
			}
			i = next
		}
	}
	return i
}

// Keep gives the lesson's file with a part put behind part at, from 0, and all else as it is, byte for byte;
// and the lesson that it makes. data is the file: where it is not what the lesson was loaded from it fails
// with keep.changed (file), and where a part cannot be put in with keep.flow (name) or keep.unfit (why).
func (l *Lesson) Keep(data []byte, at int, k Kept) (out []byte, made *Lesson, err error) {
	changed := failure.New("keep.changed", "file", l.File)
	s, err := decode(l.File, data)
	if err != nil {
		return nil, nil, changed
	}
	root, err := s.parse()
	if err != nil {
		return nil, nil, changed
	}
	dir := os.DirFS(filepath.Dir(l.File))
	if was, err := s.lesson(root, dir, l.Course); err != nil || was.Hash() != l.Hash() {
		return nil, nil, changed
	}
	own := k.Stage
	f := &splice{source: s, root: root, raw: rawLines(data), puts: map[int]string{}}
	if len(k.Programs) > 0 && k.Always == "" {
		own = l.freeStage(k.Stage)
		if err := f.behind("stages", len(l.Stages)-1, k.stageLines(own)); err != nil {
			return nil, nil, err
		}
	}
	if err := f.behind("parts", at, k.lines(own, l.asks(root))); err != nil {
		return nil, nil, err
	}
	out = f.bytes()
	made, err = parse(l.File, out, dir, l.Course)
	if all := failure.All(err); all != nil {
		return nil, nil, failure.New("keep.unfit", "why", all[0])
	}
	keys := made.PartKeys()
	if err == nil && !slices.Equal(slices.Delete(keys, at+1, at+2), l.PartKeys()) {
		return nil, nil, failure.New("keep.unfit", "why", failure.New("keep.moves-others"))
	}
	return out, made, err
}

// freeStage is a name for a stage that is like another.
func (l *Lesson) freeStage(like string) string {
	for n := 1; ; n++ {
		name := like + "-kept"
		if n > 1 {
			name += strconv.Itoa(n)
		}
		if l.Stage(name) == nil {
			return name
		}
	}
}

// Placeholder marks a text that is still to be written: check points it out.
const Placeholder = "TODO"

// unwritten is the text of a part that its author has still to write.
var unwritten = Text{EN: Placeholder + " say what the learner is to bring about.", ZH: Placeholder + " 说明学习者要做到什么。"}

// asks are the lines of a text that is still to be written, in the form that the lesson's title has: one string,
// in the language of its characters where the course does not say one, or a line for each language.
func (l *Lesson) asks(root *yaml.Node) []string {
	langs := l.Languages()
	if title := lookup(root, "title"); title.Kind == yaml.ScalarNode {
		lang := "en"
		if len(langs) == 1 {
			lang = langs[0]
		} else if strings.ContainsFunc(title.Value, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
			lang = "zh"
		}
		return []string{"    ask: " + unwritten.In(lang)}
	}
	out := []string{"    ask:"}
	for _, lang := range langs {
		out = append(out, "      "+lang+": "+unwritten.In(lang))
	}
	return out
}

// lines is the part as an item of parts, on a stage.
func (k *Kept) lines(on string, asks []string) []string {
	out := append(append([]string{"- do:"}, asks...), "    stage: "+on)
	if k.Always != "" {
		var names []string
		for _, a := range k.Programs {
			names = append(names, a.Name)
		}
		out = append(out, "    edit: ["+strings.Join(names, ", ")+"]", "    always: |")
		out = append(out, block("      ", k.Always)...)
		out = append(out, "    solution:")
		for _, a := range k.Programs {
			out = append(append(out, "      "+a.Name+": |"), block("        ", a.Program.Source)...)
		}
		return out
	}
	out = append(out, line("    setup:", k.Setup)...)
	out = append(out, "    goal: |", "      "+k.Goal)
	if len(k.Forbid) > 0 {
		out = append(out, "    forbid: ["+strings.Join(k.Forbid, ", ")+"]")
	}
	return append(out, line("    solution:", k.Solution)...)
}

// line is a key with one line of code: below the key where YAML would read it otherwise.
func line(key, code string) []string {
	switch {
	case code == "":
		return nil
	case strings.ContainsAny(code, "#:\"'{}[]&*!|>@`\\") || strings.HasPrefix(code, "-"):
		return []string{key + " |", key[:indentOf(key)] + "  " + code}
	}
	return []string{key + " " + code}
}

// stageLines is the part's own stage as an entry of stages.
func (k *Kept) stageLines(name string) []string {
	out := []string{name + ":", "  like: " + k.Stage, "  actors:"}
	for _, a := range k.Programs {
		out = append(append(out, "    "+a.Name+":", "      program: |"), block("        ", a.Program.Source)...)
	}
	return out
}

// block is text as the lines of a literal block.
func block(indent, text string) (lines []string) {
	for l := range strings.SplitSeq(strings.TrimRight(text, "\n"), "\n") {
		if l != "" {
			l = indent + l
		}
		lines = append(lines, l)
	}
	return lines
}

// splice puts lines into a file.
type splice struct {
	*source
	root *yaml.Node
	raw  []string       // the file's lines with their ends; of the last one that may be nothing
	puts map[int]string // by how many lines stand before it
}

// rawLines cuts a file into its lines as decode does.
func rawLines(data []byte) (lines []string) {
	rest := string(data)
	for {
		i := strings.IndexAny(rest, "\r\n")
		if i < 0 {
			return append(lines, rest)
		}
		if strings.HasPrefix(rest[i:], "\r\n") {
			i++
		}
		lines, rest = append(lines, rest[:i+1]), rest[i+1:]
	}
}

// behind puts lines behind entry i of one of the lesson's lists or maps, as deep as its entries are.
func (f *splice) behind(key string, i int, lines []string) error {
	list := lookup(f.root, key)
	if f.root.Style&yaml.FlowStyle != 0 || list.Style&yaml.FlowStyle != 0 {
		return failure.New("keep.flow", "name", key).Here(f.at(list.Line, list.Column))
	}
	per := 1 // nodes for an entry
	if list.Kind == yaml.MappingNode {
		per = 2
	}
	indent := list.Column - 1
	if !blank(prefix(f.lines[list.Content[i*per].Line-1], indent)) { // a tab, or what shares its line with the key
		return failure.New("keep.flow", "name", key).Here(f.at(list.Line, list.Column))
	}
	end := f.end(list, i, per)
	apart := i > 0 && f.blankAfter(f.end(list, i-1, per)) || i == 0 && len(list.Content) > per && f.blankAfter(end)
	if apart {
		lines = slices.Insert(lines, 0, "")
	}
	eol := "\n"
	for n := end - 1; n >= 0; n-- { // as the file ends its lines
		if e := f.raw[n][len(strings.TrimRight(f.raw[n], "\r\n")):]; e != "" {
			eol = e
			break
		}
	}
	var b strings.Builder
	closed := strings.HasSuffix(f.raw[end-1], "\n") || strings.HasSuffix(f.raw[end-1], "\r")
	for _, l := range lines {
		if !closed {
			b.WriteString(eol)
		}
		if l != "" {
			b.WriteString(strings.Repeat(" ", indent) + l)
		}
		if closed {
			b.WriteString(eol)
		}
	}
	f.puts[end] += b.String()
	return nil
}

// end is the last line of entry i: what follows it, blank lines and comments apart, is another's.
func (f *splice) end(list *yaml.Node, i, per int) int {
	first := list.Content[i*per].Line
	next := len(f.lines) + 1
	if n := (i + 1) * per; n < len(list.Content) {
		next = list.Content[n].Line
		for next > first && per == 1 && !strings.HasPrefix(f.lines[next-1][min(list.Column-1, len(f.lines[next-1])):], "-") {
			next-- // the item begins below its dash
		}
	} else {
		for k := 0; k < len(f.root.Content); k += 2 {
			if l := f.root.Content[k].Line; l > list.Line {
				next = min(next, l)
			}
		}
	}
	last := next - 1
	for last > first && f.between(f.lines[last-1], list.Column) {
		last--
	}
	return last
}

// between says whether a line belongs to none of the entries that begin at a column.
func (f *splice) between(line string, col int) bool {
	indent := indentOf(line)
	return blank(line) || strings.HasPrefix(line, "...") || line[indent] == '#' && indent < col
}

func (f *splice) blankAfter(end int) bool { return end < len(f.lines)-1 && blank(f.lines[end]) }

// bytes is the file with all that was put in.
func (f *splice) bytes() []byte {
	var b strings.Builder
	for n, l := range f.raw {
		b.WriteString(f.puts[n] + l)
	}
	b.WriteString(f.puts[len(f.raw)]) // behind the last line, which has no end
	return []byte(b.String())
}

func blank(s string) bool { return strings.Trim(s, " \t") == "" }

func prefix(line string, n int) string { return line[:min(n, len(line))] }
