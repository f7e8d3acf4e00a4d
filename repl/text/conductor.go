package text

// conductorArea is why a run refuses a move or a schedule.
var conductorArea = []sentence{
	{
		"back.nothing",
		"there is nothing to take back",
		"没有可以撤回的操作",
	},
	{
		"break.no-line",
		"{actor} has no line {line}: its program has {lines} {lines|line|lines}",
		"{actor} 没有第 {line} 行：它的程序共 {lines} 行",
	},
	{
		"link.no-host",
		"there is no host {host} here; the hosts are {hosts}",
		"这里没有叫 {host} 的主机；现有主机：{hosts}",
	},
	{
		"redo.nothing",
		"there is nothing to do again",
		"没有可以重做的操作",
	},
	{
		"run.not-repeatable",
		"move {move}, {text}, could not be made again: this is a fault of ours, please report it",
		"第 {move} 步（{text}）无法重演：这是 Lockstep 自己的缺陷，请反馈给我们",
	},
	{
		"schedule.bad-count",
		"{word} is not a number of steps from 1 to {most}",
		"步数要在 1 到 {most} 之间，{word} 不行",
	},
	{
		"schedule.bad-link",
		`"{word}" is no setting of the link; there are: loss 30%, dup 10%, cut HOST HOST, ok`,
		`链路没有“{word}”这种设置；可以写：loss 30%、dup 10%、cut 主机 主机、ok`,
	},
	{
		"schedule.bad-packet",
		`{verb} takes a packet's number, not "{word}"`,
		`{verb} 后面要写数据包的编号，不是“{word}”`,
	},
	{
		"schedule.bad-percent",
		`"{word}" is not a percentage from 0% to 100%`,
		`“{word}”不是 0% 到 100% 的百分比`,
	},
	{
		"schedule.bad-text",
		"{word} is not one line of text in double quotes",
		"{word} 不是双引号里的一行文字",
	},
	{
		"schedule.bad-time",
		`"{word}" is not a time above zero and at most a day, such as 1s, 200ms or 1.5`,
		`“{word}”不是时间；可以写 1s、200ms 或 1.5，大于零，最多一天`,
	},
	{
		"schedule.extra",
		`{verb} has no use for "{word}"{write?: write {write}|{comma?: commands are joined by ;|}}`,
		`{verb} 后面多出了“{word}”{write?：请写 {write}|{comma?：命令之间用 ; 隔开|}}`,
	},
	{"schedule.no-move", "{word} does not say one move", "{word} 没有写明是哪一步"},
	{"schedule.too-long", "these are more than {most} moves", "这里超过 {most} 步"},
	{
		"schedule.needs-actor",
		"{verb} needs the name of an actor",
		"{verb} 后面要写角色的名字",
	},
	{
		"schedule.needs-expression",
		`until needs an expression, such as len(packets()) == 2`,
		`until 后面要写表达式，例如 len(packets()) == 2`,
	},
	{
		"schedule.unknown-verb",
		`a schedule has no command "{word}"{nearest?; did you mean {nearest}?|}`,
		`操作序列里没有“{word}”这个命令{nearest?，是指 {nearest} 吗？|}`,
	},
	{
		"step.all-ended",
		"every actor has ended; b takes back, restart begins again",
		"所有角色都已结束；b 撤回，restart 从头再来",
	},
	{
		"step.blocked",
		"{actor} is blocked in {op} at line {line}" +
			"{packets?; {packets|packet|packets} {packets} {packets|is|are} in flight to its host}",
		"{actor} 阻塞在第 {line} 行的 {op}{packets?；数据包 {packets} {packets|正|都正}在途中发往它的主机}",
	},
	{
		"step.blocked-by",
		"{actor} is blocked in {op} at line {line}: {name} is held by {holders}",
		"{actor} 阻塞在第 {line} 行的 {op}：{name} 由 {holders} 占有",
	},
	{
		"step.blocked-on",
		"{actor} {line?is blocked in {op} {name} at line {line}|has come to the end of its program and waits for {name} to end}; state says what it waits for",
		"{actor} {line?阻塞在第 {line} 行的 {op} {name}|已到程序末尾，正在等 {name} 结束}；state 会显示它在等什么",
	},
	{
		"step.ended",
		"{actor} has ended ({state!})",
		"{actor} 已经结束（{state!}）",
	},
	{
		"step.no-actor",
		"there is no actor {actor} here; the actors are {actors}",
		"这里没有叫 {actor} 的角色；现有角色：{actors}",
	},
	{
		"step.none-ready",
		"no actor can make a step now; state says what each waits for",
		"现在没有角色能走；state 会显示各自在等什么",
	},
	{
		"step.computes",
		"{actor} computes until {time}; t lets time go on",
		"{actor} 要计算到 {time}；t 让时间前进",
	},
	{
		"step.no-process",
		"the program was not started: the system refused a process ({errno})",
		"程序没有启动：系统不给进程（{errno}）",
	},
	{
		"step.no-cpu",
		"{actor} is ready, and no CPU is free: {running} {running|runs|run}; step {running} until a CPU is free, or t lets a time slice end",
		"{actor} 就绪，但没有空闲的 CPU：{running} 正在运行；让 {running} 走到让出 CPU，或用 t 等时间片用完",
	},
	{
		"step.sleeps",
		"{actor} sleeps at line {line}; t lets time go on to the next timer" +
			"{packets?, and {packets|packet|packets} {packets} {packets|is|are} in flight to its host}",
		"{actor} 正在第 {line} 行睡眠；t 让时间走到下一个定时器" +
			"{packets?，另有数据包 {packets} {packets|正|都正}在途中发往它的主机}",
	},
	{
		"step.waits-for-input",
		"{actor} waits at line {line} until you type: > TEXT",
		"{actor} 在第 {line} 行等你输入：> 文字",
	},
	{
		"type.ended",
		"{actor} has ended: nothing can be typed to it",
		"{actor} 已经结束，不能再给它输入",
	},
	{
		"type.who",
		"{waiting?{waiting} all wait: say who, as in type NAME TEXT|no actor waits for input; type NAME TEXT types ahead}",
		"{waiting?{waiting} 都在等输入：请写明给谁，如 type 名字 文字|现在没有角色在等输入；type 名字 文字 可以提前输入}",
	},
	{
		"until.unavailable",
		"until is not available here",
		"这里不能用 until",
	},
	{
		"wire.empty",
		"nothing is in flight: there is no packet to {verb}",
		"线路是空的：没有可以{verb!}的数据包",
	},
	{
		"wire.which",
		"packets {packets} are in flight: say which one to {verb}",
		"数据包 {packets} 都在途中：请写明要{verb!}哪一个",
	},
}
