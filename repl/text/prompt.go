package text

// promptArea is what the reader of lines says itself.
var promptArea = []sentence{
	{
		"prompt.search",
		`search{lost? (nothing more)|} "{words}": {found}`,
		"搜索{lost?（没有更多）|}“{words}”：{found}",
	},
	{
		"prompt.more",
		"── {n} more · Space next page · ↓ line · G all · q leave ──",
		"── 还有 {n} 行 · 空格翻页 · ↓ 一行 · G 全部 · q 退出 ──",
	},
	{
		"prompt.left-out",
		"── {n} {n|line|lines} left out ──",
		"── 略去 {n} 行 ──",
	},
	{
		"prompt.history-lost",
		"what you type cannot be kept for the next time in {file}: {why}",
		"无法把输入过的命令保存到 {file}：{why}",
	},
}
