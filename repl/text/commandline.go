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
	{"cli.flag-world", "lab: simulated, you steer the packets; real: this machine's sockets and clock", "lab：模拟环境，数据包由你操控；real：本机的套接字和时钟"},
	{"cli.flag-remote", "in the real world, let programs bind and call addresses beyond loopback", "在真实环境里，允许程序使用回环以外的地址"},
	{"cli.flag-actor", "in the real world, start only this actor (may be repeated); what is typed goes to it", "在真实环境里只启动这个程序（可重复）；键入的内容交给它"},
	{"cli.actor-needs-real", "--actor starts some actors alone, for peers of yours: it needs --world real", "--actor 只启动部分程序，让外部程序来连接：需要 --world real"},
	{"cli.no-actor", "stage {stage} has no actor {actor}{nearest?; did you mean {nearest}?|; there are {actors}}", "场景 {stage} 没有程序 {actor}{nearest?，是指 {nearest} 吗？|，现有 {actors}}"},
	{"cli.usage", "{error}; lockstep --help shows how", "{error}；用法见 lockstep --help"},
	{"cli.bad-lang", "there is no language {word}; there are en and zh", "没有语言 {word}；可用 en 和 zh"},
	{"cli.no-stage", "lesson {id} has no stage {stage}{nearest?; did you mean {nearest}?|; there are {stages}}", "课程 {id} 没有场景 {stage}{nearest?，是指 {nearest} 吗？|，现有 {stages}}"},
	{"cli.no-stages", "lesson {id} has no stage to play", "课程 {id} 没有可运行的场景"},
	{"cli.minutes", "{n} min", "{n} 分钟"},
	{"cli.checked", "{n} {n|lesson|lessons} proved{failures?, {failures} {failures|failure|failures}|}", "已验证 {n} 课{failures?，有 {failures} 处错误|}"},
	{"cli.panic", "Lockstep made a mistake and stopped: {what}. Please report it with these lines:", "Lockstep 自身出错并停止：{what}。请把以下内容一并反馈给我们："},
}
