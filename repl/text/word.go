package text

// wordArea is the words that sentences are given and that are no names: {of!} in a template says
// them in the language. What is not here is said as it is.
var wordArea = []sentence{
	{"word.en", "English", "英文"},
	{"word.zh", "Chinese", "中文"},
	{"word.name", "a name", "名字"},
	{"word.function", "function", "函数"},
	{"word.loop", "loop", "循环"},

	{"word.steps", "steps", "步"},
	{"word.memory", "bytes of memory", "字节内存"},
	{"word.events", "events", "条事件"},

	{"word.deliver", "deliver", "送达"},
	{"word.drop", "drop", "丢弃"},
	{"word.dup", "dup", "复制"},

	{"word.done", "done", "正常结束"},
	{"word.failed", "failed", "出错"},
	{"word.killed", "killed", "被终止"},
	{"word.zombie", "zombie", "僵尸"},
}
