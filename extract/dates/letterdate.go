package dates

import (
	"fmt"
	"regexp"
	"slices"

	"recourse/internal/layout"
	"recourse/internal/letter"
)

// Candidate is a date that can be the letter's own.
type Candidate struct {
	Roled
	// Score is the sum of the reasons; Confidence how often such a choice is
	// right.
	Score      float64
	Confidence letter.Confidence
	// Reasons tell in plain words what speaks for and against the date.
	Reasons []string
}

// The points of LetterDate's score beside those of the labels in roles.yaml.
const (
	pointsAlone     = 4.0  // a line of its own near the top
	pointsInRow     = 2.5  // the same, beside other lines
	pointsFirstPage = 1.0  // on the first page
	pointsOpening   = 1.0  // before the salutation
	pointsSaid      = 5.0  // a sentence says so
	pointsRepeated  = 1.0  // another candidate has the same day
	pointsInText    = -5.0 // in running text
	pointsFurniture = -3.0 // in a header or footer
	pointsTooEarly  = -3.0 // before a request or decision that the letter answers
	pointsLimit     = -4.0 // elsewhere a day that is still to come
	pointsFarDown   = -2.0 // below the upper half of the page
)

// answersLater is what speaks against a date that is before what it answers.
const answersLater = "before a request or decision that the letter answers"

const (
	// enough points make a date the letter's.
	enough = 3.0
	// clear is the lead over another day that leaves no doubt.
	clear = 3.0
	// fair is a lead that leaves little.
	fair = 2.0
	// sureEnough is a date that can contradict another.
	sureEnough = 0.8
	// yearsBack is how old a letter can be when it comes in.
	yearsBack = 2
	// upperPart of the first page holds the date of a letter without labels.
	upperPart = 0.5
)

// LetterDate chooses the date of the letter. best is nil where no date is
// enough like one; all are the possible ones, best first. No letter is dated
// after the day it was received, or more than two years before; received can
// be zero where it is not known. roles are those that Roles finds.
func LetterDate(t *layout.Text, roles []Roled, received letter.Date) (best *Candidate, all []Candidate) {
	for _, r := range roles {
		if c := score(t, r, roles); c.Score > 0 {
			all = append(all, c)
		}
	}
	shareScores(all)
	slices.SortStableFunc(all, func(a, b Candidate) int { return compare(b.Score, a.Score) })
	var fit []Candidate
	for i := range all {
		if all[i].inTime(received) {
			fit = append(fit, all[i])
		}
	}
	for i := range all {
		all[i].Confidence = all[i].sure(all, aloneOn(t))
	}
	if len(all) == 0 || all[0].Score < enough {
		return lastResort(t, roles, all, received), all
	}
	if !all[0].inTime(received) {
		all[0].doubt(0.2, "is not in the two years before the letter came in")
		if len(fit) == 0 || fit[0].Score < enough {
			return &all[0], all
		}
		fit[0].Confidence = 0.5
		fit[0].Reasons = append(fit[0].Reasons, "a likelier date is not possible")
		return &fit[0], all
	}
	return &all[0], all
}

// How sure the only date is that can be the letter's: the day of the decision
// that the letter tells, or one that stands before the salutation without any
// label, or at the letter's end; or that on which the letter was printed.
const (
	sureDecided = 0.93
	sureOnly    = 0.91
	surePrinted = 0.91
	// sureAlone is how sure a date is, told by few signs, beside which no other
	// date of the letter can be its own; sureRead the same where the letter was
	// recognised, and its own date may not have been.
	sureAlone = 0.985
	sureRead  = 0.97
)

