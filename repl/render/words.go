package render

// Word is a word that views show and no program calls, as it is and in Chinese where that differs. Help explains it.
type Word struct{ Name, Chinese string }

// Words are those of the views that a learner may not know.
var Words = []Word{
	{"SYN", ""},
	{"ACK", ""},
	{"FIN", ""},
	{"RST", ""},
	{"PSH", ""},
	{"LISTEN", ""},
	{"SYN-SENT", ""},
	{"SYN-RECEIVED", ""},
	{"ESTABLISHED", ""},
	{"FIN-WAIT-1", ""},
	{"FIN-WAIT-2", ""},
	{"CLOSE-WAIT", ""},
	{"CLOSING", ""},
	{"LAST-ACK", ""},
	{"TIME-WAIT", ""},
	{"CLOSED", ""},
	{"RTO", ""},
	{"MSS", ""},
	{"MTU", ""},
	{"ICMP", ""},
	{"ready", "就绪"},
	{"blocked", "阻塞"},
	{"zombie", "僵尸进程"},
	{"actor", "角色"},
	{"host", "主机"},
	{"segment", "报文段"},
	{"port", "端口"},
	{"thread", "线程"},
	{"process", "进程"},
	{"lock", "锁"},
	{"race", "竞态"},
	{"deadlock", "死锁"},
}
