package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"golang.org/x/term"

	"lockstep/lessons/prove"
	"lockstep/repl/text"
	"lockstep/runtime/failure"
)

// again checks, and after each change checks what it has changed, until the author ends it.
func (k *check) again() error {
	look := func() look { return lookAt(k.paths, k.out, k.errs) }
	seen := look() // before the check: what changes meanwhile is a change
	if err := k.look(); err != nil {
		return err
	}
	if err := k.first(); err != nil {
		return err
	}
	w := watcher{look: look, tick: func() bool { return moment(k.ctx) }, whole: looksWhole}
	for {
		now, changed, ok := w.next(seen)
		if !ok {
			break
		}
		seen = now
		before := k.report
		k.lessons.read = nil // a folder of the catalogue may be the one that is watched
		if err := k.look(); err != nil {
			if k.ctx.Err() != nil {
				break
			}
			return err
		}
		if err := k.changed(before, changed); err != nil {
			return err
		}
	}
	if !k.json {
		if term.IsTerminal(int(k.out.Fd())) {
			fmt.Fprint(k.out, "\r") // over the ^C that the terminal has shown
		}
		k.wrapped(k.say("cli.watch-ended", k.sums()...))
	}
	return k.status()
}

// first tells what came of the first check.
func (k *check) first() error {
	if k.json {
		return k.line(k.asJSON())
	}
	k.tell()
	k.wrapped(k.say("cli.watching", "n", len(k.report.Files)))
	return nil
}

// changed tells what came of checking again, after files have changed: nothing where nothing is otherwise.
func (k *check) changed(before prove.Report, files []string) error {
	r := k.report
	looked := slices.Clone(r.Anew)
	for _, f := range files { // one that was broken and is, perhaps in the same way
		if slices.Contains(r.Files, f) && !slices.Contains(looked, f) && fails(r.Failures, f) {
			looked = append(looked, f)
		}
	}
	here, shown := 0, failure.List{}
	for _, f := range r.Failures {
		own := slices.Contains(looked, f.At.File) || slices.Contains(files, f.At.File)
		if own {
			here++
		}
		if own || !among(before.Failures, f) {
			shown = append(shown, f)
		}
	}
	switch {
	case len(looked)+len(r.Gone)+len(shown) == 0 && len(r.Failures) == len(before.Failures):
		return nil
	case k.json:
		out := k.asJSON()
		out.Changed = files
		return k.line(out)
	}
	k.header(looked, files, here, len(r.Failures)-here)
	k.show(k.errs, shown)
	k.advise()
	return nil
}

// among says whether a list has a failure of the same words about the same file, on whatever line.
func among(all failure.List, f *failure.Failure) bool {
	words := f.Bare().Error()
	return slices.ContainsFunc(all, func(o *failure.Failure) bool { return o.At.File == f.At.File && o.Bare().Error() == words })
}

func fails(all failure.List, file string) bool {
	return slices.ContainsFunc(all, func(f *failure.Failure) bool { return f.At.File == file })
}

// mostNamed is how many changed files are named.
const mostNamed = 3

// header says what was checked again and whether it is good: one line. files are those that have changed.
func (k *check) header(looked, files []string, failures, left int) {
	time := time.Now().Format(time.TimeOnly)
	gone, rest := k.report.Gone, []string{}
	for _, f := range files {
		if _, err := os.Stat(f); err == nil {
			rest = append(rest, f)
		} else if !slices.Contains(gone, f) && !slices.Contains(looked, f) {
			gone = append(gone, f)
		}
	}
	if len(looked) == 0 {
		looked = rest
	}
	if len(gone) > 0 {
		k.wrapped(k.say("cli.checked-gone", "time", time, "files", k.short(gone), "more", max(len(gone)-mostNamed, 0)))
	}
	if len(looked) == 0 {
		return
	}
	n := 0
	for _, l := range k.report.Proved {
		if slices.Contains(looked, l.File) {
			n += len(l.Parts)
		}
	}
	k.wrapped(k.say("cli.checked-again", "time", time, "files", k.short(looked), "more", max(len(looked)-mostNamed, 0),
		"failures", failures, "parts", n, "seconds", k.seconds(), "left", left))
}

// short shortens paths to what they are inside the folders that are watched.
func (k *check) short(files []string) (out []string) {
	for _, file := range files[:min(len(files), mostNamed)] {
		short := filepath.Base(file)
		for _, p := range k.paths {
			if in, ok := strings.CutPrefix(file, filepath.Clean(p)+string(os.PathSeparator)); ok {
				short = in
			}
		}
		out = append(out, text.Escape(short))
	}
	return out
}
