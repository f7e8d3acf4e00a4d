package explore_test

import (
	"context"
	"runtime"
	"testing"

	"lockstep/runtime/explore"
)

// TestMemory wants memory not to grow with the schedules tried: of four times as many, hardly more is kept.
func TestMemory(t *testing.T) {
	const shop = `import threading, time
count = 3
def buy():
    global count
    for _ in range(3):
        n = count
        time.sleep(0.1)
        if n > 0:
            count = n - 1
users = [threading.Thread(target=buy, name="user%d" % i) for i in range(4)]
for u in users: u.start()
for u in users: u.join()
`
	kept := map[int]uint64{}
	_, err := explore.Search(context.Background(), explore.Options{
		Open: opener("shop", shop), Workers: 1, Schedules: 12_500,
		Tell: func(p explore.Progress) {
			runtime.GC()
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			kept[p.Schedules] = m.HeapAlloc
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d KiB after 3,000 schedules, %d after 12,000", kept[3_000]>>10, kept[12_000]>>10)
	if kept[3_000] == 0 || kept[12_000] > kept[3_000]+1<<20 {
		t.Errorf("%d bytes after 3,000 schedules, %d after 12,000", kept[3_000], kept[12_000])
	}
}
