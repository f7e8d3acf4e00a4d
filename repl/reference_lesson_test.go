package repl

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"lockstep/lessons"
	"lockstep/lessons/goal"
	"lockstep/repl/text"
	"lockstep/runtime/conductor"
	"lockstep/runtime/failure"
)

// lessonPage is what the reference says in one language of lesson files, goals and commands.
type lessonPage struct {
	contents                 string
	file, goals, commands    [2]string // heading, what it is about
	records                  map[string]string
	packet, python, schedule string
	stop                     string
	chinese                  string // what stands before a command's Chinese names; "" where they are not shown

	brackets, required                                                          string
	text, name, line, expression, moves, program, address, time, content, truth string
	number, exactly, comma, or, list, some, entries, keys                       string
}

var lessonPages = map[text.Lang]lessonPage{
	text.En: {
		contents: "[A lesson file](#a-lesson-file) · [Goals and answers](#goals-and-answers) · [Commands](#commands) · " +
			"the Python of programs: [the language](#the-language), [functions](#builtin-functions), [types](#builtin-types), [exceptions](#exceptions), modules",
		file: [2]string{
			"A lesson file", "Every key, and what may stand there. [AUTHORS.md](AUTHORS.md) shows how to use them. `lockstep schema` prints the same for editors, and `lockstep check` holds a file to it.",
		},
		goals: [2]string{
			"Goals and answers", "A `goal`, an `answer`, an `always`, and what `until` and `eval` take, are Python expressions over the run. Actors, hosts, locks and files are named by strings. " +
				"An expression that raises an exception is not true: `received(\"server\")[-1] == b\"hi\"` before anything has come.",
		},
		commands: [2]string{
			"Commands", "What can be typed in the prompt. Those marked with ▸ can also stand in `setup`, `solution` and `then`, joined by `; `. `? NAME` in the prompt shows the same.",
		},
		records: map[string]string{
			"lesson": "The file as a whole.", "stage": "Under `stages:`, for each name.", "link": "Under a stage's `link:`.", "actor": "Under a stage's `actors:`, for each name.",
			"part": "An item of `parts:`: it has one of these keys.", "predict": "Under `predict:`.", "predict-option": "An option of `predict`, where the expression alone says too little.",
			"do": "Under `do:`.", "exercise": "Under `do:`, where the learner changes programs: with `edit`.", "quiz": "Under `quiz:`.", "quiz-option": "An option of `quiz`.",
			"course": "The file `course.yaml`, which makes a folder a course. `lockstep schema course` prints it for editors.",
		},
		packet: "A packet is a dict with these keys:", python: "Of Python's functions there are ", stop: ".", schedule: "▸ ",
		brackets: " (%s)", required: "required: ", text: "a text", name: "a name", line: "a line of text", expression: "an expression", moves: "commands", program: "a literal block", address: "an IPv4 address",
		time: "a time of at most an hour, such as `20ms`", content: "a text, which may be empty", truth: "`true` or `false`",
		number: "a whole number from %v to %v", exactly: "`%v`", comma: ", ", or: " or ", list: "a list, each: %s", some: "a list of two or more, each: %s",
		entries: "names, for each: %s", keys: "keys of [%s](#%s)",
	},
	text.Zh: {
		contents: "[课程文件](#课程文件) · [目标与答案](#目标与答案) · [命令](#命令) · 程序里的 Python：[语言](#语言)、[函数](#内置函数)、[类型](#内置类型)、[异常](#异常)、各个模块",
		file:     [2]string{"课程文件", "每一个键，以及可以写什么。用法见 [AUTHORS.zh.md](AUTHORS.zh.md)。`lockstep schema` 把同样的内容输出给编辑器，`lockstep check` 按它检查文件。"},
		goals: [2]string{
			"目标与答案", "`goal`、`answer`、`always`，以及 `until` 和 `eval` 后面写的，都是关于这次运行的 Python 表达式。角色、主机、锁和文件用字符串指名。" +
				"引发异常的表达式不算成立，例如还没收到任何东西时的 `received(\"server\")[-1] == b\"hi\"`。",
		},
		commands: [2]string{"命令", "提示符里能输入的命令。标有 ▸ 的也能写在 `setup`、`solution` 和 `then` 里，用 `; ` 隔开。在提示符里输入 `? 名字` 看到的是同样的内容。"},
		records: map[string]string{
			"lesson": "整个文件。", "stage": "`stages:` 之下，每个名字之后。", "link": "场景的 `link:` 之下。", "actor": "场景的 `actors:` 之下，每个名字之后。",
			"part": "`parts:` 的一项，写其中一个键。", "predict": "`predict:` 之下。", "predict-option": "`predict` 的一个选项，表达式本身说不清楚时这样写。",
			"do": "`do:` 之下。", "exercise": "`do:` 之下，由学习者修改程序：写有 `edit`。", "quiz": "`quiz:` 之下。", "quiz-option": "`quiz` 的一个选项。",
			"course": "文件 `course.yaml`：有它的文件夹就是一门课程。`lockstep schema course` 把它输出给编辑器。",
		},
		packet: "包是一个 dict，有这些键：", python: "可用的 Python 函数：", schedule: "▸ ", stop: "。", chinese: "中文名：",
		brackets: "（%s）", required: "必需；", text: "文字", name: "名字", line: "一行文字", expression: "表达式", moves: "命令", program: "用 | 写的文字块", address: "IPv4 地址",
		time: "不超过一小时的时间，例如 `20ms`", content: "文字，可以为空", truth: "`true` 或 `false`",
		number: "%v 到 %v 的整数", exactly: "`%v`", comma: "、", or: " 或 ", list: "列表，每项：%s", some: "列表，至少两项，每项：%s",
		entries: "若干名字，每个名字：%s", keys: "[%s](#%s) 的键",
	},
}

