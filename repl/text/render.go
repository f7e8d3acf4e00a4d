package text

// renderArea is what the views say: log, code, state, packets, diagram.
var renderArea = []sentence{}
