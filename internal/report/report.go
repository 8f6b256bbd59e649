package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"recourse/internal/letter"
	"recourse/internal/score"
)

// By names what cases are grouped by.
type By string

// The groupings. Cases of which it is not known are grouped under "".
const (
	ByPayer    By = "payer"
	ByCategory By = "category"
	ByStage    By = "stage"
	ByMonth    By = "month" // of the letter, YYYY-MM
)

// All are the groupings, in the order of the columns.
var All = []By{ByPayer, ByCategory, ByStage, ByMonth}

// Past is a denial with what became of it.
type Past struct {
	Payer    string
	Category letter.Category
	Stage    letter.Stage
	// Written is the date of the letter, zero where none is known.
	Written letter.Date
	// Appealed is true where anything was filed with the plan.
	Appealed bool
	// Closing is nil for a case that is still open.
	Closing *letter.Closing
}

// Line is what became of a group of denials.
type Line struct {
	// Group holds the values of the groupings asked for; nil for all together.
	Group []string
	// Letters counts the denials.
	Letters int
	// Appealed counts those that were appealed, by a filing or by their outcome.
	Appealed int
	// Overturned counts the appeals that were won, wholly or partly, of Decided.
	Overturned, Decided int
	// Missed counts the deadlines that passed without an appeal.
	Missed int
	// Days is the median of the days from letter to outcome, -1 for none.
	Days int
	// Cents is the money at stake as far as it was entered, CentsWon that of
	// the appeals won.
	Cents, CentsWon int64
}

// Rate is the share of decided appeals that were won.
func (l Line) Rate() score.Share { return score.Share{N: l.Overturned, Of: l.Decided} }

// Make groups denials and adds up, most letters first; the last line is all of
// them.
func Make(past []Past, by []By) []Line {
	if len(by) == 0 {
		return []Line{add(past)}
	}
	groups := map[string][]Past{}
	for _, p := range past {
		key := strings.ToLower(strings.Join(p.group(by), "\x00")) // payers are printed in capitals, too
		groups[key] = append(groups[key], p)
	}
	var lines []Line
	for _, members := range groups {
		l := add(members)
		l.Group = members[0].group(by)
		lines = append(lines, l)
	}
	slices.SortFunc(lines, func(a, b Line) int {
		return cmp.Or(cmp.Compare(b.Letters, a.Letters), slices.Compare(a.Group, b.Group))
	})
	return append(lines, add(past))
}

func (p Past) group(by []By) []string {
	values := make([]string, len(by))
	for i, b := range by {
		switch b {
		case ByPayer:
			values[i] = p.Payer
		case ByCategory:
			values[i] = string(p.Category)
		case ByStage:
			values[i] = string(p.Stage)
		case ByMonth:
			if !p.Written.IsZero() {
				values[i] = p.Written.String()[:len("2026-01")]
			}
		}
	}
	return values
}

func add(past []Past) Line {
	l := Line{Letters: len(past), Days: -1}
	var days []int
	for _, p := range past {
		l.count(p)
		if c := p.Closing; c != nil && !p.Written.IsZero() && !c.Date.IsZero() {
			days = append(days, p.Written.DaysUntil(c.Date))
		}
	}
	if len(days) > 0 {
		slices.Sort(days)
		l.Days = (days[(len(days)-1)/2] + days[len(days)/2]) / 2
	}
	return l
}

func (l *Line) count(p Past) {
	appealed := p.Appealed
	if c := p.Closing; c != nil {
		l.Cents += c.Cents
		switch c.Outcome {
		case letter.OutcomeOverturned, letter.OutcomePartly:
			l.Overturned++
			l.Decided++
			l.CentsWon += c.Cents
			appealed = true
		case letter.OutcomeUpheld:
			l.Decided++
			appealed = true
		case letter.OutcomeMissed:
			l.Missed++
		}
	}
	if appealed {
		l.Appealed++
	}
}

// ParseBy reads groupings that are separated by commas; "" is none.
func ParseBy(list string) ([]By, error) {
	var by []By
	for name := range strings.SplitSeq(list, ",") {
		b := By(strings.TrimSpace(name))
		switch {
		case b == "":
		case !slices.Contains(All, b):
			return nil, fmt.Errorf("there is no grouping %q; write payer, category, stage, month, or several of them", b)
		case !slices.Contains(by, b):
			by = append(by, b)
		}
	}
	return by, nil
}
