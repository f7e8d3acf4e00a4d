package text

// diskArea is what is said of files.
var diskArea = []sentence{
	{
		"disk.exists",
		"there is a file {file} already, which is not written over: name another",
		"文件 {file} 已经存在，不会覆盖它：换个名字",
	},
	{"disk.unwritable", "{file} cannot be written: {why}", "无法写入 {file}：{why}"},
	{"disk.none", "there is no file {file}", "没有文件 {file}"},
	{"disk.unreadable", "{file} cannot be read: {why}", "无法读取 {file}：{why}"},
	{"disk.why-full", "the disk is full", "磁盘已满"},
	{"disk.why-not-allowed", "this is not allowed", "没有权限"},
	{"disk.why-read-only", "the disk is read-only", "磁盘是只读的"},
	{"disk.why-folder", "it is a folder", "它是一个目录"},
	{"disk.why-no-folder", "there is no such folder", "没有这个目录"},
}
