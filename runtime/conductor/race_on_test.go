//go:build race

package conductor_test

const raceEnabled = true
