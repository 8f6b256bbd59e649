package playbook

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"recourse/internal/letter"
)

// told is a rule for a day in words: what it counts from, and what bounds it.
func told(d *Due) string {
	if d == nil {
		return ""
	}
	s := d.From
	if d.Days != 0 {
		s += fmt.Sprintf(" %+d days", d.Days)
	}
	if d.BusinessDays != 0 {
		s += fmt.Sprintf(" %+d business days", d.BusinessDays)
	}
	if d.Or != nil {
		s += ", else " + told(d.Or)
	}
	if d.Latest != nil {
		s += ", at the latest " + told(d.Latest)
	}
	return s
}

// ruleDays are all rules for a day that playbooks hold, with the day that each
// gives for a letter of Thursday, October 1, 2026, received on Monday the 5th
// and filed against on the 16th; October 12 is a holiday. far has all clocks
// weeks away, near has them so close that they bound what is counted forward.
var ruleDays = map[string]struct{ far, near string }{
	"received +1 business days":                                              {"2026-10-06", "2026-10-06"},
	"received +2 business days":                                              {"2026-10-07", "2026-10-07"},
	"received +3 business days":                                              {"2026-10-08", "2026-10-08"},
	"received +3 days":                                                       {"2026-10-08", "2026-10-08"},
	"received +2 business days, at the latest deadline -10 days":             {"2026-10-07", "2026-10-06"},
	"received +3 business days, at the latest deadline -10 days":             {"2026-10-08", "2026-10-06"},
	"received +5 business days, at the latest deadline -10 days":             {"2026-10-13", "2026-10-06"},
	"received +10 business days, at the latest deadline -7 days":             {"2026-10-20", "2026-10-09"},
	"received +5 business days, at the latest provider_dispute -7 days":      {"2026-10-13", "2026-10-03"},
	"received +1 business days, at the latest records_due -1 business days":  {"2026-10-06", "2026-10-05"},
	"received +1 business days, at the latest peer_to_peer -1 business days": {"2026-10-06", "2026-10-05"},
	"received, at the latest peer_to_peer":                                   {"2026-10-05", "2026-10-05"},
	"received, at the latest expedited":                                      {"2026-10-05", "2026-10-04"},
	"continuation, else letter +10 days":                                     {"2026-10-12", "2026-10-11"},
	"filed":                                                                  {"2026-10-16", "2026-10-16"},
	"filed +3 business days":                                                 {"2026-10-21", "2026-10-21"},
}

func clocksOn(t *testing.T, days map[letter.ClockKind]string) []letter.Clock {
	t.Helper()
	var all []letter.Clock
	for kind, on := range days {
		all = append(all, letter.Clock{Kind: kind, Date: day(t, on)})
	}
	return all
}

// Every rule for a day, in every playbook and overlay, gives the day that the
// table tells; one that the table does not have fails.
func TestEveryRuleForADay(t *testing.T) {
	l := open(t)
	written := letter.Facts{LetterDate: &letter.Field{Value: "2026-10-01"}}
	far := times{received: day(t, "2026-10-05"), filed: day(t, "2026-10-16"), facts: written, deadline: &letter.Deadline{SafeDate: day(t, "2026-11-30")}}
	far.facts.Clocks = clocksOn(t, map[letter.ClockKind]string{letter.ClockPeerToPeer: "2026-10-20", letter.ClockContinuation: "2026-10-12",
		letter.ClockExpedited: "2026-10-20", letter.ClockRecordsDue: "2026-10-20", letter.ClockProviderDispute: "2026-10-30"})
	near := far
	near.deadline = &letter.Deadline{SafeDate: day(t, "2026-10-16")}
	near.facts.Clocks = clocksOn(t, map[letter.ClockKind]string{letter.ClockPeerToPeer: "2026-10-06", letter.ClockExpedited: "2026-10-04",
		letter.ClockRecordsDue: "2026-10-06", letter.ClockProviderDispute: "2026-10-10"})
	used := map[string]bool{}
	for _, p := range slices.Concat(l.routes, l.overlays) {
		for _, s := range p.Steps {
			if s.Due == nil {
				continue
			}
			want, ok := ruleDays[told(s.Due)]
			if !ok {
				t.Errorf("%s, %s: no test of the rule %q", p.Name, s.ID, told(s.Due))
				continue
			}
			used[told(s.Due)] = true
			if a, b := s.Due.date(far), s.Due.date(near); a.String() != want.far || b.String() != want.near {
				t.Errorf("%s, %s: %q gives %s and %s, want %s and %s", p.Name, s.ID, told(s.Due), a, b, want.far, want.near)
			}
		}
	}
	for rule := range ruleDays {
		if !used[rule] {
			t.Errorf("no playbook has the rule %q", rule)
		}
	}
}

// lawful are the steps whose day is set by law, with the law that they name.
var lawful = map[string]string{
	"external-review appeal": "45 CFR 147.136(d)(2)(i)", "fehb appeal": "5 CFR 890.105(b)(1)", "fehb-upheld appeal": "fedweek.com on 5 CFR 890.105",
	"medicaid continuation": "42 CFR 438.420", "medicaid-upheld continuation": "42 CFR 438.420", "medicaid-upheld appeal": "42 CFR 438.408(f)(2)",
	"medicare-advantage appeal": "42 CFR 422.582(b)", "part-d appeal": "42 CFR 423.582(b)", "part-d-upheld appeal": "42 CFR 423.600",
	"tricare appeal": "32 CFR 199.10", "tricare tricare-expedited": "32 CFR 199.10", "tricare-upheld appeal": "32 CFR 199.10",
}

func TestEveryDaySetByLawNamesIt(t *testing.T) {
	l := open(t)
	found := map[string]bool{}
	for _, p := range slices.Concat(l.routes, l.overlays) {
		for _, s := range p.Steps {
			cite, status := p.law(s.Due)
			if cite == "" {
				continue
			}
			name := p.Name + " " + s.ID
			found[name] = true
			if want, ok := lawful[name]; !ok || !strings.HasPrefix(cite, want) || status == "" {
				t.Errorf("%s: %q (%s), want %q", name, cite, status, want)
			}
		}
	}
	for name := range lawful {
		if !found[name] {
			t.Errorf("%s names no law", name)
		}
	}
}
