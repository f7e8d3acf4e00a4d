package text

// refusedArea is what a session refuses, and what it says to a line that is no command.
var refusedArea = []sentence{
	{
		"repl.watch-what",
		`"{word}" is no view to watch. There are {views}`,
		"不能持续显示“{word}”。可以用的有：{views}",
	},
	{
		"repl.no-stream",
		"there is no connection {word}: {most?they are numbered 1 to {most}|there is none yet}",
		"没有 {word} 号连接：{most?编号从 1 到 {most}|还没有任何连接}",
	},
	{
		"repl.no-packet",
		"there is no packet #{n}: p lists them",
		"没有 #{n} 号数据包：p 列出全部",
	},
	{
		"repl.interrupted",
		"interrupted before the run stood where it has to: the same command tries again",
		"运行还没有就位就被中断：再输入一次同样的命令即可重试",
	},
	{
		"repl.no-such-moves",
		"{made?only {made} {made|move was|moves were} made|no move was made} yet: log shows the last ones",
		"{made?目前只走了 {made} 步|还没有走过一步}：log 显示最近的",
	},
	{
		"repl.bad-span",
		`{command} shows all, or moves such as 3..9, not "{word}"`,
		`{command} 后面写 all，或 3..9 这样的步数范围，不是“{word}”`,
	},
	{
		"repl.no-option-holds",
		"the run gives {value}, and no option says so: the lesson is wrong (lockstep check finds it)",
		"运行结果是 {value}，没有选项与之相符：是课程写错了（lockstep check 会指出）",
	},
	{
		"repl.no-command",
		`{word?no command "{word}"|that is no command}. Did you mean {near}{full? ({full})|}?`,
		"{word?没有“{word}”这个命令|这不是命令}。你是想用 {near}{full?（{full}）| }吗？",
	},
	{
		"repl.lost",
		`{word?no command "{word}"|that is no command}: {steers?g says what is asked, h gives a hint, |}? lists the commands`,
		"{word?没有“{word}”这个命令|这不是命令}：{steers?g 看要做什么，h 要提示，|}? 列出全部命令",
	},
	{
		"repl.not-asked",
		`{asked?answer with the number of an option, not "{word}"|nothing is asked here that "{word}" would answer}`,
		"{asked?请用选项的编号回答，不是“{word}”|这里没有要用“{word}”回答的问题}",
	},
	{
		"repl.no-shell",
		"this is no shell: {word} does not work here. ? lists the commands, quit leaves",
		"这里不是 shell，不能用 {word}。? 列出全部命令，quit 退出",
	},
	{
		"repl.program-line",
		"that is line {line} of {actor}: s {actor} makes its next step, break {actor}:{line} lets run stop there",
		"这是 {actor} 的第 {line} 行：s {actor} 让它走一步，break {actor}:{line} 让 run 停在那里",
	},
	{
		"repl.no-python",
		"Python is not typed here: c shows the programs, vars their variables{actor?, s {actor} makes the next step|}",
		"这里不输入 Python：c 看程序，vars 看变量{actor?，s {actor} 走下一步|}",
	},
	{
		"repl.program-word",
		"{name} stands in the program of {actor}: c {actor} shows it, vars {actor} the variables",
		"{name} 是 {actor} 程序里的：c {actor} 看程序，vars {actor} 看变量",
	},
	{
		"repl.packet-number",
		"p {n} shows packet #{n}, d {n} delivers it, x {n} drops it",
		"p {n} 查看数据包 #{n}，d {n} 送达，x {n} 丢弃",
	},
	{
		"repl.english-name",
		"{word} is {name}{alias?, {alias} for short|}",
		"“{word}”的英文命令是 {name}{alias?，简写 {alias}|}",
	},
	{
		"repl.chinese-names",
		"in Chinese: {names}",
		"中文名：{names}",
	},
	{
		"repl.option-number",
		"{word} is option {n}: type {n}",
		"{word} 是第 {n} 个选项：请输入 {n}",
	},
	{
		"repl.ambiguous",
		`"{word}" could be {candidates}`,
		`“{word}”可能是：{candidates}`,
	},
	{
		"repl.needs-lesson",
		"{command} works in a lesson: start one first",
		"{command} 要在课程里用：先 start 一课",
	},
	{
		"repl.needs-run",
		"no programs come after this in the lesson: there is nothing for {command} to work on",
		"这一课后面不再有程序，{command} 用不上",
	},
	{"repl.lesson-forbids", "this lesson is to be done without {command}", "这一课不能用 {command}"},
	{
		"repl.forbidden",
		"this part is to be done without {command}",
		"这一节不能用 {command}",
	},
	{
		"repl.no-arguments",
		`{command} takes nothing after it: leave out "{word}"{actor?; s {actor} lets {actor} make a step|}`,
		"{command} 后面不用写东西，请去掉“{word}”{actor?；让 {actor} 走一步是 s {actor}|}",
	},
	{
		"repl.start-what",
		"start needs a lesson: its id or its number; lessons lists them",
		"start 后面要写课程的 id 或编号；lessons 列出全部课程",
	},
	{
		"repl.no-lesson",
		`there is no lesson "{id}"{nearest?; did you mean {nearest}?|{actor?; s {actor} lets {actor} make a step|; lessons lists them}}`,
		`没有“{id}”这一课{nearest?，是不是 {nearest}？|{actor?；让 {actor} 走一步是 s {actor}|；lessons 列出全部课程}}`,
	},
	{
		"repl.no-part",
		`there is no part "{word}": the lesson has parts 1 to {most}`,
		`没有第“{word}”节：这一课有 1 到 {most} 节`,
	},
	{
		"repl.not-yet",
		"{question?answer first: a number from 1 to {question}|not done yet: g shows what to do, h gives a hint}{skip?; skip leaves it|}",
		"{question?先作答：输入 1 到 {question} 之间的编号|还没完成：g 看目标，h 要提示}{skip?；skip 跳过|}",
	},
	{
		"repl.predict-first",
		"first say what you expect: {two?1 or 2|a number from 1 to {most}}; then let it happen and see",
		"先说出你的预测：输入{two? 1 或 2| 1 到 {most} 之间的编号}；然后再让它发生，看结果",
	},
	{"repl.nothing-asked", "nothing is asked here: Enter goes on", "这里没有提问：回车继续"},
	{
		"repl.steer-here",
		"there is no question here, you steer: g shows the goal and the moves, h gives a hint",
		"这里没有要回答的问题，由你来调度：g 看目标，h 要提示",
	},
	{
		"repl.steer-packet",
		"there is no question here; d {n} delivers packet {n}, x {n} drops it",
		"这里没有要回答的问题；d {n} 送达 {n} 号数据包，x {n} 丢掉它",
	},
	{"repl.part-what", "part needs a number from 1 to {most}", "part 后面要写 1 到 {most} 之间的编号"},
	{
		"repl.solution-what",
		"solution shows a way, solution play plays it; there is no solution {word}",
		"solution 给出走法，solution play 演示一遍；没有 solution {word}",
	},
	{
		"repl.no-option",
		`"{word}" is no answer: type {two?1 or 2|a number from 1 to {most}}`,
		`没有“{word}”这个选项：输入{two? 1 或 2| 1 到 {most} 之间的编号}`,
	},
	{
		"repl.break-what",
		`"{word}" is no line of an actor: write it as server:4`,
		`“{word}”不是某个角色的某一行：写成 server:4 这样`,
	},
	{
		"repl.bad-count",
		`{command} takes a number from 1, not "{word}"`,
		`{command} 后面要写从 1 起的数，不是“{word}”`,
	},
	{
		"repl.language",
		"English. lang zh 换成中文。",
		"中文。lang en switches to English.",
	},
	{
		"repl.no-language",
		`there is no language "{word}"; there are en and zh`,
		`没有“{word}”这种语言；可以用 en 和 zh`,
	},
	{
		"repl.in-flight",
		"{n} in flight",
		"{n} 个在途",
	},
	{
		"repl.long-line",
		"a line of more than {most} bytes was left out",
		"超过 {most} 字节的一行被忽略了",
	},
	{
		"repl.fault",
		"a fault of ours: {what}. The run is lost, the session goes on: part N or start ID sets it up again",
		"Lockstep 自身出错：{what}。这次运行作废，会话继续：part N 或 start ID 可重新布置",
	},
	{
		"repl.help-first",
		"These lead through a lesson. help commands lists all; help COMMAND explains one, help recv what programs call, help SYN what the screen shows.",
		"有这几条就能学完一课。help commands 列出全部命令，help 命令 查看单条说明，help recv 说明程序里的调用，help SYN 说明屏幕上的词。",
	},
	{
		"repl.help-more",
		"Names may be cut short while they stay unique. ; separates commands. help COMMAND explains one, help recv what programs call.",
		"命令名只要不混淆就可以缩写，用 ; 分隔多条命令。help 命令 查看单条说明和它的中文名，help recv 说明程序里的调用。",
	},
}
