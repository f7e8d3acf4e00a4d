package eval

// liveBytes is about how much memory the program's data takes that it can still
// reach.
func (p *Program) liveBytes() int64 { return p.memory.live + p.memory.fresh }
