package lessons

import (
	"io/fs"
	"net/netip"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"lockstep/lessons/goal"
	"lockstep/runtime/actor"
	"lockstep/runtime/failure"
	"lockstep/runtime/stage"
)

// draft is a lesson whose names are not looked up yet.
type draft struct {
	Lesson
	id, chapter Name
	stages      []entry[stageDraft]
}

type stageDraft struct {
	like   Name
	hosts  []entry[netip.Addr]
	link   linkDraft
	actors []entry[actorDraft]
	input  []entry[[]string]
	files  []entry[string]
	always Code
	seed   seedDraft
	cpus   *int
	slice  *time.Duration
}

type seedDraft struct {
	given, learner bool
	number         uint64
}

type linkDraft struct {
	latency      *time.Duration
	mtu, pathMTU *int
}

type actorDraft struct {
	at      failure.Place
	program Code
	file    Name
	host    Name
}

// inherit is the stage with all that the stages it is like have and it does not write itself.
func (l *loader) inherit(all []entry[stageDraft], e entry[stageDraft], below []string) stageDraft {
	s := e.value
	if s.like.Name == "" {
		return s
	}
	base := find(all, s.like.Name)
	switch {
	case base == nil:
		l.unknown("lesson.unknown-stage", s.like, nameList(all))
		return s
	case slices.Contains(append(below, e.Name.Name), s.like.Name):
		l.report(s.like.At, "lesson.like-loop", "name", e.Name.Name)
		return s
	}
	from := l.inherit(all, *base, append(below, e.Name.Name))
	s.hosts = over(from.hosts, s.hosts, func(_, own netip.Addr) netip.Addr { return own })
	s.input = over(from.input, s.input, func(_, own []string) []string { return own })
	s.files = over(from.files, s.files, func(_, own string) string { return own })
	s.actors = over(from.actors, s.actors, overActor)
	if s.link.latency == nil {
		s.link.latency = from.link.latency
	}
	if s.link.mtu == nil {
		s.link.mtu = from.link.mtu
	}
	if s.link.pathMTU == nil {
		s.link.pathMTU = from.link.pathMTU
	}
	if s.cpus == nil {
		s.cpus = from.cpus
	}
	if s.slice == nil {
		s.slice = from.slice
	}
	if !s.always.Given() {
		s.always = from.always
	}
	if !s.seed.given {
		s.seed = from.seed
	}
	return s
}

// over puts a stage's own entries over those of the stage it is like: in the place of the entry
// of the same name, else at the end.
func over[V any](from, own []entry[V], join func(from, own V) V) []entry[V] {
	all := slices.Clone(from)
	for _, e := range own {
		if had := find(all, e.Name.Name); had != nil {
			*had = entry[V]{e.Name, join(had.value, e.value)}
		} else {
			all = append(all, e)
		}
	}
	return all
}

func overActor(from, own actorDraft) actorDraft {
	if !own.program.Given() && own.file.Name == "" {
		own.program, own.file = from.program, from.file
	}
	if own.host.Name == "" {
		own.host = from.host
	}
	return own
}

// build makes the stages of a draft. dir is where the lesson's file is.
func (l *loader) build(d *draft, dir fs.FS) {
	for _, e := range d.stages {
		before := len(l.found)
		s := l.inherit(d.stages, e, nil)
		st := l.stage(e.Name, s, dir)
		if e.value.like.Name != "" { // what is wrong in the stage it is like was said there
			l.found = append(l.found[:before], fresh(l.found[before:], l.found[:before])...)
		}
		d.Lesson.Stages = append(d.Lesson.Stages, st)
		d.always = append(d.always, s.always)
	}
}

// fresh leaves out failures that are among those before, at the same place.
func fresh(found, before failure.List) failure.List {
	return slices.DeleteFunc(slices.Clone(found), func(f *failure.Failure) bool {
		return slices.ContainsFunc(before, func(b *failure.Failure) bool { return b.ID == f.ID && b.At == f.At })
	})
}