// lastResort is the letter's date where none is labelled or set apart as such:
// the latest decision, or the only date that nothing else explains, or the day on
// which it was printed; nil where there is none of these.
func lastResort(t *layout.Text, roles []Roled, all []Candidate, received letter.Date) *Candidate {
	var decided, only, printed []Candidate
	for _, r := range roles {
		c := Candidate{Roled: r}
		switch {
		case r.Date.IsZero() || r.NoYear || r.InText || !c.inTime(received) || tooEarly(r, roles):
		case r.Role == RoleDecision:
			decided = append(decided, c)
		case r.Role == RoleNone && t.LineOf(r.From).Page == t.Pages[0].Number:
			only = append(only, c)
		case r.Role == RolePrint && onTop(t, t.LineOf(r.From)) && printedOn.MatchString(t.String(r.Label)):
			printed = append(printed, c)
		}
	}
	slices.SortStableFunc(decided, func(a, b Candidate) int { return a.Date.DaysUntil(b.Date) })
	switch {
	case len(decided) > 0 && !unstamped(t, only) && decided[0].alone(all) && decidedOnce(roles):
		return decided[0].as(aloneOn(t), "the decision's day, and no other date can be the letter's")
	case len(decided) > 0:
		return decided[0].as(sureDecided, "the decision's day")
	case len(only) == 1:
		return only[0].as(sureOnly, "the only date that nothing explains")
	case len(only) == 0 && len(printed) == 1:
		return printed[0].as(surePrinted, "the day on which it was printed")
	}
	return nil
}

// printedOn is the label of the day on which a letter was printed, not its form.
var printedOn = regexp.MustCompile(`(?i)\bprint(?:ed|ing)?\b`)

// decidedOnce reports whether all decisions of which the letter tells are of one
// day.
func decidedOnce(roles []Roled) bool {
	day := letter.Date{}
	for _, r := range roles {
		if r.Role != RoleDecision || r.Date.IsZero() || r.NoYear {
			continue
		}
		if !day.IsZero() && r.Date != day {
			return false
		}
		day = r.Date
	}
	return true
}

func (c Candidate) as(most letter.Confidence, why string) *Candidate {
	c.Confidence = min(most, c.Found.Confidence)
	c.Reasons = append(c.Reasons, why)
	return &c
}

