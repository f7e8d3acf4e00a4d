package render

// ActorBrief says in one line, without colour, how an actor stands; "" when there is none of the name.
func (v View) ActorBrief(s *Scene, name string) string {
	a := s.actor(name)
	if a == nil {
		return ""
	}
	return v.brief(v.flow(v.standing(s, a, true), 0, Faint, v.stood(s, a))[0])
}

// PacketBrief says in one line, without colour, what a packet is; "" when there is none of the number.
func (v View) PacketBrief(s *Scene, number int) string {
	p := s.seen().Number(number)
	if p == nil {
		return ""
	}
	return v.brief(v.packetLine(s, p))
}

func (v View) brief(l *line) string {
	v.Palette = nil
	return l.show(v, v.width())
}

// LastPacket is the highest number of a packet so far.
func (s *Scene) LastPacket() int {
	all := s.seen().All()
	if len(all) == 0 {
		return 0
	}
	return all[len(all)-1].Number
}
