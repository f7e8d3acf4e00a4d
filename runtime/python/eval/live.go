package eval

// liveBytes is about how much memory the program's data takes that it can still
// reach. It also ends the generators that nothing reaches any more, whose
// coroutines would stay until the program's end.
func (p *Program) liveBytes() int64 {
	return p.memory.live + p.memory.fresh
}
