package main

import (
	"math"
	"os"
	"path/filepath"
	"testing"

	"recourse/internal/why"
)

// slack is how far a weight may be off, in units of the file: other machines
// round otherwise.
const slack = 0.02

// The committed models are what this command makes of the committed sentences
// and letters; otherwise: go run ./extract/reason/train -letters testdata,testdata/learn
func TestModelsAreInStep(t *testing.T) {
	const root = "../../.."
	told, decided, letters, err := read(root, filepath.Join(root, "testdata")+","+filepath.Join(root, "testdata/learn"))
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range []struct {
		path string
		made *why.Model
	}{
		{"internal/why/reasons.txt", fitWords(told, letters)},
		{"internal/why/decisions.txt", fitDecisions(decided, letters)},
		{"extract/reason/weights.txt", fitPlaces(told, decided, letters)},
	} {
		b, err := os.ReadFile(filepath.Join(root, m.path))
		if err != nil {
			t.Fatal(err)
		}
		committed, err := why.Parse(b)
		if err != nil {
			t.Fatal(err)
		}
		if n := differing(committed, m.made) + differing(m.made, committed); n > 0 {
			t.Errorf("%s: %d features are not what is learned from testdata", m.path, n)
		}
	}
}

// differing is how many features of a weigh otherwise in b.
func differing(a, b *why.Model) int {
	n := 0
	for f, ws := range a.Weights {
		for i, w := range ws {
			other := 0.0
			if v, ok := b.Weights[f]; ok {
				other = v[i]
			}
			if math.Abs(w-other) > slack+tiny {
				n++
				break
			}
		}
	}
	return n
}
