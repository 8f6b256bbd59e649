package score

import "slices"

// Report is a board as JSON.
type Report struct {
	// Forms are the forms in the order of [Forms], then their sum, "all".
	Forms       []FormReport       `json:"forms"`
	Calibration []FieldCalibration `json:"calibration"`
	// Categories tells how often a category was read for a printed one.
	Categories []CategoryCount `json:"categories"`
}

// FormReport is what was right in one form.
type FormReport struct {
	Form    string `json:"form"`
	Letters int    `json:"letters"`
	// Review is how many letters were sent to a person, BeyondAssumed how many
	// of them for more than a deadline that the letter does not print.
	Review        Share         `json:"review"`
	BeyondAssumed Share         `json:"review_beyond_assumed"`
	Split         int           `json:"split"`
	Critical      Share         `json:"critical"`
	Silent        Share         `json:"silent"`
	SilentErrors  []string      `json:"silent_errors"`
	Fields        []FieldReport `json:"fields"`
	Lists         []ListReport  `json:"lists"`
}

// FieldReport is what came of one field.
type FieldReport struct {
	Field    string         `json:"field"`
	Critical bool           `json:"critical"`
	Right    Share          `json:"right"`
	Outcomes map[string]int `json:"outcomes"`
}

// ListReport is what came of one list of codes.
type ListReport struct {
	Field string `json:"field"`
	Found Share  `json:"found"`
	Extra int    `json:"extra"`
}

// FieldCalibration is what was said of a field's values beside what came true;
// Field is "all" for all of them together.
type FieldCalibration struct {
	Field string `json:"field"`
	Bins  []Bin  `json:"bins"`
}

// CategoryCount is an entry of the confusion matrix; "" stands for none.
type CategoryCount struct {
	Printed string `json:"printed"`
	Read    string `json:"read"`
	N       int    `json:"n"`
}

// Report is the whole board.
func (b *Board) Report() Report {
	all := b.all()
	r := Report{Calibration: all.calibrations(), Categories: []CategoryCount{}}
	for _, name := range b.names() {
		r.Forms = append(r.Forms, b.forms[name].report(name))
	}
	r.Forms = append(r.Forms, all.report("all"))
	for _, m := range all.mixed.pairs() {
		r.Categories = append(r.Categories, CategoryCount{m.Printed, m.Read, all.mixed[m]})
	}
	return r
}

func (f *form) report(name string) FormReport {
	r := FormReport{Form: name, Letters: f.letters, Review: Share{f.review, f.letters},
		BeyondAssumed: Share{f.review - f.assumedOnly, f.letters}, Split: f.split, Critical: f.critical(),
		Silent: f.silentShare(), SilentErrors: append([]string{}, slices.Sorted(slices.Values(f.silent))...)}
	for _, known := range allFields {
		fr := FieldReport{Field: known.name, Critical: known.critical, Right: f.right(known.name), Outcomes: map[string]int{}}
		for o, n := range f.field(known.name) {
			fr.Outcomes[outcomeNames[o]] = n
		}
		r.Fields = append(r.Fields, fr)
	}
	for _, known := range allLists {
		l := f.list(known.name)
		r.Lists = append(r.Lists, ListReport{known.name, l.share(), l.Extra})
	}
	return r
}

// calibrations are those of the critical fields that say how sure they are,
// then of all fields together.
func (f *form) calibrations() []FieldCalibration {
	out := []FieldCalibration{}
	add := func(name string, of func(answer) bool) {
		var some []answer
		for _, a := range f.answers {
			if of(a) {
				some = append(some, a)
			}
		}
		if len(some) > 0 {
			out = append(out, FieldCalibration{name, calibrate(some)})
		}
	}
	for _, known := range allFields {
		if known.critical {
			add(known.name, func(a answer) bool { return a.field == known.name })
		}
	}
	add("all", func(answer) bool { return true })
	return out
}
