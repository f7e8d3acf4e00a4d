package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"testing"
	"time"
)

// BenchmarkStartup times `lockstep list` as a whole process beside a Go program that prints one
// line, in turn, and reports the ratio of their medians. .ci/run holds it to 4.
func BenchmarkStartup(b *testing.B) {
	dir := b.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "line.go"), []byte("package main\n\nimport \"fmt\"\n\nfunc main() { fmt.Println(\"one line\") }\n"), 0o600); err != nil {
		b.Fatal(err)
	}
	line, list := filepath.Join(dir, "line"), buildLockstep(b, dir)
	build(b, line, filepath.Join(dir, "line.go"))
	run := func(name string, args ...string) time.Duration {
		c := exec.Command(name, args...)
		start := time.Now()
		if err := c.Run(); err != nil {
			b.Fatal(err)
		}
		return time.Since(start)
	}
	var ours, theirs []time.Duration
	for b.Loop() {
		theirs = append(theirs, run(line))
		ours = append(ours, run(list, "list"))
	}
	b.ReportMetric(float64(median(ours))/float64(median(theirs)), "ratio")
	b.ReportMetric(float64(median(ours))/1e6, "ms/list")
}

// BenchmarkPackageInit reports the longest initialisation of a package, in ms. .ci/run holds it to 3.
func BenchmarkPackageInit(b *testing.B) {
	list := buildLockstep(b, b.TempDir())
	row := regexp.MustCompile(`(?m)^init (\S+) @\S+ ms, (\S+) ms clock`)
	longest := 1e9
	for b.Loop() { // the least of several runs: others use the machine too
		c := exec.Command(list, "list")
		c.Env = append(os.Environ(), "GODEBUG=inittrace=1")
		var trace bytes.Buffer
		c.Stderr = &trace
		if err := c.Run(); err != nil {
			b.Fatal(err)
		}
		most := 0.0
		for _, m := range row.FindAllSubmatch(trace.Bytes(), -1) {
			ms, err := strconv.ParseFloat(string(m[2]), 64)
			if err != nil {
				b.Fatal(err)
			}
			most = max(most, ms)
		}
		longest = min(longest, most)
	}
	b.ReportMetric(longest, "ms/init")
}

func buildLockstep(b *testing.B, dir string) string {
	out := filepath.Join(dir, "lockstep")
	build(b, out, ".")
	return out
}

func build(b *testing.B, out, source string) {
	b.Helper()
	if text, err := exec.Command("go", "build", "-o", out, source).CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, text)
	}
}

func median(d []time.Duration) time.Duration {
	slices.Sort(d)
	return d[len(d)/2]
}