// lesson writes what lessons can hold.
func (p *page) lesson() {
	l := lessonPages[p.lang]
	p.head("##", l.file)
	for _, r := range lessons.Records() {
		p.head("###", [2]string{r.Name, l.records[r.Name]})
		p.out.WriteByte('\n')
		for _, k := range r.Keys {
			says := l.shape(k.Shape)
			if k.Required {
				says = l.required + says
			}
			fmt.Fprintf(&p.out, "- `%s`"+l.brackets+"%s%s\n", k.Name, says, p.colon, plain(text.Reference(p.lang, r.Name+"."+k.Name)))
		}
	}
	p.head("##", l.goals)
	p.out.WriteByte('\n')
	for _, e := range names() {
		if e.Module == "goal" {
			fmt.Fprintf(&p.out, "- `%s%s`%s%s\n", e.Word(), e.Signature, p.colon, plain(text.Reference(p.lang, e.Name)))
		}
	}
	fmt.Fprintf(&p.out, "\n%s\n\n", l.packet)
	for _, k := range goal.PacketKeys() {
		fmt.Fprintf(&p.out, "- `%s`%s%s\n", k, p.colon, plain(text.Reference(p.lang, "packet."+k)))
	}
	fmt.Fprintf(&p.out, "\n%s`%s`%s\n", l.python, strings.Join(goal.Builtins(), "`"+p.comma+"`"), l.stop)
	p.head("##", l.commands)
	p.out.WriteByte('\n')
	for _, c := range Commands() {
		mark, names := "", ""
		if schedules(c.Name) {
			mark = l.schedule
		}
		if l.chinese != "" {
			names = "（" + l.chinese + strings.Join(c.Chinese, "、") + "）"
		}
		fmt.Fprintf(&p.out, "- %s`%s`%s%s%s\n", mark, c.usage(), p.colon, plain(text.Say(p.lang, c.Help)), names)
	}
}

func (p *page) head(level string, title [2]string) {
	fmt.Fprintf(&p.out, "\n%s %s\n\n%s\n", level, title[0], title[1])
}

// schedules says whether a command can stand in a schedule.
func schedules(name string) bool {
	_, err := conductor.ParseCommand(name)
	all := failure.All(err)
	return all == nil || all[0].ID != "schedule.unknown-verb"
}

// shape says in words what a schema takes.
func (l lessonPage) shape(s map[string]any) string {
	switch {
	case s["$ref"] != nil:
		return l.text
	case s["const"] != nil:
		return fmt.Sprintf(l.exactly, s["const"])
	case s["enum"] != nil:
		words := s["enum"].([]string)
		last := len(words) - 1
		return "`" + strings.Join(words[:last], "`"+l.comma+"`") + "`" + l.or + "`" + words[last] + "`"
	case s["title"] == "expression":
		return l.expression
	case s["title"] == "commands":
		return l.moves
	case s["format"] == "ipv4":
		return l.address
	case s["type"] == "boolean":
		return l.truth
	case s["type"] == "integer" && s["minimum"] == s["maximum"]:
		return fmt.Sprintf(l.exactly, s["minimum"])
	case s["type"] == "integer":
		return fmt.Sprintf(l.number, s["minimum"], s["maximum"])
	case s["type"] == "array" && s["minItems"] == 2:
		return fmt.Sprintf(l.some, l.shape(under(s, "items")))
	case s["type"] == "array":
		return fmt.Sprintf(l.list, l.shape(under(s, "items")))
	case s["properties"] != nil:
		record := recordOf(under(s, "properties"))
		return fmt.Sprintf(l.keys, record, record)
	case s["type"] == "object":
		return fmt.Sprintf(l.entries, l.shape(under(s, "additionalProperties")))
	case s["if"] != nil:
		return l.shape(under(s, "else")) + l.or + l.shape(under(s, "then"))
	}
	return l.texts(s)
}

// texts says in words what a schema of text takes, by its pattern.
func (l lessonPage) texts(s map[string]any) string {
	if all, ok := s["anyOf"].([]map[string]any); ok {
		words := make([]string, 0, len(all))
		for _, one := range all {
			if one["const"] != 0 { // a time of 0 is a time
				words = append(words, l.shape(one))
			}
		}
		return strings.Join(words, l.or)
	}
	pattern := s["pattern"].(string)
	switch {
	case pattern == "":
		return l.content
	case strings.Contains(pattern, "ms"):
		return l.time
	case strings.Contains(pattern, "A-Z"):
		return l.name
	case strings.Contains(pattern, `\n`):
		return l.line
	}
	return l.program
}

// under is the shape under a key.
func under(s map[string]any, key string) map[string]any { return s[key].(map[string]any) }

// recordOf names the record that properties are of.
func recordOf(properties map[string]any) string {
	keys := slices.Sorted(maps.Keys(properties))
	record, _, _ := strings.Cut(under(properties, keys[0])["description"].(string), ".")
	return record
}
