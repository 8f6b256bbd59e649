package score

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"recourse/internal/letter"
)

func ptr[T any](v T) *T { return &v }

func printed(v string) *letter.Field { return &letter.Field{Value: v} }

// denial is the truth of a made-up letter.
func denial() Truth {
	return Truth{Kind: letter.KindDenial, Payer: ptr("Hollow Creek Health Plan, Inc."), PatientName: ptr("Ada B. Quill"),
		LetterDate: ptr("2026-01-05"), MemberID: ptr("HC-100 200"), AuthorizationNumber: ptr("A17"),
		DenialReason: ptr("The records do not show six weeks of therapy."), Category: ptr("medical_necessity"),
		Stage: ptr("initial"), Urgent: ptr(false), PlanType: ptr("commercial"), CPT: []string{"72148"},
		Deadline:   &TruthDeadline{Date: ptr("2026-07-04"), How: letter.HowRelative},
		PeerToPeer: &TruthPeerToPeer{Phone: ptr("1-888-555-7204")}}
}

// reading is a letter that states what denial() states, otherwise spelled.
func reading() letter.Letter {
	date, _ := letter.ParseDate("2026-07-04")
	l := letter.Letter{}
	l.Payer, l.PatientName, l.LetterDate = printed("HOLLOW CREEK HEALTH PLAN"), printed("Ada Quill"), printed("2026-01-05")
	l.MemberID, l.AuthorizationNumber = printed("hc100200"), printed("A-17")
	l.DenialReason = printed("The records do not show six weeks of therapy.")
	l.Kind, l.Category, l.Stage = letter.KindDenial, ptr(letter.CategoryMedicalNecessity), ptr(letter.StageInitial)
	l.Urgent, l.PlanType = ptr(false), ptr(letter.PlanCommercial)
	l.Deadline = &letter.Deadline{Date: date, How: letter.HowRelative}
	l.PeerToPeer = &letter.PeerToPeer{Phone: ptr("(888) 555-7204 ext. 3")}
	l.Codes.CPT = []string{"72148"}
	return l
}

func outcomeOf(r Result, name string) Outcome {
	for _, j := range r.Fields {
		if j.Field == name {
			return j.Outcome
		}
	}
	return outcomes
}

func TestAllRight(t *testing.T) {
	r := Compare(denial(), []letter.Letter{reading()})
	for _, j := range r.Fields {
		if j.Outcome != Right {
			t.Error(j)
		}
	}
	if r.Review || r.Split || len(r.Fields) != len(allFields) {
		t.Errorf("%+v", r)
	}
}

func TestOutcomes(t *testing.T) {
	flag := func(l *letter.Letter, names ...string) {
		for _, n := range names {
			l.Review = append(l.Review, letter.Review{Field: n})
		}
	}
	for _, c := range []struct {
		name, field string
		change      func(*Truth, *letter.Letter)
		want        Outcome
	}{
		{"another number", "member_id", func(_ *Truth, l *letter.Letter) { l.MemberID.Value = "HC100208" }, Wrong},
		{"another number, asked", "member_id", func(_ *Truth, l *letter.Letter) { l.MemberID.Value = "X"; flag(l, "member_id") }, WrongFlagged},
		{"not read", "member_id", func(_ *Truth, l *letter.Letter) { l.MemberID = nil }, Missing},
		{"read as nothing", "member_id", func(_ *Truth, l *letter.Letter) { l.MemberID.Value = "" }, Missing},
		{"not read, asked", "member_id", func(_ *Truth, l *letter.Letter) { l.MemberID = nil; flag(l, "member_id") }, MissingFlagged},
		{"not read, other asked", "member_id", func(_ *Truth, l *letter.Letter) { l.MemberID = nil; flag(l, "kind") }, Missing},
		{"not printed", "claim_number", func(_ *Truth, l *letter.Letter) { l.ClaimNumber = printed("C1") }, Invented},
		{"not printed, asked", "claim_number", func(_ *Truth, l *letter.Letter) { l.ClaimNumber = printed("C1"); flag(l, "claim_number") }, InventedFlagged},
		{"assumed date", "deadline", func(_ *Truth, l *letter.Letter) { l.Deadline.How = letter.HowAssumed }, Missing},
		{"assumed date, none printed", "deadline", func(tr *Truth, l *letter.Letter) {
			tr.Deadline.Date, l.Deadline.How = nil, letter.HowAssumed
		}, Right},
		{"other day", "deadline", func(_ *Truth, l *letter.Letter) { l.Deadline.Date.Day++ }, Wrong},
		{"urgent", "urgent", func(_ *Truth, l *letter.Letter) { l.Urgent = ptr(true) }, Wrong},
		{"no phone offered", "peer_to_peer", func(tr *Truth, _ *letter.Letter) { tr.PeerToPeer = nil }, Invented},
		{"name turned round", "patient_name", func(_ *Truth, l *letter.Letter) { l.PatientName.Value = "Quill, Ada" }, Wrong},
		{"payer with much else", "payer", func(_ *Truth, l *letter.Letter) {
			l.Payer.Value = "Hollow Creek Health Plan Inc is a product of One Two Three Four Five Six Seven"
		}, Wrong},
		{"part of the reason", "denial_reason", func(_ *Truth, l *letter.Letter) { l.DenialReason.Value = "six weeks" }, Wrong},
		{"reason in a longer quote", "denial_reason", func(tr *Truth, l *letter.Letter) {
			l.DenialReason.Value = "We looked at your plan and at these papers: " + *tr.DenialReason
		}, Right},
	} {
		t.Run(c.name, func(t *testing.T) {
			truth, l := denial(), reading()
			c.change(&truth, &l)
			if got := outcomeOf(Compare(truth, []letter.Letter{l}), c.field); got != c.want {
				t.Errorf("%s is %s, want %s", c.field, got, c.want)
			}
		})
	}
}

