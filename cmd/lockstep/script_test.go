package main

import (
	"flag"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"syscall"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"lockstep/lessons"
	"lockstep/runtime/process"
)

var rewrite = flag.Bool("rewrite", false, "write golden text anew; commit only differences that you can explain")

func TestMain(m *testing.M) {
	if process.Asked() {
		process.Serve()
	}
	testscript.Main(homeless{m}, map[string]func(){"lockstep": main, "lockstep-few": few, "lockstep-replays": replays})
}

// few is lockstep with a few of its lessons: what a script shows of the catalogue does not change when a
// lesson comes to it. list.txtar shows all.
func few() {
	brought := slices.DeleteFunc(slices.Clone(lessons.Catalogue()), func(e lessons.Entry) bool {
		return !slices.Contains([]string{"network", "tcp", "handshake", "udp"}, e.ID)
	})
	a := &app{in: os.Stdin, out: os.Stdout, errs: os.Stderr, lessons: catalogue{brought: brought}}
	os.Exit(a.run(os.Args[1:]))
}

// homeless runs the tests with a home of their own, so that none touches the developer's.
type homeless struct{ *testing.M }

func (h homeless) Run() int {
	home, err := os.MkdirTemp("", "lockstep-home")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(home)
	os.Setenv("LOCKSTEP_HOME", home)
	os.Setenv("LOCKSTEP_LESSONS", "")
	os.Setenv("GORACE", noRaceSleep)
	if signal.Ignored(syscall.SIGHUP) { // by who has started the tests, nohup for one: the programs they start should not
		signal.Notify(make(chan os.Signal, 1), syscall.SIGHUP)
	}
	return h.M.Run()
}

// noRaceSleep is for the programs that tests start where the race detector is on: each would sleep for a second
// before its end.
const noRaceSleep = "atexit_sleep_ms=0"

// TestScripts plays whole sessions of the program, one behaviour a file.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script", UpdateScripts: *rewrite, RequireExplicitExec: true, RequireUniqueNames: true,
		Setup: func(e *testscript.Env) error {
			for _, name := range []string{"LANG", "LC_ALL", "LC_MESSAGES", "LOCKSTEP_LANG", "LOCKSTEP_LESSONS", "NO_COLOR"} {
				e.Setenv(name, "")
			}
			e.Setenv("LOCKSTEP_HOME", filepath.Join(e.WorkDir, "home"))
			e.Setenv("GORACE", noRaceSleep)
			return nil
		},
	})
}

// TestLanguageOf: the flag, then LOCKSTEP_LANG, then what the learner chose, then the locale; the first that
// says a language.
func TestLanguageOf(t *testing.T) {
	for _, c := range []struct {
		args   []string
		env    map[string]string
		chosen string
		want   string
	}{
		{nil, map[string]string{"LANG": "en_US"}, "zh", "zh"},
		{nil, map[string]string{"LOCKSTEP_LANG": "en"}, "zh", "en"},
		{[]string{"--lang=zh"}, nil, "en", "zh"},
		{nil, nil, "", "en"},
		{nil, map[string]string{"LANG": "zh_CN.UTF-8"}, "", "zh"},
		{nil, map[string]string{"LANG": "zh_CN.UTF-8", "LC_ALL": "en_GB"}, "", "en"},
		{nil, map[string]string{"LANG": "en_US", "LOCKSTEP_LANG": "zh"}, "", "zh"},
		{nil, map[string]string{"LANG": "C.UTF-8"}, "", "en"},
		{nil, map[string]string{"LANG": "zh_TW.UTF-8", "LC_ALL": "C"}, "", "en"},
		{nil, map[string]string{"LANG": "zh_TW.UTF-8", "LC_MESSAGES": "de_DE"}, "", "en"},
		{nil, map[string]string{"LANG": "zh_TW.UTF-8"}, "", "zh"},
		{nil, map[string]string{"LANG": "zh_CN@radical"}, "", "zh"},
		{nil, map[string]string{"LANG": "en_US", "LOCKSTEP_LANG": "zh-Hans"}, "", "zh"},
		{[]string{"list", "--lang", "zh"}, map[string]string{"LANG": "en_US"}, "", "zh"},
		{[]string{"--lang=en"}, map[string]string{"LANG": "zh_TW"}, "", "en"},
	} {
		got := languageOf(c.args, func(k string) string { return c.env[k] }, func() string { return c.chosen })
		if got.String() != c.want {
			t.Errorf("%v %v: %v, not %s", c.args, c.env, got, c.want)
		}
	}
}

// FuzzSession: no bytes that are typed make the session fall over, or reach the terminal as
// control characters.
func FuzzSession(f *testing.F) {
	for _, s := range []string{
		"start handshake\ns server 3\ns client 2\nx 1\nt\nd;d;d\nb 2\nstate\ndiagram\np 1\nlog all\n",
		"3\n\n\n1\nhint\nsolution\nskip\nlang zh\n?\n? step\n", "start 收到\n\x1b[31m;\x00;> \"\n", "part 3\n2\ng\nvars\nc\nuntil now() > 1\n",
		"start tcp\nrun\n> hi\ntype client q\neof server\nlink loss 99%\nrun\nschedule\nredo 9\nback 9\nrestart\n",
		"break server:4\nbreak\nkill server\ntick 3s\ndup\ndrop\nquit\n",
		"part 2\nh\nh\ns client 2\nh\nd\nh\nsolution play\n\nh\nsolution play\nrestart\n1\nskip\nnotes\nprogress\nstart udp\n",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, typed []byte) {
		if len(typed) > 300 {
			return
		}
		dir := t.TempDir()
		t.Setenv("LOCKSTEP_HOME", dir)
		t.Chdir(dir) // notes may write a file
		in, out := tempFile(t, dir, "in", typed), tempFile(t, dir, "out", nil)
		run([]string{"start", "udp", "--lang", "en"}, in, out, out)
		said, err := os.ReadFile(out.Name())
		if err != nil {
			t.Fatal(err)
		}
		for i, b := range said {
			if b < ' ' && b != '\n' || b == 0x7f {
				t.Fatalf("control byte %#x at %d of %q", b, i, said)
			}
		}
	})
}

func tempFile(t *testing.T, dir, name string, content []byte) *os.File {
	t.Helper()
	path := dir + "/" + name
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}
