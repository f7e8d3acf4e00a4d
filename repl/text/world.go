package text

// worldArea is what the two worlds cannot do, and what to do instead.
var worldArea = []sentence{
	{
		"real.not-here",
		"the real world needs Linux or macOS; on this system there is the lab, with the same programs",
		"真实环境需要 Linux 或 macOS；本系统只有实验环境，程序完全相同",
	},
	{
		"real.cannot-open",
		"the real world cannot be set up: {why}",
		"无法建立真实环境：{why}",
	},
	{
		"real.same-port",
		"hosts {hosts} both bind port {port}, and this system has only {address} for the two; the lab has a machine for each: world lab",
		"主机 {hosts} 都要绑定端口 {port}，而本系统只有 {address} 可供两者使用；实验环境里各有一台机器：world lab",
	},
	{
		"real.no-wire",
		"{verb?{verb}: |}in the real world the kernel delivers packets at once, and nobody can steer them; step an actor, or go to the lab, where you can: world lab",
		"{verb?{verb}：|}真实环境里数据包由内核立刻送达，无法操控；请让程序走一步，或回到可以操控的实验环境：world lab",
	},
	{
		"real.no-timer",
		"nobody sleeps or waits for a time-out: tick has nowhere to go; tick 1s lets a second pass",
		"没有程序在睡眠或等待超时，tick 无处可去；tick 1s 让时间过去一秒",
	},
	{
		"real.no-back",
		"what has happened in the real world cannot be taken back; restart begins anew, and in the lab moves can be taken back: world lab",
		"真实环境里发生的事无法撤回；restart 从头开始，实验环境里可以撤回：world lab",
	},
	{
		"real.no-explore",
		"orders can be tried only where a run can be made again: in the lab (world lab)",
		"只有能重演的实验环境才能遍历各种顺序：world lab",
	},
	{
		"real.listening",
		"listening on {address}{udp? (UDP)|}",
		"正在监听 {address}{udp?（UDP）|}",
	},
	{
		"world.unknown",
		"there is no world {word}; there are lab and real",
		"没有叫 {word} 的环境；可用 lab 和 real",
	},
}
