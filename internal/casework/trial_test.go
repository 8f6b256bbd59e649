package casework_test

import (
	"strings"
	"testing"

	"recourse/internal/casework"
	"recourse/internal/letter"
)

func names(list []letter.TrialEntry) string {
	var out []string
	for _, e := range list {
		out = append(out, e.ID+" "+e.Treatment)
	}
	return strings.Join(out, ", ")
}

func TestHistory(t *testing.T) {
	r := rules(t)
	c := casework.New("typed/1", act(0))
	add := func(in casework.Trial) error { return casework.AddTrial(&c, in, act(1), r) }
	if err := add(casework.Trial{Treatment: " ibuprofen ", From: "3/2025", Until: "4/9/2025", End: "Failed"}); err != nil {
		t.Fatal(err)
	}
	if got := c.Trials[0].Trial; got != (letter.Trial{Treatment: "ibuprofen", From: "2025-03", Until: "2025-04-09", End: letter.TrialFailed}) {
		t.Errorf("%+v", got)
	}
	for _, bad := range []casework.Trial{{End: "failed"}, {Treatment: "x"}, {Treatment: "x", End: "failed", From: "0024"}, {Treatment: "x", End: "failed", From: "2025-13"},
		{Treatment: "x", End: "failed", From: "2099"}, {Treatment: "x", End: "failed", From: "2025-05", Until: "2025-04"}, {Treatment: "x", End: "ongoing", Until: "2025"}, {Treatment: "x", End: "failed", Page: -1}} {
		if err := add(bad); letter.CodeOf(err) != casework.CodeBadEntry {
			t.Errorf("%+v: %v", bad, err)
		}
	}
	if err := add(casework.Trial{Treatment: "x", End: "failed", From: "2025-05", Until: "2025"}); err != nil {
		t.Errorf("until the end of the same year: %v", err)
	}
}

// A proposal becomes part of the history only by a person; no name is used
// twice, and a mistake leaves all as it was.
func TestProposals(t *testing.T) {
	c := casework.New("typed/1", act(0))
	found := []letter.Trial{{Treatment: "a", End: letter.TrialFailed, Quote: "a failed"}, {Treatment: "b", End: letter.TrialStopped}}
	casework.Propose(&c, found, act(1))
	casework.Propose(&c, found, act(2))
	if len(c.Trials) != 0 || names(c.Proposed) != "T1 a, T2 b" {
		t.Fatalf("%s; %s", names(c.Trials), names(c.Proposed))
	}
	if err := casework.AcceptTrials(&c, []string{"t2", "T9"}, act(3)); letter.CodeOf(err) != casework.CodeBadEntry || len(c.Proposed) != 2 {
		t.Errorf("%v; %s", err, names(c.Proposed))
	}
	if err := casework.AcceptTrials(&c, []string{"t2"}, act(3)); err != nil || names(c.Trials) != "T2 b" || c.Trials[0].At != act(3).At.UTC() {
		t.Errorf("%v; %s", err, names(c.Trials))
	}
	if err := casework.RemoveTrials(&c, []string{"T1", "T2"}, act(4)); err != nil || len(c.Trials)+len(c.Proposed) != 0 {
		t.Errorf("%v; %s; %s", err, names(c.Trials), names(c.Proposed))
	}
	casework.Propose(&c, found[:1], act(5))
	if err := casework.AcceptTrials(&c, nil, act(6)); err != nil || names(c.Trials) != "T3 a" {
		t.Errorf("%v; %s", err, names(c.Trials))
	}
}

// Joining twice, as after a stop, takes a history over once.
func TestJoinTakesTheHistoryOver(t *testing.T) {
	one, other := casework.New("typed/1", act(0)), casework.New("typed/2", act(0))
	one.ID, other.ID = "R-AAAAA", "R-BBBBB"
	same := letter.Trial{Treatment: "a", End: letter.TrialFailed}
	casework.Propose(&one, []letter.Trial{same}, act(1))
	casework.Propose(&other, []letter.Trial{same, {Treatment: "b", End: letter.TrialFailed}}, act(1))
	for range 2 {
		if err := casework.Join(&one, other, nil, act(2)); err != nil {
			t.Fatal(err)
		}
	}
	if names(one.Proposed) != "T1 a, T2 b" {
		t.Error(names(one.Proposed))
	}
}
