package eval

import (
	"runtime"

	"lockstep/runtime/python/object"
)

// memory is the account of what a program allocated. Charges only add up; when
// half of the limit has been charged since the last look, live data is counted
// anew. So the account depends on nothing but the program.
type memory struct {
	limit   int64 // of live data
	live    int64 // at the last look
	fresh   int64 // charged since
	charged int64 // in all
	cleared int64 // of charged: at the last garbage collection that was asked for
}

const (
	bytesPerStep = 256
	garbage      = 16 << 20 // how much may be charged between two collections
)

func (p *Program) alloc(n int) {
	m := &p.memory
	m.fresh += int64(n)
	m.charged += int64(n)
	if m.fresh <= m.limit/2 && m.live+m.fresh <= m.limit {
		return
	}
	m.live = p.liveBytes()
	if m.charged-m.cleared > garbage { // the collector's own pace depends on the machine
		runtime.GC()
		m.cleared = m.charged
	}
	p.steps += m.live / bytesPerStep // looking takes time as well
	m.fresh = int64(n)
	if m.live+m.fresh > m.limit {
		panic(object.Unwind{Err: &Budget{"memory", m.limit}})
	}
}

// Holds is the account as it stands: never less than what the program holds.
func (p *Program) Holds() int64 { return p.memory.live + p.memory.fresh }

// Weigh counts what the program holds.
func (p *Program) Weigh() int64 {
	m := &p.memory
	m.live, m.fresh = p.liveBytes(), 0
	p.steps += m.live / bytesPerStep
	return m.live
}
