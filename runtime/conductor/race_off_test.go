//go:build !race

package conductor_test

// raceEnabled says that every move costs many times as much, so that there are to be fewer.
const raceEnabled = false
