package text

// commandArea is the help of each command of the REPL.
var commandArea = []sentence{
	{"command.group-lesson", "lesson", "课程"},
	{"command.group-steer", "steer the programs", "调度各个程序"},
	{"command.group-wire", "be the network", "你就是网络"},
	{"command.group-look", "look", "查看"},
	{"command.group-search", "try every order", "试遍各种顺序"},
	{"command.group-keep", "keep, and play again", "保存与重放"},
	{"command.group-program", "Lockstep itself", "Lockstep 本身"},

	{"command.lessons", "lists the lessons", "列出全部课程"},
	{"command.start", "opens a lesson, by its id or its number, or from a file of your own", "打开一课：写它的 id 或编号，或你自己的课程文件"},
	{"command.next", "goes on to the next part, when this one is done", "这一节完成后，进入下一节"},
	{"command.part", "goes to a part of the lesson", "跳到某一节"},
	{"command.hint", "gives a hint, each time a stronger one; the last is the next move", "给一条提示，一次比一次明白，最后一条就是下一步"},
	{"command.answer", "answers a question; the number alone does it too", "回答问题；只输入编号也行"},
	{"command.reload", "reads a lesson that is a file of yours again, and stays at the same part", "重新读入你自己的课程文件，仍停在同一节"},
	{"command.skip", "leaves a part undone and goes on", "跳过这一节"},
	{
		"command.solution",
		"shows a way to do the part; solution play plays it, move by move",
		"给出一种走法；solution play 一步步演示",
	},
	{
		"command.progress",
		"what you have done: lessons, parts, tries, hints; progress ID for one lesson",
		"你的进度：课程、各节、尝试、提示；progress 加 id 看一课",
	},
	{
		"command.notes",
		"what you learned, as Markdown: in this lesson, or in all of them while none is open; with FILE, into a file",
		"学到的内容，Markdown 格式：这一课的，没打开课程时是全部的；加上文件名就写进文件",
	},

	{
		"command.step",
		"lets an actor make its next step, or N of them; without a name, the one that moved last, or the next in the order where that cannot",
		"让一个角色走一步或 N 步；不写名字就是上一步走的那个，它走不了就按顺序轮到下一个",
	},
	{
		"command.run",
		"lets everything go on by itself: actors in turn, packets as they come due",
		"一切自动进行：角色轮流走，数据包按时送达",
	},
	{
		"command.until",
		`goes on as run does until an expression holds: until "FIN" in str(packets())`,
		`像 run 一样进行，直到表达式成立：until "FIN" in str(packets())`,
	},
	{
		"command.break",
		"makes run stop before a line, as in break server:4; once more takes it away",
		"让 run 停在某一行之前，如 break server:4；再输一次就取消",
	},
	{"command.back", "takes the last command back, or the last N moves", "撤回上一条命令，或最近 N 步"},
	{"command.redo", "does again what back took back", "重做撤回的命令"},
	{"command.restart", "goes back to where the part began", "回到这一节的起点"},
	{
		"command.type",
		"types a line to an actor's input(); > TEXT when one actor waits",
		"给角色的 input() 输入一行；只有一个角色在等时，可以写 > 文字",
	},
	{"command.eof", "ends an actor's input, as Ctrl-D would", "结束角色的输入，相当于 Ctrl-D"},
	{"command.kill", "ends an actor from outside", "从外部杀掉一个角色"},

	{
		"command.deliver",
		"delivers packet N, all that are in flight, or the one that is due first",
		"送达 N 号数据包、途中的全部（all），或最早该到的那个",
	},
	{"command.drop", "loses a packet", "丢掉一个数据包"},
	{"command.dup", "puts a second copy of a packet on the wire", "在线路上再放一份同样的数据包"},
	{
		"command.tick",
		"lets time go on to the next timer, or by a time such as 1s",
		"让时间走到下一个定时器，或过去一段时间，如 1s",
	},
	{
		"command.link",
		"what run does to packets: loss 30%, dup 10%, cut HOST HOST, ok",
		"run 时怎样对待数据包：loss 30%、dup 10%、cut 主机 主机、ok",
	},

	{
		"command.state",
		"how each actor stands, its sockets with their states and queues, and the timers",
		"每个角色的状态，套接字的状态与队列，以及定时器",
	},
	{"command.code", "the programs, with the statement that comes next", "程序，并标出接下来的语句"},
	{"command.vars", "the variables", "变量"},
	{
		"command.packet",
		"the packets, a line each; packet N, layer by layer; or one field of it: packet 4 seq",
		"数据包，每个一行；逐层查看 N 号数据包；或其中一个字段：packet 4 seq",
	},
	{
		"command.stream",
		"the bytes of a connection, with the calls that sent them beside the calls that read them",
		"一条连接里的字节：左右对照，哪次调用发出，哪次调用读走",
	},
	{"command.diagram", "the run as a ladder between the hosts", "用梯形图画出这次运行"},
	{
		"command.timeline",
		"how each actor spent the moves: moving, ready, blocked or asleep",
		"每个角色怎样度过各步：行动、就绪、阻塞或睡眠",
	},
	{"command.log", "what happened, move by move", "逐步列出发生了什么"},
	{
		"command.goal",
		"what this part asks for, and how far each condition of it is",
		"这一节要做什么，每个条件满足了没有",
	},
	{
		"command.eval",
		`the value of an expression such as goals are made of, on the run as it stands: eval received("server")`,
		`按当前运行情况计算一个目标所用的表达式：eval received("server")`,
	},
	{
		"command.watch",
		"shows a view after each command that moves, such as watch stream; watch off ends it",
		"每条推动运行的命令之后显示一个视图，如 watch stream；watch off 结束",
	},

	{
		"command.explore",
		"tries the orders in which this stage can go, and lists the outcomes with a schedule for each",
		"试遍这个场景可能的顺序，列出各种结局，每种附一个走法",
	},
	{
		"command.outcomes",
		"the outcomes there are, and which of them you have reached by your own moves",
		"有哪些结局，其中哪些你亲手走到过",
	},
	{"command.schedule", "the moves made so far, as they can be typed again", "已走的各步，可以照着再输一遍"},

	{
		"command.edit",
		"changes a program, in an exercise: edit A opens your editor; edit A 7 TEXT replaces line 7, edit A +7 TEXT puts a new line 7 before it, edit A -7 takes it out; edit A reset brings the author's back. What cannot run yet is kept until the rest is edited",
		"在练习里修改程序：edit A 打开编辑器；edit A 7 文字 替换第 7 行，edit A +7 文字 在它前面插入新的第 7 行，edit A -7 删去它；edit A reset 恢复原来的程序。还不能运行的改动会保留，等你改完其余的",
	},
	{"command.diff", "what you have changed in the programs of an exercise", "你在练习里改了程序的哪些地方"},
	{"command.world", "begins the part anew in the lab, or with this machine's own sockets", "在实验环境里、或用本机的套接字重新开始这一节"},
	{"command.lang", "switches between English and Chinese", "切换中英文"},
	{
		"command.help",
		"lists the commands to begin with, or all (? commands), or explains one, or what programs use: ? drop, ? socket.recv, ? str.split, ? threading",
		"列出入门的几条命令，或全部（? commands），或说明其中一条，或程序里用到的名字：? drop、? socket.recv、? str.split、? threading",
	},
	{"command.quit", "leaves", "退出"},
}
