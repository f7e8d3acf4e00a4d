package repl

import (
	"bytes"
	"fmt"
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
	language                  [3]string // heading, what there is, what is refused
	builtins, types, failures string    // headings
	colon, comma, brackets    string    // between a name and what it means, between names, around what is added
	out                       bytes.Buffer
}

var pages = []*page{
	{
		file: "../lessons/REFERENCE.md", lang: text.En, title: "Reference",
		about: "Every key of a lesson file, every function of a goal, every command, and every name that a program can use: how it is written and what it means. " +
			"This page is made from the tables that Lockstep runs on (`go generate ./repl`).",
		language: [3]string{
			"The language",
			"Programs are Python, of which the rest of this page has all that there is; `? socket.recv` in the prompt shows the same. What is not here is refused " +
				"before the run, at its line and column.\n\n" +
				"Functions with every kind of parameter, closures, `lambda`, decorators of your own, generators and `yield from`; classes with one base class, " +
				"`super()`, `property`, `staticmethod`, `classmethod`, special methods, exceptions of your own; `if`, `while`, `for`, `else`, `try`, `with`, " +
				"`assert`, `del`, `global`, `nonlocal`; comprehensions, unpacking with stars, chained comparison and assignment, f-strings and both older " +
				"formats; annotations, which mean nothing at run time; `import M`, `from M import NAME`, and `from M import *` at the top level.",
			"Refused, with what to write instead: `async` and `await`, `match`, `:=`, `except*`, `@` between operands, complex numbers, relative imports; " +
				"several base classes, metaclasses, `__slots__`, classes built on `int`, `str`, `list` and the like, `__new__`, `__del__`, `__hash__`, `__setattr__`; " +
				"`yield` inside `try` or `with`; `eval`, `exec`, `compile`, `globals`, `locals`, `id`, `hash`, `memoryview`; walking or printing a set of two or " +
				"more elements, whose order differs from run to run in CPython.",
		},
		builtins: "Builtin functions", types: "Builtin types", failures: "Exceptions", colon: ": ", comma: ", ", brackets: " (%s)",
	},
	{
		file: "../lessons/REFERENCE.zh.md", lang: text.Zh, title: "参考手册",
		about: "课程文件的每个键、目标里的每个函数、每条命令，以及程序能用的每个名字：怎样写，是什么意思。" +
			"本页由 Lockstep 运行所用的表生成（`go generate ./repl`）。",
		language: [3]string{
			"语言",
			"程序用 Python 写，能用的全在本页余下的部分；在提示符下用 `? socket.recv` 看到的是同样的内容。这里没有的，在运行之前就会按行列位置拒绝。\n\n" +
				"函数（各种参数）、闭包、`lambda`、自己写的装饰器、生成器与 `yield from`；单继承的类、`super()`、`property`、`staticmethod`、`classmethod`、" +
				"特殊方法、自己的异常类；`if`、`while`、`for`、`else`、`try`、`with`、`assert`、`del`、`global`、`nonlocal`；推导式、带星号的解包、" +
				"连写的比较与赋值、f-string 和两种较早的格式；类型注解（运行时没有作用）；`import M`、`from M import NAME`，以及写在顶层的 `from M import *`。",
			"会被拒绝，并说明该怎么写：`async` 与 `await`、`match`、`:=`、`except*`、运算符 `@`、复数、相对导入；" +
				"多个基类、元类、`__slots__`、继承 `int`、`str`、`list` 等内置类型、`__new__`、`__del__`、`__hash__`、`__setattr__`；" +
				"写在 `try` 或 `with` 里的 `yield`；`eval`、`exec`、`compile`、`globals`、`locals`、`id`、`hash`、`memoryview`；" +
				"遍历或打印两个以上元素的集合，因为 CPython 每次运行的次序可能不同。",
		},
		builtins: "内置函数", types: "内置类型", failures: "异常", colon: "：", comma: "、", brackets: "（%s）",
	},
}

// write makes the page.
func (p *page) write() []byte {
	p.out.Reset()
	p.out.WriteString("# " + p.title + "\n\n" + p.about + "\n\n" + lessonPages[p.lang].contents + "\n")
	p.lesson()
	p.out.WriteString("\n## " + p.language[0] + "\n\n" + p.language[1] + "\n\n" + p.language[2] + "\n")
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
		line := "- " + strings.Join(heads, p.comma) + p.colon + plain(text.Reference(p.lang, g[0].Name))
		if len(g[0].Refused) > 0 {
			line += fmt.Sprintf(p.brackets, text.Say(p.lang, "repl.reference-refused", "names", g[0].Refused))
		}
		p.out.WriteString(line + "\n")
	}
}

// plain is a sentence that Markdown shows as it is.
func plain(s string) string {
	return strings.NewReplacer("*", `\*`, "_", `\_`, "<", `\<`, "[", `\[`, "`", "\\`", `\`, `\\`).Replace(s)
}

// What views show and no program calls is explained too, in either language; flags of one packet each.
func TestHelpOfTheScreen(t *testing.T) {
	for _, c := range []struct {
		lang  text.Lang
		typed string
		want  []string
	}{
		{text.En, "? SYN-SENT", []string{" SYN-SENT\n", "waits for the answer"}},
		{text.En, "?rst,ack", []string{" RST\n", "breaks a connection off", " ACK\n", "everything has arrived"}},
		{text.En, "? listen", []string{"socket.listen(", "the host answers SYNs"}},
		{text.En, "? SYN,SIN", []string{`no command "SYN,SIN"`}},
		{text.Zh, "? 阻塞", []string{" 阻塞\n", "state 会说明等什么"}},
		{text.Zh, "? port", []string{" 端口\n", "找到程序"}},
	} {
		var out strings.Builder
		o := flowOptions(c.typed+"\nquit\n", &out)
		o.Lang = c.lang
		learn(t, o, "network")
		wants(t, out.String(), c.want...)
	}
}
