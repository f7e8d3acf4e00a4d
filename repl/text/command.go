package text

// commandArea is the help of each command of the REPL and of the command line.
var commandArea = []sentence{}
