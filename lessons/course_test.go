package lessons

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"lockstep/runtime/failure"
)

// courseFiles are texts of course.yaml, in a folder called net with the lessons intro and race, and what
// is wrong with each, by line.
var courseFiles = []struct{ text, wrong string }{
	{"title: Nets\n", ""},
	{"id: other\ntitle: {en: Nets, zh: 网}\norder: [race, intro]\nlanguages: [zh, en]\nauthors: A, B\nlicence: MIT\n", ""},
	{"title:\n  en: Nets\nlanguages: [en]\n", ""},
	{"title:\n  en: Nets\nlanguages: [zh]\n", "2 lesson.missing-language"},
	{"title:\n  en: Nets\n", "2 lesson.missing-language"},
	{"titel: Nets\norder: [intr, race, race]\nlanguages: [en, fr]\nid: 9x\n", "1 lesson.unknown-key; 2 course.no-such-lesson; 2 course.twice; 3 lesson.not-language; 4 lesson.bad-name"},
	{"title: Nets\norder: intro\n", "2 lesson.not-list"},
	{"title: Nets\nlanguages: []\n", "2 lesson.too-few"},
	{"title: Nets\nid: file\n", "2 course.reserved-id"},
	{"title: Nets\nid: CON\n", "2 course.reserved-id"},
	{"title: Nets\norder: [net/intro]\n", "2 lesson.bad-name"},
	{"title: Nets\nlicence:\nauthors: [A, B]\n", "2 lesson.null; 3 lesson.not-text"},
	{"- title\n", "1 lesson.not-map"},
	{"title: [\n", "1 lesson.yaml"},
	{"", "0 lesson.empty"},
	{"title: &a Nets\nauthors: *a\n", "1 lesson.alias; 2 lesson.alias"},
}

// TestCourseFile: everything that is wrong with a course.yaml is told by its line, and the schema refuses
// what has to do with the form.
func TestCourseFile(t *testing.T) {
	form := compiled(t, CourseSchema)
	for _, c := range courseFiles {
		fsys := fstest.MapFS{CourseFile: {Data: []byte(c.text)}}
		course, err := loadCourse(fsys, CourseFile, "net")
		all := append(failure.All(err), course.Misordered([]string{"intro", "race"})...)
		_ = all.Err() // sorts them
		var got []string
		wants := false
		for _, f := range all {
			line := f.At.Line
			if f.ID == "lesson.missing-key" {
				line = 0
			}
			got = append(got, strings.TrimSpace(string(rune('0'+line))+" "+f.ID))
			wants = wants || f.ID == "lesson.not-language" || f.ID != "lesson.empty" && slices.Contains(shaped, f.ID)
		}
		slices.Sort(got)
		if diff := cmp.Diff(c.wrong, strings.Join(got, "; ")); diff != "" {
			t.Errorf("%s(-want +got)\n%s", c.text, diff)
		}
		value, ok := plainText([]byte(c.text))
		if ok && value != nil && (form.Validate(value) != nil) != wants {
			t.Errorf("%sthe loader says %v, the schema %v", c.text, all, form.Validate(value))
		}
		if course.ID == "" || course.Title.EN == "" || course.Title.ZH == "" || len(course.Languages) == 0 {
			t.Errorf("%scannot be used in spite of its mistakes: %+v", c.text, course)
		}
	}
}

// A folder whose name is no id needs one in course.yaml.
func TestCourseWithoutID(t *testing.T) {
	for _, folder := range []string{"my course", "网络", "nul", "file", "."} {
		_, err := loadCourse(fstest.MapFS{CourseFile: {Data: []byte("title: Nets\n")}}, CourseFile, folder)
		if all := failure.All(err); len(all) != 1 || all[0].ID != "course.no-id" {
			t.Errorf("%s: %v", folder, err)
		}
	}
}

// page is a lesson of one page, in the languages of a course.
func page(id, more string) string {
	return "format: 1\nid: " + id + "\nchapter: own\nsection: \"1\"\nminutes: 1\n" + more + "title:\n  en: Lesson\nsummary: x\nparts:\n  - say:\n      en: Read.\n"
}

func written(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// TestCourseOnShelf: the lessons of a course have its name before their ids, its order, and one another
// to need; a lesson lacks the translations that the course does without. A course with the id of another
// is left out, whole and told of once; a mistake in course.yaml hides no lesson.
func TestCourseOnShelf(t *testing.T) {
	dir := written(t, map[string]string{
		"alone.yaml":           strings.NewReplacer("title:\n  en:", "title:", "say:\n      en:", "say:").Replace(page("alone", "")),
		"net/course.yaml":      "title: Nets\norder: [race, intro]\nlanguages: [en]\n",
		"net/a.yaml":           page("last", "needs: [below, intro, udp, other/intro, lats]\n"),
		"net/b.yaml":           page("intro", ""),
		"net/c.yaml":           page("race", "needs: [net/intro]\n"),
		"net/deep/d.yaml":      page("below", ""),
		"net/testdata/no.yaml": "bad",
		"other/course.yaml":    "title: Others\norder: [nothing]\nlanguages: [en]\nlicense: MIT\n",
		"other/intro.yaml":     page("intro", ""),
		"znet/course.yaml":     "id: net\ntitle: Nets\nlanguages: [en]\n",
		"znet/intro.yaml":      page("intro", ""),
		"znet/race.yaml":       page("race", ""),
	})
	s := ReadShelf([]string{dir, dir})
	var got, broken []string
	for _, l := range s.Lessons {
		got = append(got, l.ID)
	}
	want := []string{"alone", "net/race", "net/intro", "net/last", "net/below", "other/intro"}
	if !slices.Equal(got, want) {
		t.Errorf("%v, not %v", got, want)
	}
	for _, f := range s.Broken[:2] {
		broken = append(broken, f.ID+" "+filepath.Base(filepath.Dir(f.At.File)))
	}
	if !slices.Equal(broken, []string{"shelf.broken other", "course.duplicate-id znet"}) {
		t.Errorf("%v", broken)
	}
	last, err := s.Load("net/last")
	if err != nil {
		t.Fatal(err)
	}
	if needs := last.Entry().Needs; !slices.Equal(needs, []string{"net/below", "net/intro", "udp", "other/intro", "lats"}) {
		t.Errorf("needs %v", needs)
	}
	if last.Title.ZH != "Lesson" || last.In("zh") || !last.In("en") || last.Parts[0].Text.In("zh") != "Read." {
		t.Errorf("%+v", last)
	}
	for written, nearest := range map[string]string{"below": "net/below", "net": "net/race", "net/rac": "net/race"} {
		if _, err := s.Load(written); err == nil || err.Error() != "lesson.no-lesson id="+written+" nearest="+nearest {
			t.Errorf("a lesson as %s: %v", written, err)
		}
	}
	if l, err := LoadFile(filepath.Join(dir, "net/deep/d.yaml")); err != nil || l.ID != "net/below" {
		t.Errorf("a lesson by its file: %v", err)
	}
}
