package actor

import "lockstep/runtime/python/object"

// socketserverModule is CPython's in behaviour, but written in Go: what a server does in it belongs
// to the line of the program that called it, as with every builtin. ThreadingMixIn is not there,
// since a class has one base only; the two classes that CPython makes of it are.
var socketserverModule = module{
	name: "socketserver",
	open: true,
	classes: []class{
		{typ: baseServerType, methods: baseServerMethods},
		{typ: tcpServerType, methods: tcpServerMethods},
		{typ: udpServerType, methods: udpServerMethods},
		{typ: threadingTCPType, methods: threadingMethods},
		{typ: threadingUDPType, methods: threadingMethods},
		{typ: baseHandlerType, methods: handlerMethods},
		{typ: streamHandlerType, methods: streamHandlerMethods},
		{typ: socketReaderType, path: "socketserver.rfile", methods: socketReaderMethods, unnamed: true},
		{typ: socketWriterType, path: "socketserver.wfile", methods: socketWriterMethods, unnamed: true},
	},
}

var (
	baseServerType = serverType("BaseServer", nil, map[string]object.Value{"timeout": object.None})
	tcpServerType  = serverType("TCPServer", baseServerType, map[string]object.Value{
		"address_family": object.MkInt(afINET), "socket_type": object.MkInt(sockStream), "request_queue_size": object.MkInt(5),
		"allow_reuse_address": object.Bool(false),
	})
	udpServerType = serverType("UDPServer", tcpServerType, map[string]object.Value{
		"socket_type": object.MkInt(sockDgram), "max_packet_size": object.MkInt(8192), "allow_reuse_address": object.Bool(false),
	})
	threadingTCPType = serverType("ThreadingTCPServer", tcpServerType, threadingSettings)
	threadingUDPType = serverType("ThreadingUDPServer", udpServerType, threadingSettings)
	baseHandlerType  = serverType("BaseRequestHandler", nil, nil)

	threadingSettings = map[string]object.Value{"daemon_threads": object.Bool(false), "block_on_close": object.Bool(true)}
)

func serverType(name string, base *object.Class, settings map[string]object.Value) *object.Class {
	return object.NewClass(object.ClassDef{Module: "socketserver", Name: name, Base: base, Attrs: settings})
}

var baseServerMethods = []object.Func{
	{Name: "__init__", Sig: "(server_address, RequestHandlerClass)", Fn: newServer},
	{Name: "server_activate", Sig: "()", Fn: method(pass)},
	{Name: "serve_forever", Sig: "(poll_interval=0.5)", Fn: method(serveForever)},
	{Name: "shutdown", Sig: "()", Fn: method(shutdownServer)},
	{Name: "service_actions", Sig: "()", Fn: method(pass)},
	{Name: "handle_request", Sig: "()", Fn: method(handleRequest)},
	{Name: "handle_timeout", Sig: "()", Fn: method(pass)},
	{Name: "verify_request", Sig: "(request, client_address)", Fn: method(func(*Actor, *server, []object.Value) (object.Value, error) {
		return object.Bool(true), nil
	})},
	{Name: "process_request", Sig: "(request, client_address)", Fn: method(processRequest)},
	{Name: "server_close", Sig: "()", Fn: method(pass)},
	{Name: "finish_request", Sig: "(request, client_address)", Fn: method(finishRequest)},
	{Name: "shutdown_request", Sig: "(request)", Fn: method(func(a *Actor, s *server, v []object.Value) (object.Value, error) {
		return a.invoke(s.self, "close_request", v[0])
	})},
	{Name: "close_request", Sig: "(request)", Fn: method(pass)},
	{Name: "handle_error", Sig: "(request, client_address)", Fn: method(handleError)},
	{Name: "__enter__", Sig: "()", Fn: itself},
	{Name: "__exit__", Sig: "(*args)", Fn: method(func(a *Actor, s *server, _ []object.Value) (object.Value, error) {
		return a.invoke(s.self, "server_close")
	})},
}

var tcpServerMethods = []object.Func{
	{Name: "__init__", Sig: "(server_address, RequestHandlerClass, bind_and_activate=True)", Fn: newTCPServer},
	{Name: "server_bind", Sig: "()", Fn: method(serverBind)},
	{Name: "server_activate", Sig: "()", Fn: method(serverActivate)},
	{Name: "server_close", Sig: "()", Fn: method(socketCall("close"))},
	{Name: "fileno", Sig: "()", Fn: method(socketCall("fileno"))},
	{Name: "get_request", Sig: "()", Fn: method(socketCall("accept"))},
	{Name: "shutdown_request", Sig: "(request)", Fn: method(shutdownRequest)},
	{Name: "close_request", Sig: "(request)", Fn: method(closeRequest)},
}

var udpServerMethods = []object.Func{
	{Name: "get_request", Sig: "()", Fn: method(getDatagram)},
	{Name: "server_activate", Sig: "()", Fn: method(pass)},
	{Name: "shutdown_request", Sig: "(request)", Fn: method(func(a *Actor, s *server, v []object.Value) (object.Value, error) {
		return a.invoke(s.self, "close_request", v[0])
	})},
	{Name: "close_request", Sig: "(request)", Fn: method(pass)},
}

// threadingMethods are those of ThreadingMixIn.
var threadingMethods = []object.Func{
	{Name: "process_request", Sig: "(request, client_address)", Fn: method(processInThread)},
	{Name: "process_request_thread", Sig: "(request, client_address)", Fn: method(processRequestThread)},
	{Name: "server_close", Sig: "()", Fn: method(closeThreading)},
}

var handlerMethods = []object.Func{
	{Name: "__init__", Sig: "(request, client_address, server)", Fn: newHandler},
	{Name: "setup", Sig: "()", Fn: nothing},
	{Name: "handle", Sig: "()", Fn: nothing},
	{Name: "finish", Sig: "()", Fn: nothing},
}
