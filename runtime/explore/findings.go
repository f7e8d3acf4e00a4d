package explore

// ending is one way in which a run can end.
type ending struct {
	count int      // schedules that led there
	way   schedule // the best to show of those found
}

// race is plain data that two actors touch with nothing to order them.
type race struct {
	at    int      // the earlier of the two steps, counted from 0
	way   schedule // up to the later
	turns int      // how often the way goes over to another actor
}

// raceID tells races apart: the object, and the actors in the order of their steps. It is one word because it is
// looked up at every step.
type raceID uint64

func newRaceID(object int32, first, second int) raceID {
	return raceID(uint32(object))<<16 | raceID(first)<<8 | raceID(second)
}

func (id raceID) object() int32 { return int32(id >> 16) }

// findings is what a search has found. It is bounded by how many ends and races there are.
type findings struct {
	endings map[string]*ending // by System.Key
	races   map[raceID]race
}

func newFindings() *findings {
	return &findings{endings: map[string]*ending{}, races: map[raceID]race{}}
}

// add notes the end that the present run of a search has come to.
func (f *findings) add(s *search) {
	s.key = s.sys.Key(s.key[:0])
	e := f.endings[string(s.key)]
	if e == nil {
		e = &ending{}
		f.endings[string(s.key)] = e
	}
	e.count++
	if way := s.schedule(); e.way == nil || shorter(way, e.way) {
		e.way = append(e.way[:0], way...)
	}
}

// race notes that steps i and j of the present run race for an object.
func (f *findings) race(s *search, i, j int, object int32) {
	id, turns := newRaceID(object, s.stack[i].actor, s.stack[j].actor), s.stack[j].turns
	have := f.races[id]
	if have.way != nil && turns > have.turns {
		return // almost always
	}
	if way := s.schedule()[:j+1]; have.way == nil || shorter(way, have.way) {
		f.races[id] = race{i, append(have.way[:0], way...), turns}
	}
}

// merge adds what another search has found. It does not matter who found what first.
func (f *findings) merge(g *findings) {
	for key, e := range g.endings {
		have := f.endings[key]
		if have == nil {
			f.endings[key] = e
			continue
		}
		have.count += e.count
		if shorter(e.way, have.way) {
			have.way = e.way
		}
	}
	for id, r := range g.races {
		if have := f.races[id]; have.way == nil || shorter(r.way, have.way) {
			f.races[id] = r
		}
	}
}
