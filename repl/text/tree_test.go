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
			continue
		}
		for _, name := range placeholders(index()[id.name].en) {
			optional := strings.Contains(index()[id.name].en, "{"+name+"?") || slices.Contains(addedLater[id.name], name)
			if id.args != nil && !optional && !slices.Contains(id.args, name) {
				t.Errorf("%s: %q mentions {%s}, which it is not given", id.at, id.name, name)
			}
		}
	}
	for id := range index() {
		if !mentioned[strings.TrimSuffix(id, aloud)] && !strings.HasPrefix(id, "word.") {
			t.Errorf("sentence %q is not used", id)
		}
	}
}

// addedLater are what failures are given on their way up.
var addedLater = map[string][]string{"progress.broken": {"kept"}, "progress.newer": {"kept"}}

type mention struct {
	name string
	args []string // the names of what the sentence is given, where the call spells them out
	at   token.Position
}

var shape = regexp.MustCompile(`^[a-z]+(\.[a-z0-9-]+)+$`)

// otherNames look like identifiers of sentences and are something else.
var otherNames = []string{"course.yaml", "packet.sent", "packet.delivered", "packet.dropped", "packet.duplicated", "progress.json", "progress.lock"}

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
				said(call, func(name string, args []string, at token.Pos) {
					found = append(found, mention{name, args, files.Position(at)})
				})
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
				found = append(found, mention{name, nil, files.Position(lit.Pos())})
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

// said finds a sentence among the arguments of a call that spells out everything behind it: name,
// value, name, value.
func said(call *ast.CallExpr, found func(name string, args []string, at token.Pos)) {
	word := func(e ast.Expr) string {
		lit, ok := e.(*ast.BasicLit)
		if !ok || lit.Kind != token.STRING {
			return ""
		}
		s, _ := strconv.Unquote(lit.Value)
		return s
	}
	for i, a := range call.Args {
		if id := word(a); Has(id) && !call.Ellipsis.IsValid() && (len(call.Args)-i)%2 == 1 {
			args := []string{}
			for j := i + 1; j < len(call.Args); j += 2 {
				if word(call.Args[j]) == "" {
					return
				}
				args = append(args, word(call.Args[j]))
			}
			found(id, args, a.Pos())
			return
		}
	}
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
