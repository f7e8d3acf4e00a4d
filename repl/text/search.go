package text

// searchArea is what is said of a search over schedules.
var searchArea = []sentence{
	{"search.always", "always holds: in no order does an actor fail or wait for ever{differ?; but the order decides what comes out|}", "总是成立：无论什么顺序，都没有角色出错或永远等待{differ?；但结果因顺序而异|}"},
	{"search.can-fail", "can fail: here is how", "可能出错：见下"},
	{
		"search.not-decided",
		"not decided: nothing failed in what was tried, and not everything was",
		"未定：试过的都没有出错，但并没有全部试过",
	},
	{"search.counted", "{outcomes} {outcomes|outcome|outcomes} in {n} {n|schedule|schedules}", "{n} 种走法，{outcomes} 种结局"},
	{
		"search.tried",
		"Tried: every schedule that leaves the turns of run by at most {delays} {delays|place|places} and loses at most {drops} {drops|packet|packets}; packets of a flow arrive in order, timers fire when nothing else can happen.",
		"试过：与 run 的轮次相差不超过 {delays} 位、丢包不超过 {drops} 个的全部走法；同一条流的数据包按序到达，定时器只在别无可做时触发。",
	},
	{
		"search.tried-some",
		"Tried: some of the schedules, not even all that keep to the turns of run.",
		"试过：一部分走法，连完全按 run 的轮次走的也没有试完。",
	},
	{"search.stopped", "You stopped it; this is what was found until then.", "你中止了搜索，以下是到那时为止的发现。"},
	{"search.capped", "It ends after {n} schedules.", "最多试 {n} 种走法。"},
	{"search.long", "Some schedules were given up: they had too many moves.", "有些走法步数太多，没有走完。"},
	{
		"search.clock",
		"A program asks for the time, which depends on the order of all that sleeps: other orders might differ.",
		"有程序读取了时间，而时间取决于所有睡眠的先后：别的顺序可能有别的结果。",
	},
	{"search.circle", "deadlock: they wait for each other in a circle", "死锁：它们互相等待，成了一个环"},
	{"search.orphaned", "deadlock: what is waited for is held by one that has ended", "死锁：等待的东西在一个已经结束的角色手里"},
	{"search.unwoken", "deadlock: nobody is left to wake them", "死锁：没有谁会来唤醒它们了"},
	{
		"search.spinning",
		"livelock: a loop goes round for ever, and nobody changes what it looks at",
		"活锁：循环一直空转，没有谁会改变它所看的东西",
	},
	{"search.silence", "deadlock: nothing more will come", "死锁：再也等不到什么了"},
	{
		"search.race",
		"data race on {name?{name}|shared data}: {a} at line {line}, {b} at line {other}, with nothing to order them",
		"数据竞争：{name?{name}|共享数据}，{a} 在第 {line} 行，{b} 在第 {other} 行，两者没有先后约束",
	},
	{"search.fails", "{actor} fails: {error}", "{actor} 出错：{error}"},
	{"search.waits", "{actor} waits in {op} at line {line}, for ever", "{actor} 永远停在第 {line} 行的 {op}"},
	{"search.breaks-always", "the condition does not hold", "条件不成立"},
	{"search.prints", "{actor} prints {lines}", "{actor} 输出 {lines}"},
	{"search.prints-nothing", "nothing is printed", "没有任何输出"},
	{"search.such-as", "{n} {n|schedule|schedules}, such as", "{n} 种走法，例如"},
	{"search.bad-mark", "✗ ", "✗ "},
	{"search.bad-mark-aloud", "fails: ", "出错："},
	{"search.reached-mark", "✓ ", "✓ "},
	{"search.reached-mark-aloud", "reached by you: ", "你走到过："},
	{
		"search.progress",
		"{n} {n|schedule|schedules}{rate?, {rate} a second|}, {outcomes} {outcomes|outcome|outcomes}{delays?, now with {delays} {delays|delay|delays}|}",
		"{n} 种走法{rate?，每秒 {rate} 种|}，{outcomes} 种结局{delays?，正在试延后 {delays} 位的|}",
	},
	{
		"search.replay-hint",
		"replay 1 plays the first; b and redo go through it, and you can go on by hand anywhere.",
		"replay 1 演示第一种；用 b 和 redo 来回看，在任何一步都可以自己接着走。",
	},
	{"search.by-hand", "{reached} of {n} reached by your own moves", "你亲手走到过 {n} 种中的 {reached} 种"},
	{"search.replay-what", "replay takes a schedule, or the number of an outcome that explore has found", "replay 后面写走法，或 explore 找到的结局的编号"},
	{"search.no-outcome", "there is no outcome {n}; explore found {most}", "没有第 {n} 种结局，explore 只找到 {most} 种"},
	{"cli.explore", "try the orders in which a stage can go, and list the outcomes", "试遍一个场景可能的顺序，列出各种结局"},
}
