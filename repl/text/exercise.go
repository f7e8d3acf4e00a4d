package text

// exerciseArea is what is said where the learner changes programs.
var exerciseArea = []sentence{
	{"exercise.always", "Must hold at the end, in every order: {always}", "不论顺序如何，结束时都要成立：{always}"},
	{
		"exercise.how",
		"{editor?edit {name} opens it in an editor; edit {name} N TEXT replaces line N, with its indentation|edit {name} N TEXT replaces line N, with its indentation}, edit {name} +N TEXT puts a line before it, edit {name} -N takes it out; a block takes several.{others? You may change {names}.|} explore tries every order.",
		"{editor?edit {name} 用编辑器打开；edit {name} N 文字 替换第 N 行（连同缩进）|edit {name} N 文字 替换第 N 行（连同缩进）}，edit {name} +N 文字 在它前面插一行，edit {name} -N 删去它；一段代码可以分几次改。{others?可以改的有 {names}。|}explore 试遍所有顺序。",
	},
	{"exercise.breaks", "✗ An order breaks it:", "✗ 有一种顺序会出错："},
	{"exercise.replay", "replay 1 plays it. Then edit on; hint helps.", "replay 1 演示一遍。然后接着改，hint 有提示。"},
	{
		"exercise.done",
		"✓ done{shown? as shown} · {bounded?{n} {n|order|orders} tried, as far as the search goes, and nothing went wrong|none of {n} {n|order|orders} breaks it, and there are no others that differ} · Enter goes on",
		"✓ 完成{shown?（按解法）} · {bounded?已试 {n} 种顺序（搜索到此为止），没有发现错误|试了 {n} 种顺序，都不会出错，也没有别的不同顺序} · 回车继续",
	},
	{
		"exercise.explore",
		"The first {n} {n|order does|orders do} not break it. explore tries the rest.",
		"先试的 {n} 种顺序都没有出错。explore 试其余的。",
	},
	{
		"exercise.undecided",
		"Nothing went wrong{stopped? until you stopped it: explore tries again|, but some orders do not come to an end: let every loop end}.{quick?{stopped?| explore says more.}|}",
		"没有发现错误{stopped?，但你中止了搜索：explore 重新试|，但有的顺序走不到头：请让每个循环都能结束}。{quick?{stopped?|explore 说得更详细。}|}",
	},
	{"exercise.same", "Nothing was changed.", "没有改动。"},
	{"exercise.unchanged", "The programs are the author's; you have changed nothing yet.", "程序还是原来的样子，你没有改过。"},
	{"exercise.solution", "solution play puts this in place of yours.", "solution play 用它换下你的程序。"},
	{"exercise.draft", "It is kept as it is, and runs once you have edited the rest.", "改动已保留，改完其余的才能运行。"},
	{"exercise.unread", "so the programs cannot run yet: edit on, or edit reset begins anew", "程序因此还不能运行：请接着改，或用 edit reset 重新开始"},
	{"exercise.none", "programs are changed in exercises only, and this part is none{id?: {id} has one, part {part}|}", "只有练习才能改程序，这一节不是练习{id?；{id} 第 {part} 节是|}"},
	{"exercise.which", "{name?{name} cannot be changed here: |whose program? }edit one of {names}", "{name?这里不能改 {name}：|改谁的程序？}可以改的有 {names}"},
	{"exercise.no-line", "there is no line {n} to change: 1 to {most}", "没有第 {n} 行可改，只有 1 到 {most}"},
	{
		"exercise.line-what",
		"line 7, say, is replaced by edit {name} 7 TEXT; edit {name} +7 TEXT puts one before it, edit {name} -7 takes it out",
		"以第 7 行为例：替换写 edit {name} 7 文字，在它前面插入写 edit {name} +7 文字，删去写 edit {name} -7",
	},
	{"exercise.too-long", "the program is longer than {most} bytes", "程序超过 {most} 字节"},
	{"exercise.editor-failed", "{editor} did not edit it: {why}; another is named by VISUAL or EDITOR", "{editor} 没能编辑：{why}；可用 VISUAL 或 EDITOR 指定别的编辑器"},
	{
		"exercise.no-editor",
		"there is no editor here ({tried}): name one by VISUAL or EDITOR before you start lockstep, or change a line with edit N TEXT",
		"这里没有编辑器（{tried}）：请在启动 lockstep 之前用 VISUAL 或 EDITOR 指定一个，或用 edit N 文字 改一行",
	},
	{
		"exercise.no-terminal",
		"an editor opens at a terminal only; a line is changed by edit {name} N TEXT",
		"编辑器只能在终端里打开；可以用 edit {name} N 文字 改一行",
	},
}
