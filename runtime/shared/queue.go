package shared

import "lockstep/runtime/world"

// item is what stands in a queue: as repr() gives it and, of processes, as it is copied.
type item struct {
	text string
	data []byte
}

func (p *pending) room() bool { return p.t.max <= 0 || len(p.t.items) < p.t.max }
func (p *pending) some() bool { return len(p.t.items) > 0 }

func (p *pending) finished() bool { return p.t.count == 0 }

func full(*pending) world.Result  { return world.Result{Err: "queue.Full"} }
func empty(*pending) world.Result { return world.Result{Err: "queue.Empty"} }

func put(p *pending) (world.Result, bool) {
	p.t.items = append(p.t.items, item{p.call.Text, p.call.Data})
	p.t.count++
	return did(0)
}

func get(p *pending) (world.Result, bool) {
	at := 0
	if p.t.class.name == "LifoQueue" {
		at = len(p.t.items) - 1
	}
	x := p.t.items[at]
	p.t.items[at] = item{} // the slice would hold on to it
	if at == 0 {
		p.t.items = p.t.items[1:]
	} else {
		p.t.items = p.t.items[:at]
	}
	return world.Result{Text: x.text, Data: x.data}, true
}

func taskDone(p *pending) (world.Result, bool) {
	if p.t.count == 0 {
		return misused("ValueError", "task_done() called too many times")
	}
	p.t.count--
	return did(0)
}
