package casework_test

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"recourse/classify/playbook"
	"recourse/internal/casework"
	"recourse/internal/letter"
)

var noon = time.Date(2026, 11, 3, 12, 0, 0, 0, time.UTC)

func act(hour int) casework.Act {
	return casework.Act{By: "ann (uid 7)", At: noon.Add(time.Duration(hour) * time.Hour)}
}

func rules(t *testing.T) casework.Rules {
	t.Helper()
	books, err := playbook.Open("")
	if err != nil {
		t.Fatal(err)
	}
	return casework.Rules{Playbooks: books, Below: 0.9}
}

func day(t *testing.T, s string) letter.Date {
	t.Helper()
	d, err := letter.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// denial is a letter of 2026-10-01 that gives 60 days, as the machine read it.
func denial(t *testing.T) letter.Letter {
	category, stage, plan, urgent, book := letter.CategoryMedicalNecessity, letter.StageInitial, letter.PlanCommercial, false, "medical-necessity"
	spot := letter.Evidence{Quote: "W1", Page: 1, Box: letter.Box{1, 2, 3, 4}}
	l := letter.Letter{ID: "aaa-p1-1", Document: "aaa", Pages: []int{1}, ReceivedAt: noon}
	l.LetterDate = &letter.Field{Value: "2026-10-01", Confidence: 0.99}
	l.MemberID = &letter.Field{Value: "W1", Evidence: spot, Confidence: 0.8}
	l.Clocks = []letter.Clock{
		{Kind: letter.ClockStandard, Owner: letter.OwnerMember, Level: 1, Date: day(t, "2026-11-30"), How: letter.HowRelative,
			Period: &letter.Period{N: 60, Unit: letter.UnitDays, From: letter.FromNotice}, Confidence: 0.99},
		{Kind: letter.ClockExternalReview, Owner: letter.OwnerMember, How: letter.HowRelative,
			Period: &letter.Period{N: 4, Unit: letter.UnitMonths, From: letter.FromDecision}, Confidence: 0.99},
	}
	l.Finding = letter.Finding{Kind: letter.KindDenial, Type: letter.TypeDenial, Category: &category, Stage: &stage, Urgent: &urgent, PlanType: &plan}
	l.Deadline = &letter.Deadline{Date: day(t, "2026-11-30"), How: letter.HowRelative, SafeDate: day(t, "2026-11-30"),
		RuleDate: day(t, "2027-03-30"), Rule: "29 CFR 2560.503-1(h)(3)(i)", Confidence: 0.98}
	l.Playbook = &book
	l.Review = []letter.Review{
		{Field: "member_id", Code: "poor_reading", Candidates: []letter.Candidate{{Value: "W1", Page: 1}, {Value: "W7", Page: 2, Box: letter.Box{5, 6, 7, 8}}}},
		{Field: "denial_reason", Code: "page_unread"},
		{Field: "reading", Code: "page_unread"},
	}
	return l
}

func entered(t *testing.T, fields ...string) (letter.Case, letter.Letter, *letter.Letter) {
	t.Helper()
	read := denial(t)
	c := letter.Case{ID: "R-TEST", Document: "aaa", Letters: []letter.ID{read.ID}, Status: letter.CaseNeedsReview}
	if err := casework.Set(&c, &read, fields, act(0), rules(t)); err != nil {
		t.Fatal(err)
	}
	l, err := casework.Effective(c, &read, rules(t))
	if err != nil {
		t.Fatal(err)
	}
	return c, read, l
}

// What follows by rule from what a person entered is counted anew.
func TestEnteredFieldsMoveWhatFollowsFromThem(t *testing.T) {
	tests := []struct {
		name                                string
		fields                              []string
		deadline, how, rule, safe, playbook string
	}{
		{"nothing", nil, "2026-11-30", "relative", "2027-03-30", "2026-11-30", "medical-necessity"},
		{"the letter's date, 60 days later", []string{"letter_date=2026-10-11"}, "2026-12-10", "relative", "2027-04-09", "2026-12-10", "medical-necessity"},
		{"Medicare Advantage: 42 CFR 422.582(b), 65 days", []string{"plan_type=medicare_advantage"}, "2026-11-30", "relative", "2026-12-05", "2026-11-30", "medical-necessity"},
		{"an appeal that was lost: 45 CFR 147.136(d)(2)(i), and the printed days are fewer", []string{"stage=upheld"}, "2026-11-30", "relative", "2027-02-01", "2026-11-30", "external-review"},
		{"the same by the type of letter", []string{"letter_type=upheld"}, "2026-11-30", "relative", "2027-02-01", "2026-11-30", "external-review"},
		{"another reason", []string{"category=coding"}, "2026-11-30", "relative", "2027-03-30", "2026-11-30", "coding"},
		{"a later day than the rule's", []string{"deadline=2027-06-01"}, "2027-06-01", "entered", "2027-03-30", "2027-06-01", "medical-necessity"},
		{"a day and the date that others count from", []string{"deadline=2026-12-01", "letter_date=2026-10-11"}, "2026-12-01", "entered", "2027-04-09", "2026-12-01", "medical-necessity"},
		{"no deadline at all", []string{"deadline=none"}, "", "none", "2027-03-30", "", "medical-necessity"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, _, l := entered(t, test.fields...)
			d := l.Deadline
			got := []string{d.Date.String(), string(d.How), d.RuleDate.String(), d.SafeDate.String(), *l.Playbook}
			want := []string{test.deadline, test.how, test.rule, test.safe, test.playbook}
			if !slices.Equal(got, want) {
				t.Errorf("got %v, want %v", got, want)
			}
		})
	}
}

