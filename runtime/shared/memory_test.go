package shared

import (
	"runtime"
	"testing"
	"weak"

	"lockstep/runtime/world"
)

// What was taken out of a queue is held no more: it counts no more.
func TestTakenOut(t *testing.T) {
	for _, class := range []string{"Queue", "LifoQueue", processes + "Queue"} {
		held := 0
		s := New(nil, func() int { return 0 }, &held)
		do := func(c world.Call) world.Result {
			c.Object, c.Class = 1, class
			var p Pending
			s.Begin(&p, "main", &c)
			r, _ := p.Do()
			return r
		}
		put := func() weak.Pointer[byte] {
			data := make([]byte, 100)
			do(world.Call{Kind: world.Put, Data: data, Wait: world.Forever})
			return weak.Make(&data[0])
		}
		item := put()
		do(world.Call{Kind: world.Get, Wait: world.Forever})
		runtime.GC()
		if item.Value() != nil {
			t.Errorf("%s: the item is held", class)
		}
		runtime.KeepAlive(s)
	}
}

// Whatever programs do with files, what a folder holds stays within its bounds.
func TestFolderHolds(t *testing.T) {
	const big = world.MostFileBytes - 1000
	data := make([]byte, big)
	open := world.Call{Kind: world.Open, Write: true, All: true, Max: 1}
	for what, do := range map[string]func(f *Folder, fd int){
		"buffered": func(f *Folder, fd int) {
			c := open
			c.Name, c.Value = string(rune('a'+fd)), 1<<40
			f.Do(c, fd)
			f.Do(world.Call{Kind: world.WriteFile, FD: fd, Data: data}, 0)
		},
		"removed": func(f *Folder, fd int) {
			c := open
			c.Name = "a"
			f.Do(c, fd)
			f.Do(world.Call{Kind: world.WriteFile, FD: fd, Data: data}, 0)
			f.Do(world.Call{Kind: world.Remove, Name: "a"}, 0)
		},
		"truncated": func(f *Folder, fd int) {
			c := open
			c.Name = string(rune('a' + fd))
			f.Do(c, fd)
			for n := big; n > 10; n = n * 3 / 5 {
				f.Do(world.Call{Kind: world.Truncate, FD: fd, N: n}, 0)
			}
		},
	} {
		f := NewFolder(nil)
		for fd := range 8 {
			do(f, fd)
		}
		holds, files := 0, map[*file]bool{}
		for _, x := range f.files {
			files[x] = true
		}
		for _, h := range f.opened {
			files[h.file] = true
			holds += cap(h.buffered)
		}
		for x := range files {
			holds += cap(x.data)
		}
		if holds > 4*world.MostFileBytes {
			t.Errorf("%s: %d bytes", what, holds)
		}
		for fd := range f.opened {
			f.Do(world.Call{Kind: world.CloseFile, FD: fd, Discard: true}, 0)
		}
		for name := range f.files {
			f.Do(world.Call{Kind: world.Remove, Name: name}, 0)
		}
		if f.bytes != 0 || f.kept != 0 {
			t.Errorf("%s: at the end %d bytes, %d kept back", what, f.bytes, f.kept)
		}
	}
}
