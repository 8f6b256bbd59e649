package confirm

import (
	"fmt"

	"recourse/internal/layout"
	"recourse/internal/letter"
)

// In is a letter as it was read and what the second reader found.
type In struct {
	Text   *layout.Text
	Facts  letter.Facts
	Review []letter.Review
	// Read is, by field, how sure the reading of its characters is: the part of
	// its confidence that a second reading can change. 1 where it is not named.
	Read map[string]letter.Confidence
	// Below holds, by field, the confidence under which a person is asked; ""
	// is the default.
	Below map[string]letter.Confidence
	// Readings are of the spots that Spots names, in their order; none where
	// nothing was read again.
	Readings []letter.Reading
}

// Out is the same letter, more or less sure of its values.
type Out struct {
	Facts  letter.Facts
	Review []letter.Review
}

// Spots are the places that are to be read again.
func Spots(t *layout.Text, f letter.Facts) []letter.Spot {
	var spots []letter.Spot
	for _, g := range targets(t, f) {
		for _, part := range g.parts {
			spots = append(spots, spot(t, part))
		}
	}
	return spots
}

const (
	// Looked through on 1,507 numbers of recognised pages: of those that two
	// readings agreed on, 18 counted as wrong, nearly all words cut otherwise and
	// one plainly misread; of 48 that were right and read otherwise the second
	// time, the third reading repeated the first on most.
	//
	// agreed is what is left of the doubt about a reading that a second one
	// repeats, differing what is left of a value that it does not.
	agreed    = 0.05
	differing = 0.6
)

// Apply judges the second readings.
func Apply(in In) (Out, error) {
	j := judge{In: in}
	j.Review = append([]letter.Review(nil), in.Review...)
	j.Facts.Clocks = append([]letter.Clock(nil), in.Facts.Clocks...)
	if len(in.Readings) == 0 {
		return Out{j.Facts, j.Review}, nil
	}
	rest := in.Readings
	for _, g := range targets(in.Text, in.Facts) {
		if len(rest) < len(g.parts) {
			return Out{}, fmt.Errorf("confirm: %d second readings, more are needed", len(in.Readings))
		}
		j.target(g, rest[:len(g.parts)])
		rest = rest[len(g.parts):]
	}
	return Out{j.Facts, j.Review}, nil
}
