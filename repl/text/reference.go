package text

import (
	"embed"
	"io/fs"
	"strings"
	"sync"
)

// referenceFiles hold what help and the reference page say of the names that programs can use. A
// block is the names, a line of English, a line of Chinese, and an empty line. "str/bytes.split" are
// str.split and bytes.split.
//
//go:embed reference/*.txt
var referenceFiles embed.FS

// reference is the blocks by name: read when somebody asks, so that it costs nothing at the start.
var reference = sync.OnceValue(func() map[string]sentence {
	out := map[string]sentence{}
	files, _ := fs.Glob(referenceFiles, "reference/*.txt")
	for _, name := range files {
		text, _ := referenceFiles.ReadFile(name) // it is there: Glob found it
		for block := range strings.SplitSeq(strings.TrimSpace(string(text)), "\n\n") {
			names, said, _ := strings.Cut(block, "\n")
			en, zh, _ := strings.Cut(said, "\n")
			for _, name := range namesOf(names) {
				out[name] = sentence{name, en, zh}
			}
		}
	}
	return out
})

// namesOf spells out the first line of a block.
func namesOf(line string) []string {
	var out []string
	for _, name := range strings.Fields(line) {
		dot := strings.LastIndexByte(name, '.')
		for owner := range strings.SplitSeq(name[:max(dot, 0)], "/") {
			out = append(out, strings.TrimPrefix(owner+name[max(dot, 0):], "."))
		}
	}
	return out
}

// Reference is what a name that programs can use means: "socket.recv". It is "" for a name without
// a text, which a test rules out.
func Reference(l Lang, name string) string {
	s := reference()[name]
	return l.of(s.en, s.zh)
}
