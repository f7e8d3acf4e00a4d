package recording

import (
	"strings"
	"unicode/utf8"

	"lockstep/runtime/failure"
	"lockstep/runtime/stage"
)

// Bounds of a stage that came from a file, besides those of every stage: numbers that no lesson comes near.
const (
	maxActors = 64
	maxName   = 64      // bytes
	maxText   = 1 << 20 // of programs, files and input together, in bytes
)

// goodName says whether a name can be typed in a command and cannot be taken for a number.
func goodName(name string) bool {
	strange := func(r rune) bool {
		return r != '_' && r != '-' && (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z')
	}
	return name != "" && len(name) <= maxName && !strings.ContainsFunc(name, strange) && !strings.Contains("-0123456789", name[:1])
}

// checkStage refuses a stage that no lesson could set up. What is wrong in its programs comes out when it
// is opened.
func checkStage(st *stage.Stage) *failure.Failure {
	names := map[string]bool{}
	size := 0
	for _, h := range st.Hosts {
		if !goodName(h.Name) || names[h.Name] || h.Addr.IsValid() && (!h.Addr.Is4() || !h.Addr.IsGlobalUnicast()) {
			return failure.New("recording.bad-stage", "what", h.Name)
		}
		if h.Addr.IsValid() {
			if names[h.Addr.String()] {
				return failure.New("recording.bad-stage", "what", h.Addr.String())
			}
			names[h.Addr.String()] = true
		}
		names[h.Name] = true
	}
	wrong := func(mtu int) bool { return mtu != 0 && (mtu < stage.MinMTU || mtu > stage.MaxMTU) }
	if l := st.Link; l.Latency < 0 || l.Latency > stage.MaxLatency || wrong(l.MTU) || wrong(l.PathMTU) {
		return failure.New("recording.bad-stage", "what", "link")
	}
	if st.CPUs < 0 || st.CPUs > stage.MaxCPUs || st.Slice < 0 || st.Slice > stage.MaxLatency {
		return failure.New("recording.bad-stage", "what", "cpus")
	}
	actors := map[string]bool{}
	for _, a := range st.Actors {
		if !goodName(a.Name) || actors[a.Name] || !utf8.ValidString(a.Program.Source) {
			return failure.New("recording.bad-stage", "what", a.Name)
		}
		actors[a.Name] = true
		size += len(a.Program.Source)
		for _, line := range a.Input {
			if strings.ContainsAny(line, "\r\n") {
				return failure.New("recording.bad-stage", "what", line)
			}
			size += len(line)
		}
	}
	for _, f := range st.Files {
		if !stage.IsFileName(f.Name) {
			return failure.New("recording.bad-stage", "what", f.Name)
		}
		size += len(f.Text)
	}
	if n := len(st.Actors); n == 0 || n > maxActors || len(st.Hosts) > maxActors || size > maxText {
		return failure.New("recording.bad-stage", "what", "actors")
	}
	if homeless := st.Complete(); homeless != nil {
		return failure.New("recording.bad-stage", "what", homeless[0])
	}
	return nil
}