func TestEnteredIsLaidOverNotWrittenInto(t *testing.T) {
	before := denial(t)
	_, read, l := entered(t, "letter_date=2026-10-11", "member_id=W7", "category=coding", "also=medical_necessity", "peer_to_peer_date=2026-11-09",
		"peer_to_peer_phone=555-0100", "urgent=yes", "cpt=72148, 72149", "denial_reason=none", "kind=denial", "plan_type=medicaid", "claim_number=C 1")
	a, _ := json.Marshal(before)
	if b, _ := json.Marshal(read); string(a) != string(b) {
		t.Errorf("the machine's letter was changed:\n%s\n%s", a, b)
	}
	if l.MemberID.Page != 2 || l.MemberID.Confidence != 1 {
		t.Errorf("the chosen candidate's place is lost: %+v", l.MemberID)
	}
	if l.DenialReason != nil || !*l.Urgent || *l.PeerToPeer.Phone != "555-0100" || len(l.Codes.CPT) != 2 {
		t.Errorf("%+v", l)
	}
	if *l.Category != letter.CategoryCoding || !l.Reasons[0].Main || l.Also[0] != letter.CategoryMedicalNecessity {
		t.Errorf("category %v, also %v, reasons %+v", *l.Category, l.Also, l.Reasons)
	}
}

func TestANotDenialHasNothingToAppeal(t *testing.T) {
	c, _, l := entered(t, "kind=not_denial", "reading=", "member_id=W1")
	_ = c
	if l.Deadline != nil || l.Category != nil || l.Playbook != nil || l.Flagged("denial_reason") {
		t.Errorf("%+v", l)
	}
}

// Every question goes away when it is answered, and the case moves on.
func TestConfirmed(t *testing.T) {
	read, r := denial(t), rules(t)
	c := letter.Case{ID: "R-TEST", Document: "aaa", Letters: []letter.ID{read.ID}, Status: letter.CaseNeedsReview}
	if err := casework.Confirm(&c, &read, []string{"reading"}, act(0), r); err != nil {
		t.Fatal(err)
	}
	l, _ := casework.Effective(c, &read, r)
	if l.Flagged("reading") || l.Flagged("denial_reason") || !l.Flagged("member_id") || c.Status != letter.CaseNeedsReview {
		t.Errorf("review %+v, status %s", l.Review, c.Status)
	}
	if err := casework.Set(&c, &read, []string{"member_id=W1"}, act(1), r); err != nil {
		t.Fatal(err)
	}
	l, _ = casework.Effective(c, &read, r)
	if l.NeedsReview() || c.Status != letter.CaseOpen || l.MemberID.Page != 1 {
		t.Errorf("review %+v, status %s", l.Review, c.Status)
	}
	var what []string
	for _, e := range c.Events {
		what = append(what, e.What+" "+e.Note)
	}
	if got := strings.Join(what, "; "); got != "confirmed reading; confirmed member_id: W1" {
		t.Errorf("events: %s", got)
	}
	before := len(c.Events)
	if err := casework.Set(&c, &read, []string{"member_id=W1"}, act(2), r); err != nil || len(c.Events) != before {
		t.Errorf("entering the same again is no event: %v", err)
	}
}

// What was entered for one letter does not count for the next of the case,
// but the member and the plan stay the same.
func TestEntriesOfAnEarlierLetter(t *testing.T) {
	c, read, _ := entered(t, "letter_date=2026-10-11", "member_id=W7", "stage=initial")
	next := denial(t)
	next.ID, next.MemberID = "bbb-p1-1", &letter.Field{Value: "W8"}
	c.Letters = append(c.Letters, next.ID)
	l, err := casework.Effective(c, &next, rules(t))
	if err != nil || l.LetterDate.Value != "2026-10-01" || l.MemberID.Value != "W7" {
		t.Errorf("%v: date %s, member %s", err, l.LetterDate.Value, l.MemberID.Value)
	}
	c.Letters = []letter.ID{read.ID}
	if l, _ = casework.Effective(c, &read, rules(t)); l.LetterDate.Value != "2026-10-11" {
		t.Errorf("date %s", l.LetterDate.Value)
	}
}

