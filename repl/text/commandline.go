package text

// commandLineArea is what the command line says outside a session: help, usage, summaries.
var commandLineArea = []sentence{
	{"cli.root", "Learn network programming by steering it: you are the scheduler, and you are the network.", "在操控中学习网络编程：你是调度器，你也是网络。"},
	{"cli.start", "open the prompt at a lesson", "打开提示符并进入一课"},
	{"cli.list", "list the lessons", "列出课程"},
	{"cli.run", "play a stage to its end, or a schedule on it", "把一个场景运行到底，或按给定的操作序列运行"},
	{"cli.check", "check and prove lesson files", "检查并验证课程文件"},
	{"cli.flag-lang", "language: en or zh", "语言：en 或 zh"},
	{"cli.flag-seed", "seed of all that is left to chance", "随机数种子"},
	{"cli.flag-no-color", "no colour", "不用颜色"},
	{"cli.flag-plain", "for a screen reader: no colour, nothing drawn, nothing moves", "适合读屏软件：没有颜色、图形和动画"},
	{"cli.flag-json", "JSON", "输出 JSON"},
	{"cli.flag-stage", "the stage; the first one when none is named", "场景；不写则取第一个"},
	{"cli.flag-schedule", "commands to play, joined by ;", "要执行的命令，用 ; 隔开"},
	{"cli.usage", "{error}; lockstep --help shows how", "{error}；用法见 lockstep --help"},
	{"cli.bad-lang", "there is no language {word}; there are en and zh", "没有语言 {word}；可用 en 和 zh"},
	{"cli.no-stage", "lesson {id} has no stage {stage}{nearest?; did you mean {nearest}?|; there are {stages}}", "课程 {id} 没有场景 {stage}{nearest?，是指 {nearest} 吗？|，现有 {stages}}"},
	{"cli.no-stages", "lesson {id} has no stage to play", "课程 {id} 没有可运行的场景"},
	{"cli.minutes", "{n} min", "{n} 分钟"},
	{"cli.checked", "{n} {n|lesson|lessons} proved{failures?, {failures} {failures|failure|failures}|}", "已验证 {n} 课{failures?，有 {failures} 处错误|}"},
	{"cli.panic", "Lockstep made a mistake and stopped: {what}. Please report it with these lines:", "Lockstep 自身出错并停止：{what}。请把以下内容一并反馈给我们："},
}
