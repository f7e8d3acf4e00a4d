// Package export writes runs and stages in the forms of other programs. Each form has a file, and a row in
// one table.
//
// It must not know which command asked for it.
package export

import (
	"path/filepath"

	"lockstep/repl/disk"
	"lockstep/repl/render"
	"lockstep/repl/text"
	"lockstep/runtime/failure"
	"lockstep/runtime/packet"
	"lockstep/runtime/stage"
)

// Source is what there is to export: a stage of a lesson, and what has happened on it.
type Source struct {
	Lang   text.Lang
	Lesson string // its id; "" for none
	Title  string // the lesson's, as learners read it; "" where it is not known
	Stage  *stage.Stage
	Scene  func() (*render.Scene, error) // is asked for by the forms that show a run as it stands

	Moments Moments           // by those that show how it came to that
	Film    func(*Cast) error // by those that show how it plays
}

// File is one file of an export. It has a name where there are several.
type File struct{ Name, Text string }

// Format is a form in which a stage, or a run, is given away.
type Format struct {
	Name  string
	Help  string // id of its sentence
	Files func(Source) ([]File, error)

	// Is says whether a file that begins so has this form, and may be written over; nil for forms of
	// several files.
	Is func(beginning []byte) bool
}

// Formats is the table of forms.
var Formats = []Format{
	{"python", "cli.export-python", func(s Source) ([]File, error) { return Python(s.Lang, s.Lesson, s.Stage), nil }, nil},
	{"pcap", "cli.export-pcap", pcap, IsPcap},
	{"svg", "cli.export-svg", svg, IsSVG},
	{"html", "cli.export-html", webPage, IsHTML},
	{"asciicast", "cli.export-asciicast", asciicast, IsCast},
}

// Find finds a form by its name.
func Find(name string) (Format, error) {
	var names []string
	for _, f := range Formats {
		if f.Name == name {
			return f, nil
		}
		names = append(names, f.Name)
	}
	return Format{}, failure.New("cli.no-format", "format", name, "formats", names, "nearest", failure.Nearest(name, names))
}

// Write writes a form of a source: one file, or the files of a folder, which need not exist. It gives what
// it has written.
func (f Format) Write(s Source, out string) (written []string, err error) {
	files, err := f.Files(s)
	if err != nil {
		return nil, err
	}
	if f.Is == nil {
		if err := ownFolder(files, out); err != nil {
			return nil, err
		}
	}
	for _, file := range files {
		path := filepath.Join(out, filepath.FromSlash(file.Name))
		if f.Is != nil {
			err = disk.Write(path, []byte(file.Text), f.Is)
		} else {
			err = disk.Put(path, []byte(file.Text))
		}
		if err != nil {
			return written, err
		}
		written = append(written, path)
	}
	return written, nil
}

func pcap(s Source) ([]File, error) {
	scene, err := s.Scene()
	if err != nil {
		return nil, err
	}
	packets := packet.Collect(scene.Events).All()
	if len(packets) == 0 {
		return nil, failure.New("export.no-packets")
	}
	return []File{{Text: string(Pcap(packets))}}, nil
}

func svg(s Source) ([]File, error) {
	scene, err := s.Scene()
	if err != nil {
		return nil, err
	}
	return []File{{Text: string(SVG(render.View{Lang: s.Lang}.Ladder(scene), titleOf(s)))}}, nil
}

func webPage(s Source) ([]File, error) {
	page, err := HTML(s)
	return []File{{Text: string(page)}}, err
}

// titleOf names what is shown.
func titleOf(s Source) string {
	switch {
	case s.Title != "":
		return s.Title + " · " + s.Stage.Name
	case s.Lesson != "":
		return s.Lesson + ": " + s.Stage.Name
	}
	return s.Stage.Name
}
