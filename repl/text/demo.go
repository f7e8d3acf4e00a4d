package text

// demoArea is what is said while a lesson or a recording plays itself.
var demoArea = []sentence{
	{
		"command.demo",
		"plays a lesson by itself, to be watched: its texts, questions and solutions; without ID, the lesson that is open, from this part on. Space pauses, arrows go a move back and on, Enter takes over",
		"让一课自动演示：课文、提问和解法依次播放；不写 ID 就从正在学的这一节演示起。空格暂停，左右键退一步、进一步，回车接手",
	},
	{"cli.demo", "play a lesson by itself, in front of a class", "在课堂上自动演示一课"},
	{
		"demo.how",
		"Space pauses and goes on. ← and → go a move back and on, ↑ and ↓ change the speed. Enter takes over, q ends.",
		"空格暂停或继续。← → 退一步、进一步，↑ ↓ 调快慢。回车接手，q 结束。",
	},
	{
		"player.held",
		" Space goes on · ← → moves · {demo?Enter takes over · q ends|Enter stops{quits? · q ends|}}",
		" 空格继续 · ← → 退一步、进一步 · {demo?回车接手 · q 结束|回车停下{quits? · q 结束|}}",
	},
	{"demo.chapter", "{at} {kind}", "{at} {kind}"},
	{"demo.answer", "{at} answer", "{at} 答案"},
	{"demo.reached", "{reached?✓ That is it, with {n} {n|command|commands}.|That was it.}", "{reached?✓ 做到了，用了 {n} 条命令。|走完了。}"},
	{"demo.in-lab", "The demonstration shows it in the lab.", "演示在实验环境里进行。"},
	{"demo.mended", "One way to mend it:", "一种改法："},
	{
		"demo.taken-over",
		"From here on the run is yours.{known? redo makes the next command of the demonstration, play the rest.}",
		"从这里起由你来走。{known?redo 走演示的下一条命令，play 走完余下的。}",
	},
	{
		"demo.back",
		"The demonstration is over. {lesson?You are back in your lesson|You are back in your recording}.",
		"演示结束，回到{lesson?你的课程|你的录制}。",
	},
	{"demo.forbidden", "{id} keeps its solutions to itself, so it cannot be demonstrated", "{id} 不公开解法，因此不能演示"},
}
