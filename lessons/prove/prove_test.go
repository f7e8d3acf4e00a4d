package prove_test

import (
	"testing"

	"lockstep/lessons"
	"lockstep/lessons/prove"
)

// known are the ids of the catalogue.
var known = func() (ids []string) {
	for _, e := range lessons.Catalogue() {
		ids = append(ids, e.ID)
	}
	return ids
}()

// TestCatalogueIsProved proves every lesson that comes with the program.
func TestCatalogueIsProved(t *testing.T) {
	report, err := new(prove.Checker).Check(t.Context(), []string{".."}, known)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range report.Failures {
		t.Error(f)
	}
	if len(report.Proved) < 7 {
		t.Errorf("%d lessons proved", len(report.Proved))
	}
}

// TestSampleIsProved proves the sample lesson of the format's description.
func TestSampleIsProved(t *testing.T) {
	report, err := new(prove.Checker).Check(t.Context(), []string{"../testdata/sample.yaml"}, known)
	if err != nil || len(report.Failures) > 0 || len(report.Proved) != 1 {
		t.Error(report, err)
	}
}

// TestPuzzlesAreProved proves the lessons of known puzzles.
func TestPuzzlesAreProved(t *testing.T) {
	report, err := new(prove.Checker).Check(t.Context(), []string{"../testdata/puzzles"}, known)
	if err != nil || len(report.Failures) > 0 || len(report.Proved) < 11 {
		t.Error(report, err)
	}
}
