package steplaw

import (
	"slices"
	"testing"

	"recourse/internal/letter"
)

func day(t *testing.T, s string) letter.Date {
	t.Helper()
	if s == "" {
		return letter.Date{}
	}
	d, err := letter.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// Every law is cited, and its example is what its times give.
func TestLaws(t *testing.T) {
	seen := map[letter.State]bool{}
	for _, l := range laws.Laws {
		if l.State.Name() == "" || seen[l.State] || l.Statute == "" || l.Source == "" || l.Collected == "" ||
			!slices.Contains([]string{"confirmed", "secondary", "memory"}, l.Status) || l.Silence != "" && l.Silence != Grants {
			t.Errorf("%s: %+v", l.State, l)
		}
		seen[l.State] = true
		for _, g := range l.Grounds {
			if g.Words() == "" {
				t.Errorf("%s: no ground %q", l.State, g)
			}
		}
		filed := day(t, l.Example.Filed)
		if got, want := l.Standard.Due(filed), day(t, l.Example.Standard); filed.IsZero() || got != want {
			t.Errorf("%s, %s: filed %s, due %s, want %s", l.State, l.Statute, filed, got, want)
		}
		if got, want := l.Urgent.Due(filed), day(t, l.Example.Urgent); got != want {
			t.Errorf("%s, %s: urgent, filed %s, due %s, want %s", l.State, l.Statute, filed, got, want)
		}
	}
	for _, u := range laws.Unconfirmed {
		if u.State.Name() == "" || seen[u.State] || u.Source == "" {
			t.Errorf("unconfirmed: %+v", u)
		}
		seen[u.State] = true
	}
	if e := SelfFunded(); e.Cite == "" || e.Status == "" || e.Collected == "" {
		t.Errorf("%+v", e)
	}
}

func TestOf(t *testing.T) {
	if l, ok := Of("AZ"); !ok || l.Silence != Grants || l.Decide(true).String() != "24 hours" {
		t.Errorf("%+v", l)
	}
	if _, ok := Of("CO"); ok {
		t.Error("the terms of Colorado are not confirmed")
	}
	if u, ok := Named("GA"); !ok || u.Statute == "" {
		t.Errorf("%+v", u)
	}
	if _, ok := Named("AZ"); ok {
		t.Error("the law of Arizona is told, not only named")
	}
	if l, _ := Of("DE"); l.Decide(true) != l.Standard || l.Decide(true).String() != "2 business days" {
		t.Errorf("%+v", l)
	}
	if l, _ := Of("ME"); l.Standard.String() != "72 hours or, if that is shorter, 2 business days" || l.Standard.Due(day(t, "2026-11-04")) != day(t, "2026-11-06") {
		t.Errorf("%+v", l)
	}
}
