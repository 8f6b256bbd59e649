package casework

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"recourse/internal/letter"
)

// parse checks what a person typed.
func (t Trial) parse(today letter.Date) (letter.Trial, error) {
	out := letter.Trial{Page: t.Page}
	for _, f := range []struct {
		name, typed string
		to          *string
	}{{"treatment", t.Treatment, &out.Treatment}, {"dose", t.Dose, &out.Dose}, {"note", t.Note, &out.Note}, {"source", t.Source, &out.Source}} {
		var err error
		if *f.to, err = parseText(f.typed); err != nil {
			return out, letter.Refuse(CodeBadEntry, "%s: %v", f.name, err)
		}
	}
	if out.Treatment == "" {
		return out, letter.Refuse(CodeBadEntry, "treatment: what was tried?")
	}
	if t.Page < 0 {
		return out, letter.Refuse(CodeBadEntry, "page: %d is no page", t.Page)
	}
	end, err := oneOf(letter.TrialEnds...)(t.End)
	if err != nil {
		return out, letter.Refuse(CodeBadEntry, "end: %v", err)
	}
	out.End = letter.TrialEnd(end)
	return out, t.dates(&out, today)
}

// dates checks the days of a treatment: none in the future, none before the
// first.
func (t Trial) dates(out *letter.Trial, today letter.Date) (err error) {
	if out.From, err = parseSince(t.From); err != nil {
		return letter.Refuse(CodeBadEntry, "from: %v", err)
	}
	if out.Until, err = parseSince(t.Until); err != nil {
		return letter.Refuse(CodeBadEntry, "until: %v", err)
	}
	switch now := today.String(); {
	case out.From > now || out.Until > now:
		return letter.Refuse(CodeBadEntry, "a day in the future can not have been tried")
	case out.Until != "" && out.End == letter.TrialOngoing:
		return letter.Refuse(CodeBadEntry, "until: what is ongoing has not ended")
	case out.Until != "" && out.From != "" && out.Until < out.From[:min(len(out.From), len(out.Until))]:
		return letter.Refuse(CodeBadEntry, "until: %s is before %s", out.Until, out.From)
	}
	return nil
}

// The ways in which a person types when something was: a year, a month, a day.
var (
	isoSince   = regexp.MustCompile(`^(\d{4})(?:-(\d{2}))?$`)
	slashSince = regexp.MustCompile(`^(\d{1,2})/(\d{4})$`)
)

// parseSince reads a day, a month or a year, as precise as it is known: 2024,
// 2024-03, 3/2024, 2024-03-09, 3/9/2024. "" is not known.
func parseSince(s string) (string, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return "", nil
	}
	year, month := "", ""
	if m := isoSince.FindStringSubmatch(s); m != nil {
		year, month = m[1], m[2]
	} else if m := slashSince.FindStringSubmatch(s); m != nil {
		year, month = m[2], fmt.Sprintf("%02s", m[1])
	} else {
		d, err := ParseDay(s)
		if err != nil {
			return "", fmt.Errorf("%q is no year, month or day: want 2024, 2024-03 or 2024-03-09", s)
		}
		return d.String(), nil
	}
	if year < "1900" || year > "2099" {
		return "", fmt.Errorf("the year %s can not be meant", year)
	}
	if month == "" {
		return year, nil
	}
	if _, err := time.Parse("01", month); err != nil {
		return "", fmt.Errorf("%q has no such month", s)
	}
	return year + "-" + month, nil
}
