package explore_test

import (
	"context"
	"fmt"
	"runtime"
	"testing"
	"time"

	"lockstep/runtime/explore"
)

// buyers is the race for tickets of three users with twelve operations each, who look three times and
// find enough of them.
const buyers = `import threading, time
count = 9
def buy():
    global count
    for _ in range(3):
        n = count
        time.sleep(0.1)
        if n > 0:
            count = n - 1
            print("bought")
users = [threading.Thread(target=buy, name="user%d" % i) for i in range(3)]
for u in users: u.start()
for u in users: u.join()
`

// BenchmarkTicket searches it on one core and on two. The time of the processor tells what a schedule
// costs also where others use the machine. (-cpu would not do: it comes too late for b.Loop.)
func BenchmarkTicket(b *testing.B) {
	for _, workers := range []int{1, 2} {
		b.Run(fmt.Sprint(workers), func(b *testing.B) {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(workers))
			n, used := 0, processor()
			for b.Loop() {
				r, err := explore.Search(context.Background(), explore.Options{Open: opener("shop", buyers), Workers: workers, Schedules: 50_000})
				if err != nil {
					b.Fatal(err)
				}
				n += r.Schedules + r.Skipped
			}
			used = processor() - used
			b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "schedules/s")
			b.ReportMetric(float64(used)/float64(time.Microsecond)/float64(n), "cpu-us/schedule")
		})
	}
}
