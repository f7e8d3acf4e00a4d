package text

// commandLineArea is what the command line says outside a session: help, usage, summaries.
var commandLineArea = []sentence{
	{"cli.root", "Learn network programming by steering it: you are the scheduler, and you are the network.", "在操控中学网络编程：你来当调度器，你来当网络。"},
	{"cli.start", "open the prompt at a lesson", "打开提示符并进入一课"},
	{"cli.list", "list the lessons", "列出课程"},
	{"cli.run", "play a stage to its end, or a schedule on it", "把一个场景运行到底，或在其上播放一段调度"},
	{"cli.check", "check and prove lesson files", "检查并验证课程文件"},
	{"cli.flag-lang", "language: en or zh", "语言：en 或 zh"},
	{"cli.flag-seed", "what is left to chance follows from this number", "凡有随机之处都由这个数决定"},
	{"cli.flag-no-color", "no colour", "不用颜色"},
	{"cli.flag-plain", "plain lines: no colour, nothing moves", "纯文本：没有颜色，没有动画"},
	{"cli.flag-json", "JSON", "输出 JSON"},
	{"cli.flag-stage", "the stage; the first one when none is named", "场景；不写则取第一个"},
	{"cli.flag-schedule", "commands to play, joined by ;", "要播放的命令，用 ; 隔开"},
	{"cli.usage", "{error}; lockstep --help shows how", "{error}；用法见 lockstep --help"},
	{"cli.bad-lang", "there is no language {word}; there are en and zh", "没有语言 {word}；可用 en 和 zh"},
	{"cli.no-stage", "lesson {id} has no stage {stage}{nearest?; did you mean {nearest}?|; there are {stages}}", "课程 {id} 没有场景 {stage}{nearest?，是指 {nearest} 吗？|，现有 {stages}}"},
	{"cli.no-stages", "lesson {id} has no stage to play", "课程 {id} 没有可运行的场景"},
	{"cli.minutes", "{n} min", "{n} 分钟"},
	{"cli.checked", "{n} {n|lesson|lessons} proved{failures?, {failures} {failures|failure|failures}|}", "已验证 {n} 课{failures?，有 {failures} 处错误|}"},
	{"cli.panic", "Lockstep made a mistake and stopped: {what}. Please report it with these lines:", "Lockstep 自身出错并停止：{what}。请附上以下内容报告："},
}
