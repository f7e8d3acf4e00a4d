package prove_test

import (
	"testing"

	"lockstep/lessons/prove"
)

// TestCatalogueIsProved proves every lesson that comes with the program.
func TestCatalogueIsProved(t *testing.T) {
	report, err := prove.Check([]string{".."})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range report.Failures {
		t.Error(f)
	}
	if report.Proved < 7 {
		t.Errorf("%d lessons proved", report.Proved)
	}
}

// TestSampleIsProved proves the sample lesson of the format's description.
func TestSampleIsProved(t *testing.T) {
	report, err := prove.Check([]string{"../testdata/sample.yaml"})
	if err != nil || len(report.Failures) > 0 || report.Proved != 1 {
		t.Error(report, err)
	}
}

// TestPuzzlesAreProved proves the lessons of known puzzles.
func TestPuzzlesAreProved(t *testing.T) {
	report, err := prove.Check([]string{"../testdata/puzzles"})
	if err != nil || len(report.Failures) > 0 || report.Proved < 11 {
		t.Error(report, err)
	}
}
