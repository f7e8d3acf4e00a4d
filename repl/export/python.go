package export

import (
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"

	"lockstep/repl/disk"
	"lockstep/repl/text"
	"lockstep/runtime/failure"
	"lockstep/runtime/real"
	"lockstep/runtime/stage"
)

// Python makes each actor of a stage a program that CPython runs as it stands, and each file of the
// stage a file beside it. What a program says of addresses is put in the words of this machine, by
// the table that the real world uses. lesson is the id of the lesson that has the stage.
func Python(l text.Lang, lesson string, st *stage.Stage) (out []File) {
	on := real.OnLoopback(st)
	var start []string
	for _, a := range st.Actors {
		start = append(start, "python3 "+fileOf(st, a))
	}
	for _, a := range st.Actors {
		head := comment(text.Say(l, "export.python", "file", fileOf(st, a), "actor", a.Name, "lesson", lesson, "stage", st.Name, "n", len(start), "start", strings.Join(start, "; ")))
		if len(a.Input) > 0 {
			head += comment(text.Say(l, "export.python-input", "lines", a.Input))
		}
		if strings.Contains(a.Program.Source, "multiprocessing") && !strings.Contains(a.Program.Source, "set_start_method(") {
			head += spawns
		}
		out = append(out, File{fileOf(st, a), head + "\n" + onMachine(st, on, st.HostIndex(a.Host), a.Program.Source)})
	}
	for _, f := range st.Files {
		out = append(out, File{f.Name, f.Text})
	}
	return out
}

// imported are CPython's modules that programs import, or that these do: who runs a file finds a file beside it first.
const imported = " abc array binascii bisect bz2 codecs collections contextlib copyreg encodings enum errno fcntl fnmatch functools" +
	" hashlib heapq hmac importlib io ipaddress json keyword locale lzma math multiprocessing operator os pathlib pickle queue" +
	" random re reprlib runpy select selectors shutil signal site socket socketserver stat struct subprocess sys tempfile" +
	" threading time types typing urllib warnings weakref zipfile zlib "

// fileOf is the name of an actor's file: its own, unless CPython or the stage has that for something else.
func fileOf(st *stage.Stage, a stage.Actor) string {
	name := a.Name
	for strings.Contains(imported, " "+name+" ") || slices.ContainsFunc(st.Files, func(f stage.File) bool { return f.Name == name+".py" }) ||
		name != a.Name && st.ActorIndex(name) >= 0 {
		name += "_"
	}
	return name + ".py"
}

// spawns makes processes start everywhere as they do in Lockstep.
const spawns = `import multiprocessing

if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
`

func comment(said string) string {
	return "# " + strings.ReplaceAll(said, "\n", "\n# ") + "\n"
}

// isProgram says whether a file of a name begins as programs do that were exported, in whichever language.
func isProgram(name, text string) bool {
	return strings.HasPrefix(text, "# "+name+": actor ") || strings.HasPrefix(text, "# "+name+"：Lockstep ")
}

// ownFolder fails with disk.exists (file) where somebody's own file would be written over: one that is no program
// exported before, and not beside such a one what the programs read and write.
func ownFolder(files []File, dir string) error {
	ours := false
	for _, file := range files { // the programs come first
		path := filepath.Join(dir, filepath.FromSlash(file.Name))
		there, err := disk.Read(path, len(file.Text)+longestHead)
		program := isProgram(file.Name, file.Text)
		switch {
		case err != nil: // it is not there, or writing it tells why it cannot be
		case program && isProgram(file.Name, string(there)):
			ours = true
		case string(there) != file.Text && (program || !ours):
			return failure.New("disk.exists", "file", path)
		}
	}
	return nil
}

// longestHead is more than what tells a program by its beginning.
const longestHead = 256

const loopback = "127.0.0.1"

var (
	address  = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\d+\.\d+\.\d+\.\d+`) })
	wildcard = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\((""|'')(\s*,)`) })
	anywhere = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`["']0\.0\.0\.0["']|\((""|'')\s*,`) })
	ownBind  = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(bind|create_server|Server)\(\s*\(\s*["'](127\.0\.0\.1|localhost)["']`)
	})
	ownName = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(["'])localhost(["'])`) })
)

// servesAll says whether a program on a host listens at all its addresses, and none at its own 127.0.0.1 alone: who calls
// that one means the first, which stands at one address here.
func servesAll(st *stage.Stage, host int) bool {
	all, own := false, false
	for _, a := range st.Actors {
		if st.HostIndex(a.Host) == host {
			all = all || anywhere().MatchString(a.Program.Source)
			own = own || ownBind().MatchString(a.Program.Source)
		}
	}
	return all && !own
}

// onMachine is a program on a host with the addresses of the stage in the words of the machine. A
// stage of one host needs none.
func onMachine(st *stage.Stage, on []stage.Machine, host int, source string) string {
	if len(st.Hosts) == 1 && !st.Hosts[0].Addr.IsValid() {
		return source
	}
	inner, all := on[host].Inner.String(), on[host].Addr.String()
	if servesAll(st, host) {
		inner = all
	}
	known := map[string]string{loopback: inner, "0.0.0.0": all}
	for i, h := range st.Hosts {
		if h.Addr.IsValid() {
			known[h.Addr.String()] = on[i].Addr.String()
		}
	}
	source = address().ReplaceAllStringFunc(source, func(a string) string {
		if to := known[a]; to != "" {
			return to
		}
		return a
	})
	source = wildcard().ReplaceAllString(source, `("`+all+`"$2`)
	return ownName().ReplaceAllString(source, "${1}"+inner+"${2}")
}
