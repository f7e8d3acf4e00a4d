//go:build linux || darwin

package main

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// browser is Chromium without a window, driven by the DevTools protocol over two pipes: a message is JSON
// and ends with a zero byte. One page is open.
type browser struct {
	t       *testing.T
	to      *os.File
	from    *bufio.Reader
	session string // of the page
	id      int
	events  []message // that nobody has asked for yet
}

type message struct {
	ID     int             `json:"id"`
	Method string          `json:"method"`
	Params json.RawMessage `json:"params"`
	Result json.RawMessage `json:"result"`
	Error  json.RawMessage `json:"error"`
}

// openBrowser starts Chromium, or leaves the test out where it is not to be had.
func openBrowser(t *testing.T) *browser {
	t.Helper()
	path, err := exec.LookPath("chromium")
	if err != nil || os.Getenv("LOCKSTEP_CHROMIUM") != "all" {
		t.Skip("LOCKSTEP_CHROMIUM=all, with chromium, runs this")
	}
	in, to, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	from, out, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(path, "--headless", "--hide-scrollbars", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-extensions",
		"--disable-background-networking", "--user-data-dir="+t.TempDir(), "--remote-debugging-pipe", "about:blank")
	c.ExtraFiles = []*os.File{in, out}
	var complaints bytes.Buffer
	c.Stderr = &complaints
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	in.Close()
	out.Close()
	b := &browser{t: t, to: to, from: bufio.NewReader(from)}
	t.Cleanup(func() {
		b.session = ""
		b.call("Browser.close", nil, nil)
		to.Close()
		_ = c.Wait()
		from.Close()
		if t.Failed() {
			t.Logf("chromium said: %s", complaints.String())
		}
	})
	var target struct{ TargetID string }
	b.call("Target.createTarget", map[string]any{"url": "about:blank"}, &target)
	var attached struct{ SessionID string }
	b.call("Target.attachToTarget", map[string]any{"targetId": target.TargetID, "flatten": true}, &attached)
	b.session = attached.SessionID
	for _, domain := range []string{"Page", "Runtime", "Network", "Log"} {
		b.call(domain+".enable", nil, nil)
	}
	return b
}

// call sends a command and waits for its answer, which goes into result.
func (b *browser) call(method string, params map[string]any, result any) {
	b.t.Helper()
	b.id++
	m := map[string]any{"id": b.id, "method": method, "params": params}
	if params == nil {
		delete(m, "params")
	}
	if b.session != "" {
		m["sessionId"] = b.session
	}
	data, err := json.Marshal(m)
	if err == nil {
		_, err = b.to.Write(append(data, 0))
	}
	if err != nil {
		b.t.Fatal(method, err)
	}
	for {
		answer := b.read()
		switch {
		case answer.ID == b.id && answer.Error != nil:
			b.t.Fatalf("%s: %s", method, answer.Error)
		case answer.ID == b.id:
			if result != nil {
				if err := json.Unmarshal(answer.Result, result); err != nil {
					b.t.Fatal(method, err)
				}
			}
			return
		default:
			b.events = append(b.events, answer)
		}
	}
}

func (b *browser) read() (m message) {
	b.t.Helper()
	data, err := b.from.ReadBytes(0)
	if err == nil {
		err = json.Unmarshal(data[:len(data)-1], &m)
	}
	if err != nil {
		b.t.Fatalf("chromium has gone: %v", err)
	}
	return m
}

// open loads a page from a file and waits until it is there.
func (b *browser) open(file string) {
	b.t.Helper()
	b.events = nil
	b.call("Page.navigate", map[string]any{"url": "file://" + filepath.ToSlash(file)}, nil)
	for {
		for i, e := range b.events {
			if e.Method == "Page.loadEventFired" {
				b.events = append(b.events[:i:i], b.events[i+1:]...)
				return
			}
		}
		b.events = append(b.events, b.read())
	}
}

// troubles are the requests that a page made beside the one for itself, what it said on the console, and
// the exceptions that nobody caught.
func (b *browser) troubles(file string) (found []string) {
	for _, e := range b.events {
		switch e.Method {
		case "Network.requestWillBeSent":
			if own := `"url":"file://` + file + `"`; !strings.Contains(string(e.Params), own) {
				found = append(found, "a request: "+string(e.Params))
			}
		case "Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded":
			found = append(found, string(e.Params))
		}
	}
	return found
}

// eval gives the value of a JavaScript expression as JSON has it.
func eval[T any](b *browser, expression string) (value T) {
	b.t.Helper()
	var r struct {
		Result struct{ Value json.RawMessage }
		Threw  *struct{ Text string } `json:"exceptionDetails"`
	}
	b.call("Runtime.evaluate", map[string]any{"expression": expression, "returnByValue": true, "awaitPromise": true}, &r)
	if r.Threw != nil {
		b.t.Fatalf("%s: %s %s", expression, r.Threw.Text, r.Result.Value)
	}
	if err := json.Unmarshal(r.Result.Value, &value); err != nil {
		b.t.Fatalf("%s: %v in %s", expression, err, r.Result.Value)
	}
	return value
}

// key presses a key and lets it go.
func (b *browser) key(name string) {
	b.t.Helper()
	press := map[string]any{"type": "keyDown", "key": name, "code": name}
	if len(name) == 1 {
		press["text"] = name
	}
	if code := map[string]int{"ArrowLeft": 37, "ArrowRight": 39, "Home": 36, "End": 35, " ": 32, "Escape": 27}[name]; code != 0 {
		press["windowsVirtualKeyCode"] = code
	}
	b.call("Input.dispatchKeyEvent", press, nil)
	press["type"] = "keyUp"
	delete(press, "text")
	b.call("Input.dispatchKeyEvent", press, nil)
}

// look sets the size of the window, and light or dark.
func (b *browser) look(width, height int, scheme string) {
	b.t.Helper()
	b.call("Emulation.setDeviceMetricsOverride", map[string]any{"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false}, nil)
	b.call("Emulation.setEmulatedMedia", map[string]any{"features": []map[string]string{{"name": "prefers-color-scheme", "value": scheme}}}, nil)
}

// shot writes a picture of the page to a file, where LOCKSTEP_SHOTS names a folder: for people to look at.
func (b *browser) shot(name string) {
	b.t.Helper()
	dir := os.Getenv("LOCKSTEP_SHOTS")
	if dir == "" {
		return
	}
	var picture struct{ Data string }
	b.call("Page.captureScreenshot", map[string]any{"captureBeyondViewport": true}, &picture)
	data, err := base64.StdEncoding.DecodeString(picture.Data)
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, name+".png"), data, 0o600)
	}
	if err != nil {
		b.t.Fatal(err)
	}
}
