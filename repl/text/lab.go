package text

// labArea is what the simulated world refuses.
var labArea = []sentence{
	{
		"lab.no-packet",
		"packet {n} is not in flight{flight?; in flight {flight|is|are} {flight}|: nothing is}",
		"数据包 {n} 不在途中{flight?；在途中的有 {flight}|：线路是空的}",
	},
	{
		"lab.no-timer",
		"no timer is running: tick has nowhere to go; tick 1s lets time pass",
		"没有定时器在走，tick 无处可去；tick 1s 让时间过去一秒",
	},
	{
		"lab.refused",
		"the lab cannot set up {what}: {why}",
		"实验环境无法建立 {what}：{why}",
	},
}
