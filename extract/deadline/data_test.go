package deadline

import (
	"testing"

	"recourse/internal/letter"
)

// Every cue has an example that its pattern matches.
func TestCueExamples(t *testing.T) {
	check := func(of string, cues []cue) {
		for _, c := range cues {
			if c.example == "" || !c.matches(plain(c.example)) {
				t.Errorf("%s: %q does not match %q", of, c.pattern, c.example)
			}
		}
	}
	for name, cues := range lex.groups {
		check(name, cues)
	}
	if len(lex.programs) == 0 {
		t.Error("no programs")
	}
	for _, k := range lex.kinds {
		check(string(k.kind), k.cues)
	}
}

// Every rule has an example, and says where it is from.
func TestRuleExamples(t *testing.T) {
	for _, r := range law.Rules {
		from, err := letter.ParseDate(r.Example.Letter)
		if err != nil || r.date(from).String() != r.Example.Date || !r.inForce(from) {
			t.Errorf("%s: %s gives %s, want %s (%v)", r.ID, from, r.date(from), r.Example.Date, err)
		}
		if ruleFor(r.PlanTypes[0], r.Stage, from) == nil {
			t.Errorf("%s is never chosen", r.ID)
		}
		if r.Citation == "" || r.Source == "" || r.Collected == "" || r.Status != "confirmed" && r.Status != "secondary" && r.Status != "memory" {
			t.Errorf("%s: no citation, source, status or collection date", r.ID)
		}
	}
	for _, b := range law.Behind {
		if b.Citation == "" || b.Status == "" || b.Collected == "" {
			t.Errorf("%s: no citation, status or collection date", b.Kind)
		}
	}
}

func TestBadCues(t *testing.T) {
	for _, s := range []string{"word: {}", "groups: [{name: x, cues: [{pattern: '(', example: x}]}]"} {
		if _, err := newLexicon([]byte(s)); err == nil {
			t.Errorf("no error for %q", s)
		}
	}
}

func TestAfter(t *testing.T) {
	tests := []struct {
		from string
		n    int
		unit letter.Unit
		want string
	}{
		{"2025-10-31", 4, letter.UnitMonths, "2026-02-28"},
		{"2025-08-31", 6, letter.UnitMonths, "2026-02-28"},
		{"2026-01-22", 65, letter.UnitDays, "2026-03-28"},
		{"2025-12-24", 3, letter.UnitBusinessDays, "2025-12-30"}, // Christmas and a weekend
		{"2026-06-17", 2, letter.UnitBusinessDays, "2026-06-22"}, // Juneteenth and a weekend
		{"2026-06-17", 72, letter.UnitHours, "2026-06-20"},
		{"2024-02-29", 1, letter.UnitYears, "2025-02-28"},
	}
	for _, tt := range tests {
		from, _ := letter.ParseDate(tt.from)
		if got := after(from, letter.Period{N: tt.n, Unit: tt.unit}); got.String() != tt.want {
			t.Errorf("%s and %d %s is %s, want %s", tt.from, tt.n, tt.unit, got, tt.want)
		}
	}
	if got := after(letter.Date{}, letter.Period{N: 1, Unit: letter.UnitDays}); !got.IsZero() {
		t.Errorf("no date and a day is %s", got)
	}
}

func TestTimeOfDay(t *testing.T) {
	tests := []struct{ s, time, zone string }{
		{"before 5:00 p.m. Eastern Time on February 6", "17:00", "Eastern Time"},
		{"by noon on May 1", "12:00", ""},
		{"by 8 a.m. CST", "08:00", "CST"},
		{"by 12:30 a.m.", "00:30", ""},
		{"between 8 a.m. and 5 p.m.", "", ""},
		{"by May 1", "", ""},
		{"at 25 p.m.", "", ""},
	}
	for _, tt := range tests {
		got, zone := timeOfDay(tt.s)
		if (got == nil) != (tt.time == "") || got != nil && *got != tt.time || zone != tt.zone {
			t.Errorf("%q: %v %q", tt.s, got, zone)
		}
	}
}
