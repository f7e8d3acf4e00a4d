package failure

import "github.com/agnivade/levenshtein"

// Nearest gives the name most like the one that was written, or "" when none is near
// enough to be meant. Of equally near names the first is taken.
func Nearest(written string, names []string) string {
	best, least := "", 1+min((len(written)+2)/3, 3)
	for _, name := range names {
		if d := levenshtein.ComputeDistance(written, name); d < least && d < len(name) {
			best, least = name, d
		}
	}
	return best
}
