// Package stage is what is set up before the learner arrives: hosts, the link
// between them, actors and their programs, typed input. It is plain data: it
// starts nothing, reads no file, and knows no other package of the module. Its JSON form,
// which recordings hold, is the fields as they are.
package stage

import (
	"io/fs"
	"net/netip"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Localhost is the name of the only host of a stage that names none.
const Localhost = "localhost"

// Stage is a setting that can be started any number of times.
type Stage struct {
	Name   string        `json:"name"`
	Hosts  []Host        `json:"hosts"` // in the order written; never empty after Complete
	Link   Link          `json:"link"`
	Actors []Actor       `json:"actors"`           // in the order written: the order of the automatic policy
	Files  []File        `json:"files,omitempty"`  // in the folder of each host when it begins
	Always string        `json:"always,omitempty"` // a goal expression that no order may break, asked at the end of each; "" for none
	CPUs   int           `json:"cpus,omitempty"`   // that actors compute on; 0: each has one of its own, and computing takes no time
	Slice  time.Duration `json:"slice,omitempty"`  // how long an actor may have a CPU that others want; 0 for the usual
	Seed   uint64        `json:"-"`                // everything that is left to chance in the lab follows from it

	Learner bool `json:"learner,omitempty"` // the seed is each learner's own: see For
}

// For is the stage with a seed in place of its own: of a stage that varies by learner, that learner's.
func (s *Stage) For(seed uint64) *Stage {
	seeded := *s
	seeded.Seed = seed
	return &seeded
}

// Untyped is the stage without the input it has for its actors: somebody types it.
func (s *Stage) Untyped() *Stage {
	asks := *s
	asks.Actors = slices.Clone(s.Actors)
	for i := range asks.Actors {
		asks.Actors[i].Input = nil
	}
	return &asks
}

// Host is a machine of the lab with a TCP/IP stack of its own. It always answers
// on 127.0.0.1 as well; a host without Addr answers only there.
type Host struct {
	Name string     `json:"name"`
	Addr netip.Addr `json:"addr,omitzero"` // IPv4; the zero Addr for a host with loopback only
}

// Link is the wire between the hosts, and the way back to a host itself.
type Link struct {
	Latency time.Duration `json:"latency_ns,omitempty"` // how long a packet is on its way; 0 by default
	MTU     int           `json:"mtu"`                  // the largest IP packet a host sends, in bytes; 0 means DefaultMTU
	PathMTU int           `json:"path_mtu,omitempty"`   // the largest that gets through between hosts; 0 means that all do
}

// DefaultMTU is Ethernet's (RFC 894).
const DefaultMTU = 1500

// Bounds of what a stage can be set up with.
const (
	MaxLatency = time.Hour // keeps virtual time far from its end; also of Slice
	MinMTU     = 68        // the least that every IPv4 link carries, in bytes (RFC 791)
	MaxMTU     = 65535     // the largest IPv4 packet
	MaxCPUs    = 8         // as many as a timeline has digits for
)

// File is a file of a host's folder.
type File struct {
	Name string `json:"name"` // a.txt, in/a.txt
	Text string `json:"text"`
}

// IsFileName says whether a file of a host's folder can be called that: a path that leads nowhere else
// on any system, no part of which is hidden.
func IsFileName(name string) bool {
	return fs.ValidPath(name) && !strings.Contains("/"+name, "/.") && !strings.ContainsAny(name, "\\:\x00")
}

// Actor is one program to run.
type Actor struct {
	Name    string   `json:"name"`
	Host    string   `json:"host"` // a host's name; never empty after Complete
	Program Program  `json:"program"`
	Input   []string `json:"input,omitempty"` // lines the automatic policy types when the program asks; then end of file
}

// Program is source text and where it stands in a lesson file.
type Program struct {
	File   string `json:"file,omitempty"` // the file that errors name
	Line   int    `json:"line,omitempty"` // line of File before the first line of Source: 0 when Source is all of File
	Col    int    `json:"col,omitempty"`  // columns of File before the first column of Source
	Source string `json:"source"`
	Name   string `json:"name,omitempty"` // the file that the program finds itself in, in tracebacks and sys.argv; "" for File
}

// threaded are the modules by which a program may start threads or processes.
var threaded = []string{"threading", "multiprocessing", "socketserver"}

// StartsThreads says whether the program may start threads or processes: these become actors whose
// names only the run shows.
func (p Program) StartsThreads() bool {
	return slices.ContainsFunc(threaded, func(m string) bool { return strings.Contains(p.Source, m) })
}

// bound is where a program binds a port that it names.
var bound = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?:\bbind|\bcreate_server)\(\s*\(\s*[^,()]*,\s*(\d+)\s*\)`)
})

// Ports are those that the program binds, as far as it names them where it does.
func (p Program) Ports() (ports []uint16) {
	for _, m := range bound().FindAllStringSubmatch(p.Source, -1) {
		if n, err := strconv.ParseUint(m[1], 10, 16); err == nil && n > 0 {
			ports = append(ports, uint16(n))
		}
	}
	return ports
}

// Complete fills in what a stage may leave out: one host called localhost, and for each
// actor the host of its own name, else the only one. It returns the names of actors whose
// host does not exist or is not said.
func (s *Stage) Complete() (homeless []string) {
	if len(s.Hosts) == 0 {
		s.Hosts = []Host{{Name: Localhost}}
	}
	if s.Link.MTU == 0 {
		s.Link.MTU = DefaultMTU
	}
	for i := range s.Actors {
		a := &s.Actors[i]
		switch {
		case a.Host != "":
		case s.HostIndex(a.Name) >= 0:
			a.Host = a.Name
		case len(s.Hosts) == 1:
			a.Host = s.Hosts[0].Name
		}
		if s.HostIndex(a.Host) < 0 {
			homeless = append(homeless, a.Name)
		}
	}
	return homeless
}

// HostIndex gives the place of a host in Hosts, or -1.
func (s *Stage) HostIndex(name string) int {
	return slices.IndexFunc(s.Hosts, func(h Host) bool { return h.Name == name })
}

// ActorIndex gives the place of an actor in Actors, or -1.
func (s *Stage) ActorIndex(name string) int {
	return slices.IndexFunc(s.Actors, func(a Actor) bool { return a.Name == name })
}