func (l *loader) stage(n Name, s stageDraft, dir fs.FS) *stage.Stage {
	st := &stage.Stage{Name: n.Name, Seed: s.seed.number, Learner: s.seed.learner}
	for i, h := range s.hosts {
		for _, other := range s.hosts[:i] {
			if other.value == h.value {
				l.report(h.At, "lesson.same-address", "name", h.Name.Name, "other", other.Name.Name)
			}
		}
		st.Hosts = append(st.Hosts, stage.Host{Name: h.Name.Name, Addr: h.value})
	}
	if s.link.latency != nil {
		st.Link.Latency = *s.link.latency
	}
	if s.link.mtu != nil {
		st.Link.MTU = *s.link.mtu
	}
	if s.link.pathMTU != nil {
		st.Link.PathMTU = *s.link.pathMTU
		if len(s.hosts) < 2 {
			l.report(n.At, "lesson.no-path", "name", n.Name)
		}
	}
	if s.cpus != nil {
		st.CPUs = *s.cpus
	}
	if s.slice != nil {
		st.Slice = *s.slice
	}
	if len(s.actors) == 0 {
		l.report(n.At, "lesson.no-actors", "name", n.Name)
	}
	for _, a := range s.actors {
		l.host(a, s.hosts)
		p := l.program(a, dir)
		if _, err := actor.Load(p); p.Source != "" {
			l.found = append(l.found, failure.All(err)...)
		}
		st.Actors = append(st.Actors, stage.Actor{Name: a.Name.Name, Host: a.value.host.Name, Program: p})
	}
	for _, f := range s.files {
		st.Files = append(st.Files, stage.File{Name: f.Name.Name, Text: f.value})
	}
	for _, in := range s.input {
		if i := st.ActorIndex(in.Name.Name); i >= 0 {
			st.Actors[i].Input = in.value
		} else {
			l.unknown("lesson.unknown-actor", in.Name, nameList(s.actors))
		}
	}
	st.Complete()
	st.Always = s.always.Source
	l.expression(s.always, goal.NamesOf(st).Changing()) // an exercise may be on it
	return st
}

// host refuses an actor that runs nowhere.
func (l *loader) host(a entry[actorDraft], hosts []entry[netip.Addr]) {
	said := a.value.host
	switch {
	case said.Name == "" && (len(hosts) <= 1 || find(hosts, a.Name.Name) != nil):
	case said.Name == "":
		l.report(a.At, "lesson.no-host", "name", a.Name.Name, "hosts", nameList(hosts))
	case len(hosts) == 0 && said.Name == stage.Localhost:
	case len(hosts) == 0:
		l.unknown("lesson.unknown-host", said, []string{stage.Localhost})
	case find(hosts, said.Name) == nil:
		l.unknown("lesson.unknown-host", said, nameList(hosts))
	}
}

// program takes an actor's program from the lesson or from the file beside it.
func (l *loader) program(a entry[actorDraft], dir fs.FS) stage.Program {
	inline, file := a.value.program, a.value.file
	switch {
	case inline.Given() && file.Name != "":
		l.report(file.At, "lesson.two-programs", "name", a.Name.Name)
	case inline.Given():
		p := inline.program(l.file)
		p.Name = a.Name.Name + ".py"
		return p
	case file.Name != "":
		return l.beside(file, dir)
	default:
		l.report(a.At, "lesson.no-program", "name", a.Name.Name)
	}
	return stage.Program{}
}

// beside reads a program from a file in the lesson's own folder, and from nowhere else.
func (l *loader) beside(n Name, dir fs.FS) stage.Program {
	if strings.ContainsAny(n.Name, `/\:`) || strings.HasPrefix(n.Name, ".") || !strings.HasSuffix(n.Name, ".py") {
		l.report(n.At, "lesson.bad-file", "name", n.Name)
		return stage.Program{}
	}
	shown := l.file[:strings.LastIndexAny(l.file, "/"+string(filepath.Separator))+1] + n.Name
	s, err := read(dir, n.Name, shown)
	if s == nil {
		for _, f := range failure.All(err) {
			if f.ID == "lesson.no-file" {
				f = failure.New("lesson.no-file-beside", "name", n.Name)
			}
			l.found = append(l.found, f.Here(n.At))
		}
		return stage.Program{}
	}
	l.found = append(l.found, failure.All(err)...)
	return stage.Program{File: shown, Source: string(s.text)}
}
