package view

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"recourse/internal/letter"
)

// contract are the keys of one letter that scripts outside rely on.
var contract = []string{"file", "letter", "document", "pages", "kind", "letter_type", "payer", "patient_name",
	"letter_date", "member_id", "authorization_number", "claim_number", "appeal_number", "service", "denial_reason",
	"appeal_fax", "codes", "category", "also", "reasons", "stage", "urgent", "plan_type", "deadline", "clocks",
	"act_by", "peer_to_peer", "playbook", "needs_review", "review", "reading"}

func TestLetterHasEveryKeyOfTheContract(t *testing.T) {
	b, err := json.Marshal(NewLetter("a.pdf", letter.Letter{}))
	if err != nil {
		t.Fatal(err)
	}
	var got map[string]json.RawMessage
	if err := json.Unmarshal(b, &got); err != nil {
		t.Fatal(err)
	}
	for _, key := range contract {
		if _, ok := got[key]; !ok {
			t.Errorf("%s is missing", key)
		}
	}
	for _, key := range []string{"payer", "member_id", "act_by", "deadline", "playbook", "category", "peer_to_peer"} {
		if v := string(got[key]); v != "null" {
			t.Errorf("%s: what a letter does not state is null, not %s", key, v)
		}
	}
	for _, key := range []string{"also", "reasons", "clocks", "review", "reading"} {
		if v := string(got[key]); v != "[]" {
			t.Errorf("%s: an empty list is [], not %s", key, v)
		}
	}
}

func TestTextWithoutLayoutHasNoPlace(t *testing.T) {
	l := letter.Letter{Facts: letter.Facts{MemberID: &letter.Field{Value: "X1", Evidence: letter.Evidence{Quote: "X1"}}}}
	b, err := json.Marshal(NewLetter("a.html", l))
	if err != nil {
		t.Fatal(err)
	}
	if want := `"member_id":{"value":"X1","quote":"X1","page":null,"box":null`; !strings.Contains(string(b), want) {
		t.Errorf("no %s in %s", want, b)
	}
}

func TestWhatIsNotKnownIsNull(t *testing.T) {
	l := letter.Letter{Facts: letter.Facts{Clocks: []letter.Clock{{Kind: letter.ClockStandard}}}}
	l.Deadline = &letter.Deadline{How: letter.HowNone}
	b, err := json.Marshal(NewLetter("a.pdf", l))
	if err != nil {
		t.Fatal(err)
	}
	if i := strings.Index(string(b), `"rule":""`); i >= 0 {
		t.Errorf("an unknown rule is null, not empty: %s", b)
	}
	if !strings.Contains(string(b), `"rule":null,"quote":null}`) {
		t.Errorf("a deadline that is not printed quotes nothing: %s", b)
	}
	var back Letter
	if err := json.Unmarshal(b, &back); err != nil || back.Clocks[0].Kind != letter.ClockStandard || back.Deadline.How != letter.HowNone {
		t.Errorf("%+v, %v", back, err)
	}
}

func TestSortWorklist(t *testing.T) {
	day := func(d int) letter.Date { return letter.Date{Year: 2026, Month: time.March, Day: d} }
	one := func(id letter.CaseID, actBy letter.Date, review bool) Case {
		return Case{Case: Head{ID: id, ActBy: actBy}, Letter: &letter.Letter{}, NeedsReview: review}
	}
	past := one("past", letter.Date{}, false)
	past.Letter.Deadline = &letter.Deadline{SafeDate: day(1)}
	cases := []Case{
		one("late", day(20), false), past, one("nothing to do", letter.Date{}, false),
		one("soon", day(3), true), one("nobody knows", letter.Date{}, true), {Case: Head{ID: "unread"}},
	}
	SortWorklist(cases)
	var got []string
	for _, c := range cases {
		got = append(got, string(c.Case.ID))
	}
	if want := "unread, nobody knows, past, soon, late, nothing to do"; strings.Join(got, ", ") != want {
		t.Errorf("got %v, want %s", got, want)
	}
}

func TestNewCaseOfAnUnreadDocument(t *testing.T) {
	doc := letter.Document{ID: "abc", Arrivals: []letter.Arrival{{Name: "x.pdf"}}, Failure: &letter.Failure{Code: "empty", Why: "the file is empty"}}
	c := NewCase(Dossier{Case: letter.Case{ID: "R-1", Document: "abc"}, Documents: map[letter.DocumentID]letter.Document{"abc": doc}}, letter.Date{})
	if !c.Unread() || !c.NeedsReview || c.File != "x.pdf" || c.Error.Code != "empty" {
		t.Errorf("%+v", c)
	}
}

func TestDaysLeft(t *testing.T) {
	l := letter.Letter{ID: "l", Document: "d", Plan: letter.Plan{ActBy: letter.Date{Year: 2026, Month: 3, Day: 3}}}
	c := NewCase(Dossier{Case: letter.Case{Document: "d"}, Letters: []letter.Letter{l}, Standing: &l}, letter.Date{Year: 2026, Month: 2, Day: 27})
	if c.Case.DaysLeft == nil || *c.Case.DaysLeft != 4 {
		t.Errorf("days left %v, want 4", c.Case.DaysLeft)
	}
}

func TestCardSaysWhatToCheck(t *testing.T) {
	l := letter.Letter{Pages: []int{1, 2}, Review: []letter.Review{{Field: "member_id", Why: "the two readings disagree"}}}
	l.Deadline = &letter.Deadline{Date: letter.Date{Year: 2026, Month: 3, Day: 20}, SafeDate: letter.Date{Year: 2026, Month: 3, Day: 15}, Rule: "42 CFR 422.582(b)"}
	var b strings.Builder
	if err := WriteCard(&b, NewLetter("a.pdf", l), letter.Date{Year: 2026, Month: 3, Day: 1}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"pages 1 to 2", "2026-03-20 Friday (19 days left)", "work to 2026-03-15: 42 CFR 422.582(b)", "CHECK", "the two readings disagree"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %q in\n%s", want, b.String())
		}
	}
}