// A case without a letter is what was typed in, dated by the rules.
func TestTypedIn(t *testing.T) {
	r := rules(t)
	c := casework.New("typed/1", act(0))
	if l, err := casework.Effective(c, nil, r); l != nil || err != nil {
		t.Fatalf("nothing is known: %+v, %v", l, err)
	}
	if err := casework.Set(&c, nil, []string{"letter_date=2026-11-02", "plan_type=medicare_advantage"}, act(0), r); err != nil {
		t.Fatal(err)
	}
	l, err := casework.Effective(c, nil, r)
	if err != nil || l.Deadline.SafeDate.String() != "2027-01-06" || *l.Playbook != "reason-unclear" || !l.Flagged("category") || !l.Flagged("deadline") {
		t.Fatalf("%+v, %v", l, err)
	}
	if err := casework.Set(&c, nil, []string{"category=formulary", "deadline=2027-01-06"}, act(1), r); err != nil {
		t.Fatal(err)
	}
	if l, _ = casework.Effective(c, nil, r); l.NeedsReview() || c.Status != letter.CaseOpen || *l.Playbook != "formulary-exception" {
		t.Errorf("%+v, status %s", l.Review, c.Status)
	}
}

// Every field takes what it gives, and what can not be meant is refused.
func TestEveryField(t *testing.T) {
	values := map[string]string{"letter_date": "2026-10-02", "deadline": "2026-12-02", "peer_to_peer_date": "2026-11-09", "kind": "denial",
		"letter_type": "partial_denial", "category": "duplicate", "also": "coding,formulary", "stage": "initial", "urgent": "true",
		"plan_type": "fehb", "state": "AZ", "funding": "self_funded", "cpt": "72148", "icd10": "M54.5,M51.26", "carc": "CO-197", "rarc": "N130"}
	for _, name := range casework.Fields() {
		value := values[name]
		if value == "" {
			value = "some words 1"
		}
		c, read, _ := entered(t, name+"="+value)
		if got := c.Entered[name].Value; got != value {
			t.Errorf("%s: entered %q, kept %q", name, value, got)
		}
		if err := casework.Confirm(&c, &read, []string{name}, act(1), rules(t)); err != nil || c.Entered[name].Value != value {
			t.Errorf("%s: confirmed as %q, %v", name, c.Entered[name].Value, err)
		}
		if err := casework.Set(&c, &read, []string{name + "="}, act(2), rules(t)); err != nil || len(c.Entered) != 0 {
			t.Errorf("%s: not taken back: %v, %v", name, c.Entered, err)
		}
	}
}

func TestRefusedEntries(t *testing.T) {
	tests := map[string]string{
		"member_id":                      "no field=value",
		"membr_id=1":                     "did you mean member_id?",
		"auth=1":                         "did you mean authorization_number?",
		"zzzzzzz=1":                      "the fields are ",
		"letter_date=2026-02-30":         "no date of the calendar",
		"letter_date=13/02/2026":         "no date of the calendar",
		"letter_date=1926-02-03":         "can not be meant",
		"letter_date=2026-11-04":         "in the future",
		"deadline=2026-09-30":            "before the letter's own date",
		"category=sequins":               "it is one of",
		"plan_type=medicare":             "did you mean medicare_advantage?",
		"urgent=perhaps":                 "neither yes nor no",
		"cpt=7214 8!":                    "is no code",
		"stage=none":                     "every letter has one",
		"service=a\x00b":                 "can not be printed",
		"denial_reason=" + words(10_000): "longer than",
	}
	for _, typed := range slices.Sorted(maps.Keys(tests)) {
		read := denial(t)
		c := letter.Case{Letters: []letter.ID{read.ID}}
		err := casework.Set(&c, &read, []string{"payer=P", typed}, act(0), rules(t))
		if letter.CodeOf(err) != casework.CodeBadEntry || !strings.Contains(letter.WhyOf(err), tests[typed]) {
			t.Errorf("%.40s: %v, want %q", typed, err, tests[typed])
		}
	}
}

func TestNoDeadlineWithoutADenial(t *testing.T) {
	read := denial(t)
	c := letter.Case{Letters: []letter.ID{read.ID}}
	err := casework.Set(&c, &read, []string{"kind=not_denial", "deadline=2026-12-01"}, act(0), rules(t))
	if letter.CodeOf(err) != casework.CodeBadEntry {
		t.Errorf("got %v", err)
	}
}

func words(n int) string { return strings.Repeat("word ", n) }
