package record

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"recourse/internal/letter"
)

var noon = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

func event(what, by, note string) letter.Event {
	return letter.Event{At: noon, What: what, By: by, Note: note}
}

func TestMachineNeverReplacesWhatPeopleDid(t *testing.T) {
	later := event("read", Machine, "l1")
	later.At = noon.Add(time.Hour)
	entered := map[string]letter.Entry{"member_id": {Value: "W1", By: "ann", At: noon}}
	tests := []struct {
		name               string
		old, machine, want letter.Case
	}{
		{"a first result",
			letter.Case{ID: "R-A", Document: "d1", Status: letter.CaseNeedsReview, Events: []letter.Event{event("failed", Machine, "unread")}},
			letter.Case{ID: "R-A", Document: "d1", Letters: []letter.ID{"l1"}, Status: letter.CaseNew, Events: []letter.Event{event("read", Machine, "l1")}},
			letter.Case{ID: "R-A", Document: "d1", Letters: []letter.ID{"l1"}, Status: letter.CaseNew,
				Events: []letter.Event{event("failed", Machine, "unread"), event("read", Machine, "l1")}}},
		{"the same step again after a kill",
			letter.Case{Document: "d1", Letters: []letter.ID{"l1"}, Status: letter.CaseNew, Events: []letter.Event{event("read", Machine, "l1")}},
			letter.Case{Document: "d1", Letters: []letter.ID{"l1"}, Status: letter.CaseNew, Events: []letter.Event{later}},
			letter.Case{Document: "d1", Letters: []letter.ID{"l1"}, Status: letter.CaseNew, Events: []letter.Event{event("read", Machine, "l1")}}},
		{"what was entered, decided and noted",
			letter.Case{Document: "d1", Letters: []letter.ID{"l1"}, Status: letter.CaseOpen, Entered: entered, Assignee: "bob", Outcome: "overturned",
				Events: []letter.Event{event("set", "ann", "member_id")}},
			letter.Case{Document: "d1", Letters: []letter.ID{"l1"}, Status: letter.CaseNeedsReview, Assignee: "x", Outcome: "y",
				Entered: map[string]letter.Entry{"member_id": {Value: "W2"}, "payer": {Value: "P"}}},
			letter.Case{Document: "d1", Letters: []letter.ID{"l1"}, Status: letter.CaseOpen, Entered: entered, Assignee: "bob", Outcome: "overturned",
				Events: []letter.Event{event("set", "ann", "member_id")}}},
		{"an appeal that was filed",
			letter.Case{Document: "d1", Status: letter.CaseFiled}, letter.Case{Document: "d1", Status: letter.CaseNew},
			letter.Case{Document: "d1", Status: letter.CaseFiled}},
		{"what the machine closed and now takes for a denial",
			letter.Case{Document: "d1", Status: letter.CaseClosed, Events: []letter.Event{event("read", Machine, "l1")}},
			letter.Case{Document: "d1", Status: letter.CaseNeedsReview},
			letter.Case{Document: "d1", Status: letter.CaseNeedsReview, Events: []letter.Event{event("read", Machine, "l1")}}},
		{"letters that were joined to the case",
			letter.Case{Document: "d2", Letters: []letter.ID{"l1", "l2"}}, letter.Case{Document: "d1", Letters: []letter.ID{"l1"}},
			letter.Case{Document: "d2", Letters: []letter.ID{"l1", "l2"}}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, MergeMachine(test.old, test.machine)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestSavingACaseTwiceMakesOne(t *testing.T) {
	r := open(t, t.TempDir(), MayCreate)
	doc := letter.DocumentIDOf([]byte("x"))
	unread := letter.Case{Document: doc, Status: letter.CaseNeedsReview, Events: []letter.Event{event("failed", Machine, "unread")}}
	first, err := r.SaveCase(t.Context(), 1, unread)
	if err != nil {
		t.Fatal(err)
	}
	_, err = r.UpdateCase(t.Context(), first.ID, func(c *letter.Case) error {
		c.Assignee, c.ID, c.Origin = "ann", "R-STOLE", "elsewhere"
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	read := letter.Case{Document: doc, Letters: []letter.ID{letter.NewID(doc, 1, 2)}, Status: letter.CaseNew}
	second, err := r.SaveCase(t.Context(), 1, read)
	if err != nil || second.ID != first.ID || second.Assignee != "ann" || len(second.Letters) != 1 {
		t.Errorf("saved again: %+v, %v", second, err)
	}
	if other, err := r.SaveCase(t.Context(), 2, read); err != nil || other.ID == first.ID {
		t.Errorf("the second letter: %+v, %v", other, err)
	}
}

// What the machine finds later goes to the case that a person joined it to,
// however often that was joined itself.
func TestSavingAJoinedCase(t *testing.T) {
	r := open(t, t.TempDir(), MayCreate)
	doc := letter.DocumentIDOf([]byte("x"))
	var ids []letter.CaseID
	for n := range 3 {
		c, err := r.SaveCase(t.Context(), n+1, letter.Case{Document: doc})
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, c.ID)
	}
	for n, into := range []int{1, 2} {
		if _, err := r.UpdateCase(t.Context(), ids[n], func(c *letter.Case) error {
			c.Into = ids[into]
			return nil
		}); err != nil {
			t.Fatal(err)
		}
	}
	read := letter.Case{Document: doc, Letters: []letter.ID{letter.NewID(doc, 1, 1)}}
	if c, err := r.SaveCase(t.Context(), 1, read); err != nil || c.ID != ids[2] || len(c.Letters) != 1 {
		t.Errorf("%+v, %v", c, err)
	}
}

func TestCaseWhoseNameIsTakenGetsALongerOne(t *testing.T) {
	r := open(t, t.TempDir(), MayCreate)
	doc := letter.DocumentIDOf([]byte("x"))
	taken := letter.CaseIDOf(doc, 1, 0)
	if err := r.cases.put(t.Context(), string(taken), letter.Case{ID: taken, Origin: "another/1"}); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		c, err := r.SaveCase(t.Context(), 1, letter.Case{Document: doc})
		if err != nil || c.ID != letter.CaseIDOf(doc, 1, 1) {
			t.Errorf("case is %s, %v", c.ID, err)
		}
	}
	if c, err := r.Case(t.Context(), taken); err != nil || c.Origin != "another/1" {
		t.Errorf("the other case became %+v, %v", c, err)
	}
}
