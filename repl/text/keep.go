package text

// keepArea is what is said where an author makes parts of a lesson by steering.
var keepArea = []sentence{
	{
		"command.keep-part",
		"writes what was just done into your lesson's file, as a part with its solution and a goal that it reaches; the texts are yours to write",
		"把刚才的操作写进你的课程文件，成为新的一节，带着解法和它达到的目标；文字由你来写",
	},
	{
		"keep.done",
		"part {part} is {exercise?an exercise with your programs as its solution|what you did: {solution}{more? … and {more} {more|command|commands} more|}. Its goal is {goal}}. Write its texts in {file}, line {line} and below, where it says TODO; then reload, and part {part} opens it",
		"{exercise?第 {part} 节是练习，解法就是你改的程序|第 {part} 节就是你刚才的操作：{solution}{more? ……还有 {more} 条命令|}，目标是 {goal}}。请在 {file} 第 {line} 行往下把 TODO 换成文字，再输入 reload；part {part} 打开它",
	},
	{
		"keep.behind",
		"(it stands behind part {last}: parts {first} to {last} go on from one another)",
		"（它排在第 {last} 节之后：第 {first} 到 {last} 节是接着往下走的）",
	},
	{"keep.nothing", "nothing was done in this part yet: steer first, then keep-part writes it down", "这一节里还没有任何操作：先操控，再用 keep-part 记下来"},
	{"keep.recording", "this is a recording's run: start a lesson of your own, steer there, then keep-part", "这是录制里的运行：请打开自己的一课，在那里操控，再用 keep-part"},
	{
		"keep.built-in",
		"{id} comes with the program and has no file to write to: lockstep new --from {id} my-{id}.yaml makes a copy that is yours",
		"{id} 是程序自带的课程，没有可写的文件：用 lockstep new --from {id} my-{id}.yaml 复制成自己的一课",
	},
	{"keep.changed", "{file} is not what was read when the lesson was opened: reload first", "{file} 已不是打开课程时的内容：请先 reload"},
	{
		"keep.flow",
		"{name} must be a list with a line for each, below its key, for a part to be put in: not in brackets, and not on the key's own line",
		"要放进新的一节，{name} 应在键的下面每项一行，不能写在括号里，也不能与键同一行",
	},
	{"keep.unfit", "the part cannot be put into the file: {why}", "这一节放不进文件：{why}"},
	{"keep.moves-others", "another part would not be what it was", "别的节会因此改变"},
	{"keep.not-in-lab", "{command} does not come to the same in the lab, where lessons are proved: {why}. Do it there: world lab", "{command} 在 lab 里得不到同样的结果，而课程要在 lab 里验证：{why}。请输入 world lab，在那里操控"},
	{"keep.no-fact", "nothing that a goal can ask for has come of it yet: go on, then keep-part", "还没有出现目标可以问到的结果：再走几步，然后 keep-part"},
	{"keep.unproved", "{exercise?the exercise|no goal for it} is {exercise?not |}proved: {why}", "{exercise?练习没有通过验证|没有能通过验证的目标}：{why}"},
}
