package dates

import (
	"math"

	"recourse/internal/layout"
	"recourse/internal/letter"
)

// How sure a reading is before the words' own confidence counts.
const (
	sureNamed   = 0.998
	sureNumeric = 0.996
	// usOrder is for a numeric date that other readings than month first fit,
	// in a letter that shows no other order.
	usOrder = 0.99
	// factors for what makes a reading doubtful
	byRepair    = 0.8
	byTwoDigits = 0.99
	byNoYear    = 0.9
	// openOrder is a date that can be read both ways.
	openOrder = 0.5
)

// confidence is how sure the reading is, not counting the order of day and
// month.
func confidence(t *layout.Text, d Found) letter.Confidence {
	c := sureNamed
	switch {
	case d.Date.IsZero():
		return 0.1
	case d.Form == Numeric && d.Other.IsZero():
		c = sureNumeric
	case d.Form == Numeric:
		c = usOrder
	}
	if d.Repaired {
		c *= byRepair
	}
	if d.TwoDigits {
		c *= byTwoDigits
	}
	if d.NoYear {
		c *= byNoYear
	}
	return letter.Confidence(c * reading(t.Confidence(d.Range)))
}

// reading turns the reader's confidence in its least sure word into how often
// a value of such words is right: dates are short, and the digits are mostly
// right even where the reader is not sure of a comma.
func reading(c letter.Confidence) float64 {
	return 1 - 0.25*math.Pow(1-min(1, max(0, float64(c))), 1.5)
}

// settleOrder settles the order of day and month in numeric dates by the dates
// that can be read in one way only. American letters have the month first;
// only where a letter shows the other order, or writes dots and shows none, it is
// open.
func settleOrder(found []Found) {
	monthFirst, dayFirst := 0, 0
	for _, d := range found {
		switch {
		case d.Form != Numeric:
		case !d.Date.IsZero() && d.Other.IsZero():
			monthFirst++
		case d.Date.IsZero() && !d.Other.IsZero():
			dayFirst++
		}
	}
	for i := range found {
		d := &found[i]
		if d.Form == Numeric {
			d.settle(monthFirst, dayFirst)
		}
	}
}

// settle settles one date, given how many others are surely month first and
// how many day first.
func (d *Found) settle(monthFirst, dayFirst int) {
	open := !d.Date.IsZero() && !d.Other.IsZero()
	switch {
	case d.Date.IsZero():
		d.Date, d.Other = d.Other, letter.Date{}
		if monthFirst > 0 || d.Date.IsZero() {
			d.Confidence = min(d.Confidence, openOrder)
		} else {
			d.Confidence = sureNumeric
		}
	case open && (dayFirst > 0 || d.dotted && monthFirst == 0):
		d.Confidence = min(d.Confidence, openOrder)
	case open:
		d.Other = letter.Date{}
	}
}
