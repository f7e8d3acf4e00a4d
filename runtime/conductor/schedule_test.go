package conductor

import (
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lockstep/runtime/failure"
)

func TestParseSchedule(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"step server 3; step client 2; deliver all", "step server 3; step client 2; deliver all"},
		{"s server;s 2;s", "step server; step 2; step"},
		{"d; d 3; d #4; x 1; x; dup 2", "deliver; deliver 3; deliver 4; drop 1; drop; dup 2"},
		{"t; t 1s; t 0.5; tick 200ms", "tick; tick 1s; tick 500ms; tick 200ms"},
		{"type server hello world; > hi there ; >hi", "type server hello world; > hi there; > hi"},
		{`type server "a; b"; type server "say \"x\""; type server ""`, `type server "a; b"; type server "say \"x\""; type server ""`},
		{"eof server; kill client; run; r", "eof server; kill client; run; run"},
		{"until received(\"server\") != []; link loss 30%; link", "until received(\"server\") != []; link loss 30%; link"},
		{" ;; s a\n s b ; ", "step a; step b"},
		{"step　server　３；step client，d　all；> 你好；再见　了，s a", `step server 3; step client; deliver all; > 你好；再见　了，s a`},
		{"type　server　好，d；d; d", `type server 好，d；d; deliver`},
		{`until value("a", "b") == "c；d"，s a；tick 60s; tick 90.5`, `until value("a", "b") == "c；d"; step a; tick 60s; tick 90.5s`},
		{"", ""},
	} {
		cs, err := ParseSchedule(c.text)
		if err != nil {
			t.Errorf("%q: %v", c.text, err)
			continue
		}
		var got []string
		for _, x := range cs {
			got = append(got, x.String())
		}
		if diff := cmp.Diff(c.want, strings.Join(got, "; ")); diff != "" {
			t.Errorf("%q: %s", c.text, diff)
		}
	}
}

func TestParseScheduleFailures(t *testing.T) {
	_, err := ParseSchedule("step a; 收到 x; deliver y; s a; tick -1s; kill; link speed; step a 0; type; type a \"x")
	want := []string{
		"9 schedule.unknown-verb", "23 schedule.bad-packet", "36 schedule.bad-time", "41 schedule.needs-actor",
		"52 schedule.bad-link", "66 schedule.bad-count", "69 schedule.needs-actor", "82 schedule.bad-text",
	}
	var got []string
	for _, f := range failure.All(err) {
		got = append(got, strings.Join([]string{strconv.Itoa(f.At.Col), f.ID}, " "))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// What is wrong is underlined, and not what only looks like it.
func TestUnderlined(t *testing.T) {
	for _, want := range []string{
		"step server <s>", "s a <s1> s2", "drop  <drop>", "step\ta\t<b>", "x <x>", "<foo> foo", `><"hi>`, "<运行> run", "link loss <200%>", "step a <0>",
		"tick   <later>", "run <run>", "<>kill", "run <a\tb>",
	} {
		text := strings.NewReplacer("<", "", "><", ">", ">", "").Replace(want)
		_, err := ParseCommand(text)
		f := failure.All(err)[0]
		from, to, runes := f.At.Col-1, f.At.EndCol-1, []rune(text)
		if got := string(runes[:from]) + "<" + string(runes[from:to]) + ">" + string(runes[to:]); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

// A command in Chinese, as the prompt has it, is told the English one.
func TestChineseVerb(t *testing.T) {
	for said, want := range map[string]string{"走 client": "step", "送达 3": "deliver", "输入 server hi": "type", "收到": "", "stpe": "step"} {
		_, err := ParseSchedule(said)
		if f := failure.All(err); len(f) != 1 || f[0].ID != "schedule.unknown-verb" || f[0].Arg("nearest") != want {
			t.Errorf("%s: %v", said, err)
		}
	}
}

// FuzzParseSchedule: no text makes it panic, and what it reads it writes and reads back the same.
func FuzzParseSchedule(f *testing.F) {
	for _, s := range []string{
		"step server 3; step client 2; deliver all", "> hi; type a \"x;y\"", "t 1s;x 1;dup 2", "s 3 3", "type a \\\"", "d #1;;\n r",
		"link cut a b; until now() > 3", "eof a", ">", "> \"\"", "\xe7；d，\xe7；> 好；", "until a；d　１，s a", ">0\r0", "> \"a\\nb\"",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		cs, err := ParseSchedule(text)
		if err != nil {
			if len(failure.All(err)) == 0 {
				t.Fatalf("not a failure: %v", err)
			}
			return
		}
		for _, c := range cs {
			again, err := ParseSchedule(c.String())
			if err != nil || len(again) != 1 {
				t.Fatalf("%q written as %q does not read back: %v %v", c.Source, c, again, err)
			}
			if again[0].String() != c.String() {
				t.Fatalf("%q written as %q reads back as %q", c.Source, c, again[0])
			}
		}
	})
}
