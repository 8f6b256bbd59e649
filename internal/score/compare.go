package score

import (
	"fmt"
	"slices"

	"recourse/internal/letter"
)

// Outcome is how one value was read. A flagged value is named in review.
type Outcome int

// The outcomes. Wrong, Missing and Invented are silent: nobody is asked.
const (
	Right           Outcome = iota
	Wrong                   // another value than the printed one
	WrongFlagged            //
	Missing                 // printed, but not read
	MissingFlagged          //
	Invented                // read, but not printed
	InventedFlagged         //
	outcomes
)

var outcomeNames = [outcomes]string{"right", "wrong", "wrong+flag", "missing", "missing+flag", "invented", "invented+flag"}

func (o Outcome) String() string { return outcomeNames[o] }

// Silent reports whether the value is not right and nobody is asked about it.
func (o Outcome) Silent() bool { return o == Wrong || o == Missing || o == Invented }

// Judged is one value of a letter beside the truth; nil stands for none.
type Judged struct {
	Field      string
	Critical   bool
	Outcome    Outcome
	Want, Have *string
	// Said is how sure the reading was of what it has, nil where it does not say.
	Said *letter.Confidence
}

func (j Judged) String() string {
	show := func(s *string) string {
		if s == nil {
			return "none"
		}
		return fmt.Sprintf("%q", *s)
	}
	return fmt.Sprintf("%s: %s: want %s have %s", j.Field, j.Outcome, show(j.Want), show(j.Have))
}

// Listed is one list of codes beside the truth.
type Listed struct {
	Name                  string
	Found, Printed, Extra int
}

// Result is one letter beside its truth.
type Result struct {
	Fields []Judged
	Lists  []Listed
	// Review is true where a person is asked, or nothing could be read.
	Review bool
	// AssumedOnly is true where the only question is a deadline that the
	// letter does not print.
	AssumedOnly bool
	// Split is true where one letter was cut into several.
	Split bool
}

// Compare judges the letters that were read from a file with one labelled
// letter. No letters stand for a file that could not be read: it counts as sent
// to review. Of several the first denial is judged, else the first.
func Compare(t Truth, got []letter.Letter) Result {
	l, read := choose(got)
	r := Result{Review: !read || l.NeedsReview(), Split: len(got) > 1, AssumedOnly: assumedOnly(l)}
	for _, f := range allFields {
		if t.Kind == letter.KindDenial || f.always {
			r.Fields = append(r.Fields, f.judge(t, l, !read || l.Flagged(f.name)))
		}
	}
	if t.Kind == letter.KindDenial {
		for _, f := range allLists {
			r.Lists = append(r.Lists, f.judge(t, l))
		}
	}
	return r
}

func choose(got []letter.Letter) (letter.Letter, bool) {
	for _, l := range got {
		if l.IsDenial() {
			return l, true
		}
	}
	if len(got) == 0 {
		return letter.Letter{}, false
	}
	return got[0], true
}

func assumedOnly(l letter.Letter) bool {
	other := func(r letter.Review) bool { return r.Field != "deadline" }
	return l.NeedsReview() && !slices.ContainsFunc(l.Review, other) &&
		l.Deadline != nil && l.Deadline.How == letter.HowAssumed
}

func (f field) judge(t Truth, l letter.Letter, flagged bool) Judged {
	j := Judged{Field: f.name, Critical: f.critical, Want: f.want(t), Have: f.have(l)}
	if c, ok := said(f.name, l); ok {
		j.Said = &c
	}
	switch {
	case j.Want == nil && j.Have == nil:
		return j
	case j.Want == nil:
		j.Outcome = Invented
	case j.Have == nil:
		j.Outcome = Missing
	case f.same(*j.Have, *j.Want):
		return j
	default:
		j.Outcome = Wrong
	}
	if flagged {
		j.Outcome++
	}
	return j
}

func (f list) judge(t Truth, l letter.Letter) Listed {
	want, have := set(f.want(t)), set(f.have(l))
	out := Listed{Name: f.name, Printed: len(want)}
	for s := range have {
		if want[s] {
			out.Found++
		} else {
			out.Extra++
		}
	}
	return out
}
