package ocr

import (
	"testing"

	"recourse/internal/letter"
)

// Print that lies on its side gives few words, and those with confidence.
func TestFewWordsForMuchInkAreNoGoodReading(t *testing.T) {
	for _, tt := range []struct {
		name string
		r    reading
		want bool
	}{
		{"upright", reading{sure: 900, parts: 1000, page: letter.Page{Confidence: 0.9}}, true},
		{"on its side", reading{sure: 80, parts: 1000, page: letter.Page{Confidence: 0.84}}, false},
		{"a drawing among words that show how they lie", reading{sure: 80, parts: 1000, oriented: true, page: letter.Page{Confidence: 0.84}}, true},
		{"badly read", reading{sure: 900, parts: 1000, oriented: true, page: letter.Page{Confidence: 0.5}}, false},
		{"blank", reading{blank: true}, true},
	} {
		if got := tt.r.isGood(); got != tt.want {
			t.Errorf("%s: %v", tt.name, got)
		}
	}
}