func compare(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// score adds up what speaks for a date.
func score(t *layout.Text, r Roled, roles []Roled) Candidate {
	c := Candidate{Roled: r}
	if r.Date.IsZero() || r.NoYear || !canBeLetters(r) && !ofThisLetter(t, r.From) {
		return c
	}
	line := t.LineOf(r.From)
	top, opens := onTop(t, line), line.Page == t.Pages[0].Number && opening(t, r.From)
	said := ofThisLetter(t, r.From)
	if said {
		c.add(pointsSaid, "said to be this letter's")
	}
	if r.Role != RoleNone {
		c.add(r.Weight, fmt.Sprintf("labelled %q", t.String(r.Label)))
	}
	switch {
	case !r.Alone || r.Role != RoleNone || !top && !opens:
	case r.InRow:
		c.add(pointsInRow, "by itself beside other lines near the top")
	default:
		c.add(pointsAlone, "on a line of its own near the top")
	}
	if line.Page == t.Pages[0].Number {
		c.add(pointsFirstPage, "on the first page")
	}
	if opens {
		c.add(pointsOpening, "before the salutation")
	}
	if !top && !(opens && r.Alone) && !said {
		c.add(pointsFarDown, "far down or on a later page")
	}
	if r.InText && !said {
		c.add(pointsInText, "in running text")
	}
	if line.Furniture {
		c.add(pointsFurniture, "in a header or footer")
	}
	if !said && comes(r, roles) {
		c.add(pointsLimit, "elsewhere a day to come")
	}
	if tooEarly(r, roles) {
		c.add(pointsTooEarly, answersLater)
	}
	return c
}

// canBeLetters reports whether the role lets the date be the letter's. A date in
// a sentence is not, unless it is said to be.
func canBeLetters(r Roled) bool {
	return r.Role == RoleLetter || r.Role == RoleNone || r.Role == RoleDecision
}

// thisLetter is a sentence that tells of the letter's own date.
var thisLetter = regexp.MustCompile(`(?i)\bthis (?:letter|notice|statement|denial|notification|decision|fax)\b[^.;]{0,20}\b(?:dated|mailed|sent|issued|written|printed)\b|` +
	`\b(?:mailed|sent|issued|wrote|printed) this (?:letter|notice|statement|denial|notification)\b|\btoday,?$`)

// ofThisLetter reports whether the words before a date in its sentence say that
// it is the letter's.
func ofThisLetter(t *layout.Text, word int) bool {
	before := t.String(layout.Range{From: t.SentenceOf(word).From, To: word})
	return thisLetter.MatchString(before)
}

func (c *Candidate) add(points float64, why string) {
	c.Score += points
	c.Reasons = append(c.Reasons, why)
}

func (c *Candidate) doubt(most letter.Confidence, why string) {
	c.Confidence = min(c.Confidence, most)
	c.Reasons = append(c.Reasons, why)
}

// onTop reports whether the line is in the upper part of the first page, where
// pages have a height.
func onTop(t *layout.Text, l layout.Line) bool {
	p := t.Pages[0]
	return l.Page == p.Number && (p.Height == 0 || l.Place[3] < upperPart*p.Height)
}

// opening reports whether the word stands before the salutation.
func opening(t *layout.Text, word int) bool {
	for i := word; i >= 0; i-- {
		if w := t.Words[i]; w.Text == "Dear" || w.Text == "DEAR" {
			return false
		}
	}
	return true
}

// tooEarly reports whether a date that the letter must be later than is later
// than this one.
func tooEarly(r Roled, roles []Roled) bool {
	return slices.ContainsFunc(roles, func(o Roled) bool {
		return !o.InText && (o.Role == RoleRequest || o.Role == RoleDecision) && !o.NoYear && o.Found.Confidence > sureEnough && r.Date.Before(o.Date)
	})
}

// comes reports whether a sentence tells of the same day as one that is still to
// come, as a deadline is.
func comes(r Roled, roles []Roled) bool {
	return slices.ContainsFunc(roles, func(o Roled) bool {
		return o.From != r.From && o.Date == r.Date && (o.Role == RoleDeadline || o.Role == RoleHearing)
	})
}

// shareScores gives dates that stand more than once the point for it.
func shareScores(all []Candidate) {
	for i := range all {
		for j := range all {
			if i != j && all[i].Date == all[j].Date && all[j].Role != RoleDecision {
				all[i].add(pointsRepeated, "printed more than once")
				break
			}
		}
	}
}

// inTime reports whether a letter of the day can have come in on the other.
func (c *Candidate) inTime(received letter.Date) bool {
	return received.IsZero() || !received.Before(c.Date) && !c.Date.Before(received.AddMonths(-12*yearsBack))
}

// sure is how often such a choice is right: by the reading, by the points, and
// by the lead over other days; few is for one that few signs tell, but alone.
func (c *Candidate) sure(all []Candidate, few letter.Confidence) letter.Confidence {
	p := c.Found.Confidence
	for _, o := range all {
		if o.Date == c.Date {
			continue
		}
		switch lead := c.Score - o.Score; {
		case lead < 0:
			p = min(p, 0.3)
		case lead < 1:
			p = min(p, 0.6)
		case lead < fair && c.Date.Before(o.Date): // a letter tells of what was before
			p = min(p, 0.95)
		case lead < clear:
			p = min(p, 0.985)
		}
	}
	if c.Score < enough {
		p = min(p, 0.4)
	} else if c.Score < enough+1 && c.alone(all) {
		p = min(p, few)
	} else if c.Score < enough+1 {
		p = min(p, 0.8)
	}
	if slices.Contains(c.Reasons, answersLater) {
		p = min(p, 0.6)
	}
	return p
}

// alone reports whether no other day can be the letter's.
func (c *Candidate) alone(all []Candidate) bool {
	return !slices.ContainsFunc(all, func(o Candidate) bool { return o.Date != c.Date && !o.impossible() })
}

// impossible reports whether the letter answers what is later than the date.
func (c *Candidate) impossible() bool { return slices.Contains(c.Reasons, answersLater) }

// aloneOn is how sure a date is that nothing on the first page rivals.
func aloneOn(t *layout.Text) letter.Confidence {
	if t.Pages[0].Method == letter.MethodOCR {
		return sureRead
	}
	return sureAlone
}

// clockTime is the time of day behind the date of a fax machine's stamp.
var clockTime = regexp.MustCompile(`^\d{1,2}:\d{2}`)

// unstamped reports whether one of the dates is no fax machine's.
func unstamped(t *layout.Text, cs []Candidate) bool {
	return slices.ContainsFunc(cs, func(c Candidate) bool {
		return c.To >= len(t.Words) || !clockTime.MatchString(t.Words[c.To].Text)
	})
}
