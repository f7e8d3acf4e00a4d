package prompt

import "lockstep/repl/text"

// Show implements Reader: what is longer than the screen stops at each screenful. Keys that were
// typed ahead mean that nobody wants to read it page by page.
func (t *Terminal) Show(l text.Lang, lines []string) error {
	for len(lines) > 0 {
		_, rows := t.size()
		page := max(rows-1, 2)
		if len(lines) <= page || !t.beginPage() {
			break
		}
		if err := write(t.screen, lines[:page-1]); err != nil {
			return err
		}
		lines = lines[page-1:]
		on, err := t.more(l, &lines)
		t.setState(commanding)
		if !on || err != nil {
			return err
		}
	}
	return write(t.screen, lines)
}

// beginPage takes keys for the pager, unless some wait already.
func (t *Terminal) beginPage() bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.queue) > 0 || t.hungUp {
		return false
	}
	t.state = paging
	return true
}

// more says how much is left, and asks what to do. It may show single lines itself.
func (t *Terminal) more(l text.Lang, lines *[]string) (on bool, err error) {
	leave := func() error {
		return write(t.screen, []string{text.Say(l, "prompt.left-out", "n", len(*lines))})
	}
	for {
		columns, _ := t.size()
		say := text.Cut(text.Say(l, "prompt.more", "n", len(*lines)), columns-1)
		if _, err := t.Write([]byte(say)); err != nil {
			return false, err
		}
		k := t.pageKey()
		if _, err := t.Write([]byte("\r\x1b[K")); err != nil {
			return false, err
		}
		if k.leaves() {
			return false, leave()
		}
		switch k {
		case " ", "f", enter, pageDown:
			return true, nil
		case "j", down:
			if err := write(t.screen, (*lines)[:1]); err != nil {
				return false, err
			}
			if *lines = (*lines)[1:]; len(*lines) == 0 {
				return false, nil
			}
		case "G", end:
			return false, write(t.screen, *lines)
		default:
			if k.printable() { // a command begins; what one more page would show may be what it is about
				t.again(k)
				if _, rows := t.size(); len(*lines) < rows {
					return false, write(t.screen, *lines)
				}
				return false, leave()
			}
		}
	}
}

// pageKey waits for a key; characters that came together are taken one by one.
func (t *Terminal) pageKey() key {
	t.mu.Lock()
	defer t.mu.Unlock()
	for len(t.queue) == 0 && !t.hungUp {
		t.changed.Wait()
	}
	if len(t.queue) == 0 {
		return ctrlD
	}
	return t.take(" fjGqQ")
}
