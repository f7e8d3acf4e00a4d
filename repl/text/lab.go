package text

// labArea is what the simulated world refuses.
var labArea = []sentence{}
