package text

// replArea is what a session says: screens, parts, answers, hints.
var replArea = []sentence{
	// Screens.
	{
		"repl.welcome",
		"You are the scheduler, and you are the network.",
		"你是调度器，你也是网络。",
	},
	{"repl.welcome-keys", "? help · quit leave", "? 帮助 · quit 退出"},
	{
		"repl.minutes",
		"{n} min",
		"{n} 分钟",
	},
	{
		"repl.offer",
		"Enter {part?goes on with {id}, part {part}|begins {id}}. Or type a number, or start ID.",
		"回车{part?接着学 {id}，从第 {part} 节起|开始学 {id}}。也可以输入编号，或者 start ID。",
	},
	{
		"repl.all-finished",
		"You have been through all lessons. A number, or start ID, opens one again.",
		"全部课程都学过了。输入编号或 start ID 可以重温一课。",
	},
	{
		"repl.start-id",
		"start ID opens another lesson. Enter stays with this one.",
		"start ID 打开另一课。回车回到这一课。",
	},
	{"repl.standing-finished", "done{skipped?, {skipped} skipped}", "已学完{skipped?，跳过 {skipped} 节}"},
	{"repl.standing-begun", "begun {done}/{of}", "已学 {done}/{of}"},
	{"repl.standing-next", "next", "下一课"},
	{"repl.standing-after", "after {needs}", "宜先学 {needs}"},
	{
		"repl.needs",
		"{needs} first would help (start {first}). You can go on here all the same.",
		"先学 {needs} 会更容易（start {first}）。不学也可以直接往下走。",
	},
	{
		"repl.goes-on",
		"{done} of {of} parts are done; part {part} is the first that is not. part 1 goes to the beginning.",
		"已完成 {done}/{of} 节，从还没做的第 {part} 节接着学。part 1 回到开头。",
	},
	{
		"repl.review",
		"You have been through this lesson. Enter turns the pages; nothing has to be done again.{skipped? Skipped: part {skipped}.}",
		"这一课已经学完。回车逐节翻看，不必重做。{skipped?跳过的有：第 {skipped} 节。}",
	},
	{
		"repl.lesson-changed",
		"The lesson was changed since. Of {done} {done|part|parts} done, {kept} still {kept|fits|fit}.",
		"这一课在此期间改过。已完成的 {done} 节里，还有 {kept} 节对得上。",
	},
	{
		"repl.skipped",
		"Part {part} is skipped; part {part} comes back to it.",
		"跳过了第 {part} 节；part {part} 可以回来。",
	},
	{"repl.you-can-now", "What you can do now:", "现在你会了："},
	{"repl.tally-alone", "{n} done alone", "独立完成 {n} 节"},
	{"repl.tally-hinted", "{n} with hints", "用了提示 {n} 节"},
	{"repl.tally-shown", "{n} with the solution", "看了解法 {n} 节"},
	{"repl.tally-skipped", "{n} skipped", "跳过 {n} 节"},
	{"repl.tally-open", "{n} not done", "没做 {n} 节"},
	{"repl.undone", "Not done: {parts}. part {first} goes there.", "还没做：第 {parts} 节。part {first} 可以过去。"},
	{"repl.notes-keep", "notes FILE writes down what you learned.", "notes 文件名 可以把学到的记下来。"},
	{"repl.notes-none", "Nothing is done yet that could be noted.", "还没有做完的内容可记。"},
	{"repl.notes-written", "What you learned is in {file}.", "学到的内容已写入 {file}。"},
	{
		"repl.notes-exist",
		"there is a file {file} already, and notes writes over none: name another",
		"文件 {file} 已经存在，notes 不会覆盖它：换个名字",
	},
	{"repl.notes-unwritable", "{file} cannot be written: {why}", "无法写入 {file}：{why}"},
	{"repl.notes-part", "Part {n}", "第 {n} 节"},
	{"repl.notes-done", "Done {how}{n?, {n} {n|command|commands}: |}", "{how}{n?，用了 {n} 条命令：|}"},
	{"repl.notes-said", "You said: {option}", "你说是：{option}"},
	{"repl.notes-shown", "The run showed: {option}", "运行结果：{option}"},
	{"repl.kind-say", "read", "阅读"},
	{"repl.kind-predict", "predict", "预测"},
	{"repl.kind-do", "do", "动手"},
	{"repl.kind-quiz", "quiz", "问答"},
	{"repl.column-lesson", "lesson", "课程"},
	{"repl.column-part", "part", "节"},
	{"repl.column-done", "done", "完成"},
	{"repl.column-how", "how", "怎样完成"},
	{"repl.column-tries", "tries", "尝试"},
	{"repl.column-hints", "hints", "提示"},
	{"repl.column-time", "min", "分钟"},
	{
		"repl.enter-goes-on",
		"Enter goes on",
		"回车继续",
	},
	{
		"repl.type-number",
		"Type a number from 1 to {most}.",
		"输入 1 到 {most} 之间的编号作答。",
	},
	{
		"repl.set-up",
		"{reset?The stage was set up afresh for this part. }{after?It goes on from where the solution of part {after} ends. }{schedule?Already played: {schedule}}",
		"{reset?场景已为这一节重新布置。}{after?从第 {after} 节的解法走完之处开始。}{schedule?已经走过：{schedule}}",
	},
	{
		"repl.par",
		"{n} {n|command is|commands are} enough.",
		"{n} 条命令就够。",
	},

	// Moves.
	{
		"repl.you-can",
		"you can: {moves}",
		"可以走：{moves}",
	},
	{
		"repl.more-packets",
		"{n} more in flight (p)",
		"途中还有 {n} 个（p）",
	},
	{
		"repl.over",
		"Every actor has ended and the wire is empty. b takes back.",
		"所有角色都已结束，线路也空了。b 可以撤回。",
	},
	{
		"repl.idle",
		"The programs only poll, and nothing is on its way. b takes back.",
		"程序都在空转轮询，途中什么也没有。b 可以撤回。",
	},
	{
		"repl.stop-block",
		"Stopped: {actor} waits in {op} at line {line}.",
		"停下：{actor} 在第 {line} 行的 {op} 等待。",
	},
	{
		"repl.stop-break",
		"Stopped at a breakpoint.",
		"停在断点处。",
	},
	{
		"repl.stop-reached",
		"Now it holds: {expression}",
		"现在成立了：{expression}",
	},
	{
		"repl.stop-interrupted",
		"Interrupted. What was done stays; b takes it back.",
		"已中断。走过的保留，b 可以撤回。",
	},
	{
		"repl.took-back",
		"took back {moves?{moves} · }{command}",
		"撤回了 {moves?{moves} · }{command}",
	},
	{
		"repl.restarted",
		"Back at the start of the part.{schedule? Already played: {schedule}}",
		"回到这一节的起点。{schedule?已经走过：{schedule}}",
	},
	{
		"repl.break",
		"{set?breakpoint at {actor} line {line}|no breakpoint at {actor} line {line} any more}",
		"{set?在 {actor} 第 {line} 行设了断点|取消了 {actor} 第 {line} 行的断点}",
	},
	{
		"repl.no-breaks",
		"There are no breakpoints. break server:4 sets one.",
		"没有断点。break server:4 可以设一个。",
	},
	{
		"repl.link",
		"link for run: {setting}",
		"run 时的链路：{setting}",
	},
	{
		"repl.no-moves",
		"No move was made yet.",
		"还没有走过一步。",
	},

	// Goals, answers, hints.
	{
		"repl.done",
		"✓ done{shown? as shown} · {n} {n|command|commands}{par? · par {par}} · Enter goes on",
		"✓ 完成{shown?（按解法）} · 用了 {n} 条命令{par? · 标准 {par} 条} · 回车继续",
	},
	{
		"repl.you-say",
		"You say {option}.{schedule? See for yourself: {moved?restart; }{schedule}| See for yourself.}",
		"你说是 {option}。{schedule?自己看看：{moved?restart; }{schedule}|自己看看。}",
	},
	{
		"repl.borne-out",
		"✓ It is {value}, as you said.",
		"✓ 结果是 {value}，你说对了。",
	},
	{
		"repl.not-borne-out",
		"You said {option}. The run shows {value}: answer {answer}.",
		"你说是 {option}，运行结果是 {value}：应选 {answer}。",
	},
	{"repl.outcome", "The run shows {value}: answer {answer}.", "运行结果是 {value}：应选 {answer}。"},
	{"repl.was-said", "You said {said}; the run showed {right}.", "你说的是 {said}，运行结果是 {right}。"},
	{"repl.was-done", "Your moves: {schedule}", "你的走法：{schedule}"},
	{"repl.done-before", "✓ done before, {how} · Enter goes on", "✓ 以前做过，{how} · 回车继续"},
	{
		"repl.how",
		"{shown?with the solution|{hints?with {hints} {hints|hint|hints}|alone}}",
		"{shown?看了解法|{hints?用了 {hints} 条提示|独立完成}}",
	},
	{"repl.how-read", "read", "已读"},
	{"repl.how-skipped", "skipped", "跳过"},
	{
		"repl.right",
		"✓ {n} is right.",
		"✓ {n} 对了。",
	},
	{
		"repl.wrong",
		"✗ {n} is not right.",
		"✗ {n} 不对。",
	},
	{
		"repl.try-again",
		"Try another.",
		"换一个再试。",
	},
	{
		"repl.hint",
		"hint {n} of {of}:",
		"提示 {n}/{of}：",
	},
	{"repl.next-move", "Next: {command}", "下一步：{command}"},
	{
		"repl.way-back",
		"You have left that way. {n?back {n}|restart} leads back to it; then: {command}",
		"你已经离开了那条路。{n?back {n}|restart} 可以回去，然后：{command}",
	},
	{
		"repl.hint-guess",
		"Say what you expect. A wrong prediction costs nothing, and the run will show.",
		"把你的预想说出来。猜错没有关系，运行一下就知道。",
	},
	{
		"repl.hint-try",
		"Try it first: {moved?restart; }{schedule}. restart comes back, and the question waits.",
		"先试一试：{moved?restart; }{schedule}。restart 可以回来，问题还在这里。",
	},
	{"repl.hint-not", "It is not {n}.", "不是 {n}。"},
	{"repl.no-hint-needed", "There is nothing to solve here. Enter goes on.", "这里没有要解的题。回车继续。"},
	{"repl.answer-is", "It is {n}.", "答案是 {n}。"},
	{
		"repl.solution",
		"One way{moved?, from the start of the part (restart)}: {schedule} · solution play plays it",
		"一种走法{moved?（先 restart 回到这一节的起点）}：{schedule} · solution play 演示一遍",
	},
	{
		"repl.solution-predict",
		"It will be {value}: answer {answer}. See for yourself: {moved?restart; }{schedule} · n goes on",
		"会是 {value}：应选 {answer}。自己看看：{moved?restart; }{schedule} · n 继续",
	},
}