func TestUnreadIsSentToReview(t *testing.T) {
	r := Compare(denial(), nil)
	if !r.Review || outcomeOf(r, "member_id") != MissingFlagged || outcomeOf(r, "claim_number") != Right {
		t.Errorf("%+v", r)
	}
}

func TestOfSeveralTheDenialIsJudged(t *testing.T) {
	r := Compare(denial(), []letter.Letter{{}, reading()})
	if !r.Split || outcomeOf(r, "member_id") != Right {
		t.Errorf("%+v", r)
	}
}

func TestNoDenialIsAskedForLittle(t *testing.T) {
	r := Compare(Truth{Kind: letter.KindNotDenial}, []letter.Letter{reading()})
	if len(r.Fields) != 5 || len(r.Lists) != 0 || outcomeOf(r, "kind") != Wrong || outcomeOf(r, "deadline") != outcomes {
		t.Errorf("%+v", r)
	}
}

func TestAssumedOnly(t *testing.T) {
	l := reading()
	l.Deadline.How = letter.HowAssumed
	l.Review = []letter.Review{{Field: "deadline"}}
	if !Compare(denial(), []letter.Letter{l}).AssumedOnly {
		t.Error("not counted")
	}
	l.Review = append(l.Review, letter.Review{Field: "payer"})
	if Compare(denial(), []letter.Letter{l}).AssumedOnly {
		t.Error("counted with another question")
	}
}

// board has two scans, the second changed, and a fax.
func board(change func(*letter.Letter)) *Board {
	b := &Board{}
	l := reading()
	change(&l)
	b.Add("fax", "x1", Compare(denial(), []letter.Letter{reading()}))
	b.Add("scan", "x1", Compare(denial(), []letter.Letter{reading()}))
	b.Add("scan", "x2", Compare(denial(), []letter.Letter{l}))
	return b
}

func render(t *testing.T, b *Board) string {
	t.Helper()
	var s strings.Builder
	if _, err := b.WriteTo(&s); err != nil {
		t.Fatal(err)
	}
	return s.String()
}

func TestBoardText(t *testing.T) {
	got := render(t, board(func(l *letter.Letter) { l.MemberID = nil; l.Codes.CPT = []string{"1", "72148"} }))
	for _, want := range []string{
		"scan  member_id                          1             0             0             1             0             0             0\n",
		"scan  cpt                   found 2 of 2, extra 1\n",
		"scan critical values right: 11 of 12 (91.7%), silent errors: 1 (8.33%)\n",
		"scan sent to review: 0 of 2 letters (0 only for an assumed deadline), split wrongly: 0\n",
		"scan silent: x2 member_id\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing in:\n%s", want, got)
		}
	}
	if strings.Index(got, "\nscan") > strings.Index(got, "\nfax") {
		t.Error("scan stands before fax")
	}
}

func TestBoardIsReadBack(t *testing.T) {
	b := board(func(l *letter.Letter) { l.MemberID = nil })
	old, err := Read(strings.NewReader(render(t, b)))
	if err != nil {
		t.Fatal(err)
	}
	if r := Regressions(old, b); len(r) > 0 {
		t.Error(r)
	}
	if r := Regressions(b, old); len(r) > 0 || old.Silent() != 1 {
		t.Error(r, old.Silent())
	}
	if _, err := Read(strings.NewReader("scan kind 1 2\n")); err == nil {
		t.Error("a row with too few figures was read")
	}
}

func TestRegressions(t *testing.T) {
	good := func(*letter.Letter) {}
	flagged := func(l *letter.Letter) { l.MemberID = nil; l.Review = []letter.Review{{Field: "member_id"}} }
	lost := func(l *letter.Letter) { l.MemberID = nil }
	for _, c := range []struct {
		name     string
		old, new *Board
		want     []string
	}{
		{"same", board(good), board(good), nil},
		{"better", board(lost), board(good), nil},
		{"fewer right", board(good), board(flagged), []string{"scan member_id: fewer right: was 2, is 1"}},
		{"no longer asked", board(flagged), board(lost), []string{"scan member_id: more silent errors: was 0, is 1"}},
		{"code lost", board(good), board(func(l *letter.Letter) { l.Codes.CPT = nil }), []string{"scan cpt: fewer found: was 2, is 1"}},
		{"forms gone", board(good), &Board{}, []string{"scan: no letter of this form was scored", "fax: no letter of this form was scored"}},
	} {
		if got := Regressions(c.old, c.new); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestReadTruth(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.json")
	for text, ok := range map[string]bool{
		`{"kind": "denial", "deadline": {"date": null, "how": "none", "quote": null}, "also": []}`: true,
		`{"kind": "denial", "member": "1"}`: false,
		`{`:                                 false,
	} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := ReadTruth(path); (err == nil) != ok {
			t.Errorf("%s: %v", text, err)
		}
	}
}
