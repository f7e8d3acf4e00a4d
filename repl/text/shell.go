package text

// shellArea is what the command line says outside a session.
var shellArea = []sentence{
	{"shell.fault", "{error}", "{error}"},
}
