package text

// conductorArea is why a run refuses a move or a schedule.
var conductorArea = []sentence{}
