package text

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestTree reads the sources of the module: every identifier given to failure.New exists here, as
// does every string of the form area.name in the areas of the tables, and every sentence is
// mentioned somewhere.
func TestTree(t *testing.T) {
	mentioned := map[string]bool{}
	for _, id := range identifiers(t, "../..") {
		mentioned[id.name] = true
		if !Has(id.name) {
			t.Errorf("%s: no sentence %q in repl/text", id.at, id.name)
		}
	}
	for id := range index() {
		if !mentioned[strings.TrimSuffix(id, aloud)] {
			t.Errorf("sentence %q is not used", id)
		}
	}
}

type mention struct {
	name string
	at   token.Position
}

var shape = regexp.MustCompile(`^[a-z]+(\.[a-z0-9-]+)+$`)

// otherNames look like identifiers of sentences and are something else.
var otherNames = []string{"packet.sent", "packet.delivered", "packet.dropped", "packet.duplicated", "progress.json", "progress.lock"}

func identifiers(t *testing.T, root string) (found []mention) {
	ours := map[string]bool{}
	for id := range index() {
		area, _, _ := strings.Cut(id, ".")
		ours[area] = true
	}
	files := token.NewFileSet()
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() && slices.Contains([]string{"testdata", ".git"}, d.Name()) {
			return leaveOut(err)
		}
		if d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if table, ok := n.(*ast.CompositeLit); ok && isTable(table) {
				return false
			}
			made := false
			if call, ok := n.(*ast.CallExpr); ok && len(call.Args) > 0 {
				if f, ok := call.Fun.(*ast.SelectorExpr); ok && f.Sel.Name == "New" {
					x, ok := f.X.(*ast.Ident)
					made = ok && x.Name == "failure"
					n = call.Args[0]
				}
			}
			lit, ok := n.(*ast.BasicLit)
			if !ok || lit.Kind != token.STRING {
				return true
			}
			name, _ := strconv.Unquote(lit.Value)
			area, _, _ := strings.Cut(name, ".")
			if made || shape.MatchString(name) && ours[area] && !slices.Contains(otherNames, name) {
				found = append(found, mention{name, files.Position(lit.Pos())})
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// isTable says whether a literal is one of the tables themselves.
func isTable(lit *ast.CompositeLit) bool {
	list, ok := lit.Type.(*ast.ArrayType)
	if !ok {
		return false
	}
	elt, ok := list.Elt.(*ast.Ident)
	return ok && elt.Name == "sentence"
}

// leaveOut leaves a folder out, unless reading it failed.
func leaveOut(err error) error {
	if err != nil {
		return err
	}
	return fs.SkipDir
}
