package text

// replArea is what a session says: screens, parts, answers, hints.
var replArea = []sentence{}
