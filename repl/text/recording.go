package text

// recordingArea is what is said of recordings, and while one is played.
var recordingArea = []sentence{
	{"command.save", "writes this run to a file, with all that is needed to play it again: replay FILE", "把这次运行写入文件，重放所需的都在里面：replay 文件名"},
	{
		"command.replay",
		"opens a recording, to be played, stepped through and taken over; or plays a schedule from the beginning of the stage, or outcome N of explore",
		"打开一份录制，可以播放、逐步看、随时接手；或从场景的开头演示一个走法，或 explore 找到的第 N 种结局",
	},
	{
		"command.play",
		"goes on by what is known to come: a recording, or what back took back; any key pauses, play 2 is twice as fast",
		"按已知的各步往下走：一份录制，或 back 撤回的各步；按任意键暂停，play 2 快一倍",
	},
	{
		"command.jump",
		"goes to move N of what was made or is known to come, to the move that sent packet #N, to start or end, or forward to where an expression holds",
		"跳到已走过或已知的第 N 步、发出 #N 号数据包的那一步、start 或 end，或往前跳到表达式成立之处",
	},
	{"command.speed", "how fast play goes: 2 is twice as fast, 0 does not wait", "play 的快慢：2 快一倍，0 不等待"},

	{"recording.saved", "{moves} {moves|move|moves} saved in {file}. replay {file} plays them.", "{moves} 步已存入 {file}。replay {file} 可以重放。"},
	{"recording.save-what", "save takes the name of a file: save run.jsonl", "save 后面写文件名：save run.jsonl"},
	{"recording.too-long", "{moves} moves are too many for a recording: at most {most}", "{moves} 步太多，一份录制最多 {most} 步"},
	{"recording.too-large", "the recording is too large: more than {most} MB", "录制太大：超过 {most} MB"},
	{"recording.none", "this is no recording", "这不是录制文件"},
	{"recording.newer", "the recording was written by a newer Lockstep (format {format})", "录制由更新版本的 Lockstep 写成（格式 {format}）"},
	{"recording.head", "the first line of the recording is damaged, and it cannot be played without: {why}", "录制的第一行已损坏，没有它无法重放：{why}"},
	{
		"recording.damaged",
		"the recording is damaged from line {line} (byte {byte}) on: {why}. It plays up to move {moves}",
		"录制从第 {line} 行（第 {byte} 字节）起已损坏：{why}。可以重放到第 {moves} 步",
	},
	{"recording.cut-off", "the file ends here", "文件到此中断"},
	{"recording.no-json", "the line cannot be read", "这一行无法读取"},
	{"recording.no-line", "no line of a recording looks like this", "录制里没有这样的行"},
	{"recording.out-of-order", "event {move}.{i} is out of order", "事件 {move}.{i} 次序不对"},
	{"recording.miscounted", "it should hold {moves} moves and {events} events", "应当有 {moves} 步、{events} 个事件"},
	{"recording.goes-on", "there is more behind its end", "结尾之后还有内容"},
	{"recording.bad-stage", "its stage cannot be set up: {what}", "其中的场景无法布置：{what}"},
	{
		"recording.real",
		"this was recorded in the real world: it shows what was seen there, and cannot be made again",
		"这是在真实世界录制的：记的是当时所见，无法重新运行",
	},
	{
		"recording.differs",
		"from event {move}.{i} on, the run is another one than was recorded{older? (by engine {engine}; this is {ours})}. Recorded: {was?{was}|nothing}. Now: {now?{now}|nothing}",
		"从事件 {move}.{i} 起，运行与录制不同{older?（录制时是引擎 {engine}，现在是 {ours}）}。录制的是：{was?{was}|没有}。现在是：{now?{now}|没有}",
	},
	{
		"recording.stops",
		"move {move} of the recording ({text}) cannot be made{why?: {why}}",
		"录制的第 {move} 步（{text}）走不了{why?：{why}}",
	},
	{
		"recording.verified",
		"{file}: {moves} {moves|move|moves}, {events} {events|event|events}: the same, byte for byte",
		"{file}：{moves} 步，{events} 个事件，逐字节相同",
	},
	{"recording.one", "without --verify, replay takes one file", "不带 --verify 时，replay 只接受一个文件"},

	{"replay.heading", "── recording {file} ──", "── 录制 {file} ──"},
	{"replay.heading-aloud", "recording {file}", "录制 {file}"},
	{
		"replay.holds",
		"{lesson?Lesson {lesson}{part?, part {part}}, stage {stage}|Stage {stage}}: {moves} {moves|move|moves} in {commands} {commands|command|commands}.",
		"{lesson?课程 {lesson}{part?，第 {part} 节}，场景 {stage}|场景 {stage}}：{commands} 条命令，{moves} 步。",
	},
	{
		"replay.how",
		"play plays it, redo makes the next command, b takes it back, jump 7 goes to move 7, jump #4 to packet 4. Any move of yours goes on from there by itself.",
		"play 播放，redo 走下一条命令，b 撤回，jump 7 跳到第 7 步，jump #4 跳到 4 号数据包。在任何一步都可以自己接着走。",
	},
	{"replay.goes-back", "start {lesson} goes back to the lesson.", "start {lesson} 回到课程。"},
	{"replay.at", "move {at} of {of}", "第 {at} 步，共 {of} 步"},
	{"replay.paused", "Paused at move {at} of {of}. play goes on.", "停在第 {at} 步，共 {of} 步。play 继续。"},
	{"replay.ends", "The recording ends here, after {of} {of|move|moves}.", "录制到此结束，共 {of} 步。"},
	{"replay.taken-over", "From here on the run is yours. replay {file} opens the recording again.", "从这里起由你来走。replay {file} 重新打开录制。"},
	{
		"replay.nothing",
		"nothing is known to come: {ended?the recording ends here|replay FILE opens a recording, and b takes moves back that play makes again}",
		"后面没有已知的步：{ended?录制到此结束|replay 文件名 打开一份录制；b 撤回的各步，play 可以再走}",
	},
	{"replay.what", "replay takes a recording, a schedule, or the number of an outcome that explore has found", "replay 后面写录制文件、走法，或 explore 找到的结局的编号"},
	{"replay.jump-what", "jump takes the number of a move, a packet as #4, start, end, or an expression", "jump 后面写第几步、#4 这样的数据包、start、end，或一个表达式"},
	{"replay.no-move", "there is no move {word} here; there are {first} to {last}", "这里没有第 {word} 步，只有 {first} 到 {last}"},
	{"replay.no-packet", "no packet #{n} is sent in the moves that were made or are known to come", "走过的和已知的各步里，没有发出 #{n} 号数据包"},
	{"replay.never", "in the moves that are known to come, this never holds: {expression}", "在已知的各步里，它始终没有成立：{expression}"},
	{"replay.speed", "speed {speed}", "速度 {speed}"},
	{"replay.bad-speed", "a speed is a number from 0 to 100, not {word}", "速度是 0 到 100 的数，不是 {word}"},

	{"cli.replay", "play a recording; --verify says whether it still comes to the same", "重放一份录制；--verify 检查重新运行是否完全相同"},
	{"cli.flag-record", "write the run to this file: of a prompt, the run that is open when you leave", "把运行写入这个文件；在提示符下，是离开时正在进行的那次"},
	{"cli.flag-speed", "how fast: 2 is twice as fast, 0 does not wait", "快慢：2 快一倍，0 不等待"},
	{"cli.flag-until", "play up to this move", "播放到第几步"},
	{"cli.flag-verify", "make the moves again and compare every event, byte by byte", "重新走一遍，逐字节比较每个事件"},
}
