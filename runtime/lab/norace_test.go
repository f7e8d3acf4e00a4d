//go:build !race

package lab

// raceEnabled makes the long tests shorter.
const raceEnabled = false
