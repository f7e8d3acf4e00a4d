package library

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"lockstep/lessons"
	"lockstep/repl/disk"
	"lockstep/runtime/failure"
)

// Bounds of a source. A course of a hundred long lessons has 3 MB in 200 files.
const (
	maxZip     = 32 << 20 // bytes of a zip, with all that is left out of it
	maxEntries = 2_000    // files and folders there are
	maxTaken   = 500      // files taken
	maxTotal   = 16 << 20 // bytes taken
	maxDepth   = 8        // folders in one another
	maxName    = 200      // bytes
	maxRatio   = 100      // to which a text is packed, where it is more than
	minPacked  = 64 << 10 // bytes
	mostTold   = 10       // names that are refused
	mostShown  = 60       // bytes of a name
)

// entry is a file of a source, or something that is no file.
type entry struct {
	name   string // slash-separated
	mode   fs.FileMode
	size   uint64 // as the source claims
	packed uint64 // bytes it takes in a zip; 0 where it is not packed
	secret bool   // needs a password
	open   func() (io.ReadCloser, error)
}

// list gives what is in a folder or a zip, and the name of the folder that a course at the top is in.
func list(source string) ([]entry, string, error) {
	info, err := os.Stat(source)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, "", failure.New("library.no-source", "source", source)
	case err != nil:
		return nil, "", failure.New("disk.unreadable", "file", source, "why", disk.Reason(err))
	case info.IsDir():
		whole, _ := filepath.Abs(source)
		all, err := folder(source)
		return all, filepath.Base(whole), err
	case !info.Mode().IsRegular(), strings.HasSuffix(source, ".yaml"), strings.HasSuffix(source, ".yml"):
		return nil, "", failure.New("library.not-course", "source", source, "lesson", info.Mode().IsRegular())
	}
	data, err := disk.Read(source, maxZip+1)
	if err != nil {
		return nil, "", err
	}
	all, err := archived(source, data)
	base := filepath.Base(source)
	base, _, _ = strings.Cut(strings.TrimSuffix(base, filepath.Ext(base)), " (") // (1): browsers write so on what is fetched twice
	return all, base, err
}

func folder(dir string) (all []entry, err error) {
	top := os.DirFS(dir)
	err = fs.WalkDir(top, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return failure.New("disk.unreadable", "file", filepath.Join(dir, filepath.FromSlash(name)), "why", disk.Reason(err))
		}
		if name == "." {
			return nil
		}
		if passedOver(name) {
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		e := entry{name: name, mode: d.Type(), open: func() (io.ReadCloser, error) { return top.Open(name) }}
		if info, err := d.Info(); err == nil {
			e.size = uint64(max(info.Size(), 0))
		}
		if all = append(all, e); len(all) > maxEntries {
			return failure.New("library.too-many", "most", maxEntries).Here(failure.Place{File: dir})
		}
		return nil
	})
	return all, err
}

// header begins the record of each file in the directory of a zip.
var header = []byte("PK\x01\x02")

func archived(source string, data []byte) ([]entry, error) {
	at := failure.Place{File: source}
	if len(data) > maxZip {
		return nil, failure.New("library.too-large", "most", maxZip>>20).Here(at)
	}
	if bytes.Count(data, header) > 2*maxEntries { // before they are read; a few may be data of files
		return nil, failure.New("library.too-many", "most", maxEntries).Here(at)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	switch {
	case errors.Is(err, zip.ErrFormat) && !bytes.HasPrefix(data, []byte("PK")):
		return nil, failure.New("library.not-course", "source", source, "lesson", false)
	case err != nil:
		return nil, failure.New("library.damaged").Here(at)
	case len(z.File) > maxEntries:
		return nil, failure.New("library.too-many", "most", maxEntries).Here(at)
	}
	var all []entry
	for _, f := range z.File {
		all = append(all, entry{
			name: f.Name, mode: f.Mode(), size: f.UncompressedSize64, packed: max(f.CompressedSize64, 1), secret: f.Flags&1 != 0, open: f.Open,
		})
	}
	return all, nil
}

// passedOver says whether a name, or a folder it is in, is nothing of an author's: what begins with a
// dot, what macOS puts into its zips; or no lesson's: testdata.
func passedOver(name string) bool {
	return slices.ContainsFunc(strings.Split(name, "/"), func(part string) bool {
		return strings.HasPrefix(part, ".") && part != "." && part != ".." || part == "__MACOSX" || part == "testdata"
	})
}

// hostile says what is wrong with the name of an entry that could lead out of the folder it is unpacked
// in, on some system; "" for nothing.
func hostile(name string) string {
	parts := strings.Split(strings.TrimSuffix(name, "/"), "/")
	switch {
	case strings.ContainsRune(name, 0):
		return "library.name-zero"
	case strings.HasPrefix(name, "/"), len(name) > 1 && name[1] == ':' && 'a' <= name[0]|0x20 && name[0]|0x20 <= 'z':
		return "library.name-absolute"
	case strings.ContainsRune(name, '\\'):
		return "library.name-backslash"
	case slices.Contains(parts, ".."):
		return "library.name-up"
	case slices.Contains(parts, ""), slices.Contains(parts, "."):
		return "library.name-empty"
	}
	return ""
}

// strange says why the name of a file could not be kept on every system; "" where it could.
func strange(name string) string {
	switch {
	case !utf8.ValidString(name):
		return "library.name-encoding"
	case len(name) > maxName:
		return "library.name-long"
	case strings.Count(name, "/") > maxDepth:
		return "library.name-deep"
	}
	for _, part := range strings.Split(name, "/") {
		if strings.TrimRight(part, ". ") != part || strings.ContainsAny(part, `<>:"|?*`) || strings.ContainsFunc(part, func(r rune) bool { return r < ' ' || r == 0x7f }) {
			return "library.name-characters"
		}
		if stem, _, _ := strings.Cut(part, "."); lessons.IsDevice(stem) {
			return "library.name-device"
		}
	}
	return ""
}

// short is a name as sentences mention it.
func short(name string) string {
	if len(name) <= mostShown {
		return name
	}
	return strings.ToValidUTF8(name[:mostShown], "") + "…"
}

// below is a name inside a folder, and whether it is there. The folder "." has all.
func below(folder, name string) (string, bool) {
	if folder == "." {
		return name, true
	}
	return strings.CutPrefix(name, folder+"/")
}

// home finds the folder of the one course that a source holds.
func home(source string, all []entry) (string, error) {
	var found []string
	for _, e := range all {
		if path.Base(e.name) == lessons.CourseFile && e.mode.IsRegular() {
			found = append(found, path.Dir(e.name))
		}
	}
	at := failure.Place{File: source}
	switch len(found) {
	case 0:
		return "", failure.New("library.no-course").Here(at)
	case 1:
		return found[0], nil
	}
	return "", failure.New("library.courses", "folders", found).Here(at)
}
