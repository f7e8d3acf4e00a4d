package repl

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"

	"lockstep/repl/text"
	"lockstep/runtime/actor"
)

// TestReferenceIsFresh keeps the reference pages equal to the tables.
func TestReferenceIsFresh(t *testing.T) {
	for _, p := range pages {
		want := p.write()
		if *rewrite {
			if err := os.WriteFile(p.file, want, 0o666); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if got, err := os.ReadFile(p.file); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s is stale (%v): run go generate ./repl", p.file, err)
		}
	}
}

// page is the reference in one language.
type page struct {
	file                      string
	lang                      text.Lang
	title, about              string
	builtins, types, failures string // headings
	colon                     string
	out                       bytes.Buffer
}

var pages = []*page{
	{
		file: "../lessons/REFERENCE.md", lang: text.En, title: "What programs can use",
		about: "The Python of lessons: every name that a program can use, how it is called, what it means and what it raises. " +
			"`? socket.recv` in the prompt shows the same. What is not here is refused before the run, at its line and column. " +
			"This page is made from the tables that the programs run on (`go generate ./repl`).",
		builtins: "Builtin functions", types: "Builtin types", failures: "Exceptions", colon: ": ",
	},
	{
		file: "../lessons/REFERENCE.zh.md", lang: text.Zh, title: "程序里能用什么",
		about: "课程里的 Python：程序能用的每个名字、怎样调用、是什么意思、会引发什么。" +
			"在提示符下用 `? socket.recv` 看到的是同样的内容。这里没有的，在运行之前就会按行列位置拒绝。" +
			"本页由程序运行所用的表生成（`go generate ./repl`）。",
		builtins: "内置函数", types: "内置类型", failures: "异常", colon: "：",
	},
}

// write makes the page.
func (p *page) write() []byte {
	p.out.Reset()
	p.out.WriteString("# " + p.title + "\n\n" + p.about + "\n")
	own := func(kinds ...actor.Kind) func(actor.Entry) bool {
		return func(e actor.Entry) bool { return e.Module == "" && slices.Contains(kinds, e.Kind) }
	}
	p.section(p.builtins, "", func(e actor.Entry) bool { return e.Class == "" && own(actor.FunctionKind, actor.ConstantKind)(e) })
	p.section(p.types, "", func(e actor.Entry) bool {
		return own(actor.ClassKind, actor.MethodKind, actor.AttributeKind)(e) && !exceptional(e)
	})
	p.section(p.failures, "", func(e actor.Entry) bool { return e.Module == "" && exceptional(e) })
	for _, m := range names() {
		if m.Kind == actor.ModuleKind {
			p.section("`"+m.Name+"`", text.Reference(p.lang, m.Name), func(e actor.Entry) bool { return e.Module == m.Name })
		}
	}
	return p.out.Bytes()
}

// exceptional says whether an entry is an exception, or an attribute of one.
func exceptional(e actor.Entry) bool {
	return e.Kind == actor.ExceptionKind || slices.ContainsFunc(names(), func(x actor.Entry) bool {
		return x.Kind == actor.ExceptionKind && x.Module == e.Module && x.Word() == e.Class
	})
}

func (p *page) section(title, about string, in func(actor.Entry) bool) {
	p.out.WriteString("\n## " + title + "\n\n")
	if about != "" {
		p.out.WriteString(plain(about) + "\n\n")
	}
	all := slices.DeleteFunc(slices.Clone(names()), func(e actor.Entry) bool { return !in(e) })
	for _, g := range grouped(p.lang, all) {
		var heads []string
		for _, e := range g {
			heads = append(heads, "`"+heading(e)+"`")
		}
		line := "- " + strings.Join(heads, ", ") + p.colon + plain(text.Reference(p.lang, g[0].Name))
		if len(g[0].Refused) > 0 {
			line += " (" + text.Say(p.lang, "repl.reference-refused", "names", g[0].Refused) + ")"
		}
		p.out.WriteString(line + "\n")
	}
}

// plain is a sentence that Markdown shows as it is.
func plain(s string) string {
	return strings.NewReplacer("*", `\*`, "_", `\_`, "<", `\<`, "[", `\[`, "`", "\\`", `\`, `\\`).Replace(s)
}
