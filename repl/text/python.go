package text

// pythonArea is why a program is refused before it runs.
var pythonArea = []sentence{}
