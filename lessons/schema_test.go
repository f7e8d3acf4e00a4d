package lessons

import (
	"bytes"
	"encoding/json"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"gopkg.in/yaml.v3"

	"lockstep/runtime/failure"
)

// shaped are the failures that a schema finds as well: about the keys and the form of values, each for
// itself.
var shaped = []string{
	"lesson.bad-address", "lesson.bad-name", "lesson.bad-seed", "lesson.empty", "lesson.empty-text", "lesson.flow-text", "lesson.missing-key",
	"lesson.exercise-key", "lesson.no-kind", "lesson.not-duration", "lesson.not-line", "lesson.not-list", "lesson.not-map", "lesson.not-number", "lesson.not-text",
	"lesson.not-truth", "lesson.not-world", "lesson.null", "lesson.out-of-range", "lesson.too-few", "lesson.two-kinds", "lesson.unknown-command", "lesson.unknown-key",
}

// TestSchema: what the loader takes, the schema takes; of what the loader refuses, the schema refuses
// what has to do with the form.
func TestSchema(t *testing.T) {
	form := compiled(t, Schema)
	var files []string
	for _, pattern := range []string{"*.yaml", "*/*.yaml", "testdata/*/*.yaml", "prove/testdata/broken/*.yaml"} {
		some, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, some...)
	}
	taken, refused := 0, 0
	for _, file := range files {
		value, ok := plain(t, file)
		if !ok {
			continue
		}
		_, wrong := LoadFile(file)
		wants := slices.ContainsFunc(failure.All(wrong), func(f *failure.Failure) bool {
			return f.Arg("missing") == true || slices.Contains(shaped, f.ID) && f.Arg("name") != "always" // which a stage may have in the exercise's place
		})
		switch got := form.Validate(value); {
		case got == nil && wants:
			t.Errorf("%s: the schema takes it, the loader says: %v", file, wrong)
		case got != nil && !wants:
			t.Errorf("%s: the loader says %v, the schema: %v", file, wrong, got)
		case wants:
			refused++
		default:
			taken++
		}
	}
	if taken < len(index)+40 || refused < 30 {
		t.Errorf("%d files taken, %d refused", taken, refused)
	}
}

// compiled is a schema, ready to be held against files.
func compiled(t *testing.T, write func(func(string) string) ([]byte, error)) *jsonschema.Schema {
	t.Helper()
	text, err := write(func(key string) string { return key })
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("form.json", doc); err != nil {
		t.Fatal(err)
	}
	form, err := c.Compile("form.json")
	if err != nil {
		t.Fatal(err)
	}
	return form
}

// plain reads a file as an editor does; of what is not one document of YAML with texts for keys it says no.
func plain(t *testing.T, file string) (any, bool) {
	t.Helper()
	data, err := fs.ReadFile(os.DirFS("."), filepath.ToSlash(file))
	if err != nil {
		t.Fatal(err)
	}
	return plainText(data)
}

func plainText(data []byte) (any, bool) {
	var value, second any
	d := yaml.NewDecoder(bytes.NewReader(data))
	if err := d.Decode(&value); err != nil && err != io.EOF || d.Decode(&second) != io.EOF {
		return nil, false
	}
	text, err := json.Marshal(value)
	if err != nil {
		return nil, false
	}
	value, err = jsonschema.UnmarshalJSON(bytes.NewReader(text))
	return value, err == nil
}
