package text

// progressArea is what there is to say about the file that keeps what a learner has done.
var progressArea = []sentence{
	{
		"progress.broken",
		"your progress file is damaged: it is kept as {kept}, and a new one begins",
		"进度文件已损坏：原文件保留为 {kept}，从现在起另记一份",
	},
	{
		"progress.newer",
		"your progress was written by a newer Lockstep (format {format}): it is kept as {kept}, and a new one begins",
		"进度文件由更新版本的 Lockstep 写成（格式 {format}）：原文件保留为 {kept}，从现在起另记一份",
	},
	{
		"progress.unreadable",
		"your progress cannot be read from {file}: {why}. The file is left as it is, and this session is not kept",
		"无法读取进度文件 {file}：{why}。文件保持原样，这次的进度不会保存",
	},
	{
		"progress.unwritable",
		"your progress cannot be saved in {folder}: {why}. The session goes on",
		"进度无法保存到 {folder}：{why}。会话照常进行",
	},
	{
		"progress.no-folder",
		"there is no folder to keep your progress in: set HOME or LOCKSTEP_HOME. The session goes on",
		"没有可以保存进度的目录：请设置 HOME 或 LOCKSTEP_HOME。会话照常进行",
	},
	{"progress.why-broken", "it is damaged and cannot be put aside", "文件已损坏，又无法移到一边"},
	{"progress.why-busy", "another session holds the file", "另一个会话正占着这个文件"},
}
