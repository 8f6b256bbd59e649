package draft

import (
	"strings"
	"testing"

	"recourse/classify/playbook"
	"recourse/internal/letter"
)

func field(v string) *letter.Field { return &letter.Field{Value: v} }

// denial is a letter in which everything is known.
func denial(c letter.Category) letter.Letter {
	stage, urgent := letter.StageInitial, false
	phone := "555-0100"
	l := letter.Letter{}
	l.Kind, l.Category, l.Stage, l.Urgent = letter.KindDenial, &c, &stage, &urgent
	l.Payer, l.PatientName, l.MemberID = field("Northgate Health"), field("Zoë Peña"), field("W123 456")
	l.AuthorizationNumber, l.ClaimNumber, l.AppealNumber = field("A-77"), field("C-88"), field("AP-99")
	l.Service, l.DenialReason, l.LetterDate = field("MRI of the spine"), field("Six weeks of therapy {are} not [shown]."), field("2026-03-09")
	l.AppealFax, l.AppealAddress = field("555-0199"), field("PO Box 1\nMill, OH 44444")
	l.Codes = letter.Codes{CPT: []string{"72148"}, ICD10: []string{"M54.16"}}
	l.Deadline = &letter.Deadline{SafeDate: letter.Date{Year: 2026, Month: 9, Day: 5}}
	l.PeerToPeer = &letter.PeerToPeer{Phone: &phone, Date: letter.Date{Year: 2026, Month: 3, Day: 20}}
	return l
}

func textOf(d Document) string {
	var b strings.Builder
	for _, block := range d.Blocks {
		b.WriteString(string(block.Style) + " " + block.Label + ": ")
		for _, r := range block.Runs {
			switch {
			case r.Blank:
				b.WriteString("<" + r.Text + ">")
			case r.Check:
				b.WriteString(r.Text + "?")
			default:
				b.WriteString(r.Text)
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}

func TestEveryKindForEveryCategory(t *testing.T) {
	for _, k := range Kinds {
		for _, c := range letter.Categories {
			d, err := Make(In{Kind: k, Letter: denial(c), Today: letter.Date{Year: 2026, Month: 3, Day: 10}})
			if err != nil {
				t.Fatal(err)
			}
			text := textOf(d)
			for _, want := range []string{"W123 456"} {
				if !strings.Contains(text, want) {
					t.Errorf("%s for %s: %q is missing", k, c, want)
				}
			}
			if k != FaxCover && !strings.Contains(text, "quote : Six weeks of therapy {are} not [shown].\n") {
				t.Errorf("%s for %s does not quote the reason as it is:\n%s", k, c, text)
			}
		}
	}
}

// TestNothingIsMadeUp: of a letter of which nothing is known, everything is a
// blank, and no value of another letter appears.
func TestNothingIsMadeUp(t *testing.T) {
	for _, k := range Kinds {
		d, err := Make(In{Kind: k})
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range d.Blocks {
			if b.Style == Row || b.Style == Quote || b.Style == Address {
				if !b.Runs[0].Blank && b.Runs[0].Text != "To: " && b.Runs[0].Text != "Appeal, member ID " {
					t.Errorf("%s: %s %q is not blank", k, b.Label, b.Runs[0].Text)
				}
			}
		}
	}
}

func TestDoubtfulValuesAreToCheck(t *testing.T) {
	l := denial(letter.CategoryCoding)
	l.Review = []letter.Review{{Field: "member_id"}, {Field: "deadline"}}
	d, err := Make(In{Kind: CriteriaRequest, Letter: l})
	if err != nil {
		t.Fatal(err)
	}
	text := textOf(d)
	for _, want := range []string{"W123 456?", "September 5, 2026?", "Claim number: C-88\n"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in\n%s", want, text)
		}
	}
}

// A service that was read with little confidence is to be checked, unless a
// person gave it.
func TestUnsureService(t *testing.T) {
	l := denial(letter.CategoryCoding)
	l.Service.Confidence = 0.64
	in := In{Kind: AppealLetter, Letter: l}
	for _, tt := range []struct {
		given map[string]string
		want  string
	}{{nil, "Service denied: MRI of the spine?"}, {map[string]string{"service": "MRI"}, "Service denied: MRI\n"}} {
		in.Given = tt.given
		d, err := Make(in)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(textOf(d), tt.want) {
			t.Errorf("no %q in\n%s", tt.want, textOf(d))
		}
	}
}

func TestGiven(t *testing.T) {
	in := In{Kind: AppealLetter, Letter: denial(letter.CategoryMedicalNecessity), Given: map[string]string{"facts": "Six weeks were done, see page 3."},
		Desk: Desk{Name: "Saltbush Clinic", Address: []string{"12 Mill St"}, Fax: "555-0142"}, Enclosures: []string{"Denial letter"},
		Passages: []Passage{{Text: "MRI is covered after six weeks.", Title: "Imaging policy", Page: 4, Date: "2026-01-01"}},
		Tried: []letter.Trial{{Treatment: "ibuprofen", Dose: "800 mg", From: "2025-11", Until: "2026-01", End: letter.TrialFailed, Source: "Office note", Page: 2},
			{Treatment: "naproxen", End: letter.TrialContraindicated, Note: "ulcer in 2019."}}}
	d, err := Make(in)
	if err != nil {
		t.Fatal(err)
	}
	text := textOf(d)
	for _, want := range []string{"letterhead : Saltbush Clinic\n12 Mill St", "Six weeks were done, see page 3.", "also by fax to 555-0142",
		"body : Imaging policy, page 4, 2026-01-01:\nquote : MRI is covered after six weeks.", "item : Denial letter",
		"item : ibuprofen, 800 mg, from November 2025, until January 2026, did not work. (See Office note, page 2.)",
		"item : naproxen, must not be given: ulcer in 2019. <the record that shows it>", "<date of birth of the patient>"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in\n%s", want, text)
		}
	}
	in.Given = map[string]string{"factz": "x"}
	if _, err := Make(in); letter.CodeOf(err) != "bad_slot" {
		t.Errorf("an unknown blank gives %v", err)
	}
	if _, err := Make(In{Kind: "poem"}); letter.CodeOf(err) != "bad_kind" {
		t.Errorf("an unknown kind gives %v", err)
	}
}

func TestUpheldAndUrgent(t *testing.T) {
	l := denial(letter.CategoryStepTherapy)
	upheld, urgent := letter.StageUpheld, true
	l.Stage, l.Urgent = &upheld, &urgent
	d, err := Make(In{Kind: AppealLetter, Letter: l})
	if err != nil {
		t.Fatal(err)
	}
	text := textOf(d)
	for _, want := range []string{"Expedited review is requested", "uphold the denial", "First appeal: AP-99", "within 72 hours: <why waiting"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in\n%s", want, text)
		}
	}
}

// TestLaw: what is not confirmed, or may not bind, is to be checked before it is
// sent.
func TestLaw(t *testing.T) {
	law := Law{State: "Arizona", Statute: "ARS 20-3654", Status: "secondary", Insured: true, Standard: "72 hours", Urgent: "24 hours", SilenceGrants: true, Grounds: []string{"a", "b"}}
	text := "It gives 72 hours to decide, and 24 hours where the matter is urgent. A request that is not answered in time counts as granted. Its grounds for an exception: a; b."
	made := func() string {
		d, err := Make(In{Kind: ExceptionRequest, Letter: denial(letter.CategoryStepTherapy), Law: &law})
		if err != nil {
			t.Fatal(err)
		}
		return textOf(d)
	}
	if got := made(); !strings.Contains(got, text+"?") {
		t.Errorf("%q is missing in\n%s", text, got)
	}
	law.Status = "confirmed"
	if got := made(); !strings.Contains(got, text+"\n") {
		t.Errorf("%q is to be checked in\n%s", text, got)
	}
	law.Insured = false
	if got := made(); !strings.Contains(got, text+"?") {
		t.Errorf("%q is not to be checked in\n%s", text, got)
	}
}

// TestPlaybooksNameKinds: a step can only ask for a document that there is.
func TestPlaybooksNameKinds(t *testing.T) {
	for i, k := range Kinds {
		if playbook.Drafts[i] != string(k) {
			t.Errorf("playbooks name %s, drafts %s", playbook.Drafts[i], k)
		}
	}
}

// An address that names the plan stands alone; one that does not has its name
// above it.
func TestAddress(t *testing.T) {
	for address, want := range map[string]string{
		"Northgate Appeals Unit, P.O. Box 1, Mill, OH 44444": "address : Northgate Appeals Unit, P.O. Box 1, Mill, OH 44444\nBy fax",
		"Member Appeals, P.O. Box 1, Mill, OH 44444":         "address : Northgate Health\nMember Appeals, P.O. Box 1, Mill, OH 44444\nBy fax",
		"PO Box 1\nMill, OH 44444":                           "address : Northgate Health\nAppeals\nPO Box 1\nMill, OH 44444\nBy fax",
		"Northgate, Provider Disputes, PO Box 1":             "Northgate, Provider Disputes, PO Box 1?",
		"":                                                   "address : Northgate Health\nAppeals\n<postal address",
	} {
		l := denial(letter.CategoryCoding)
		l.AppealAddress = field(address)
		if address == "" {
			l.AppealAddress = nil
		}
		d, err := Make(In{Kind: AppealLetter, Letter: l})
		if err != nil {
			t.Fatal(err)
		}
		if text := textOf(d); !strings.Contains(text, want) {
			t.Errorf("%q: no %q in\n%s", address, want, text)
		}
	}
}

// Papers that should go along are not said to be there before somebody says so.
func TestSuggestedPapers(t *testing.T) {
	in := In{Kind: AppealLetter, Letter: denial(letter.CategoryCoding), Suggested: []string{"The claim as it was billed"}}
	d, err := Make(in)
	if err != nil {
		t.Fatal(err)
	}
	if want := "item : <mark if enclosed> The claim as it was billed"; !strings.Contains(textOf(d), want) {
		t.Errorf("no %q in\n%s", want, textOf(d))
	}
	in.Kind = CriteriaRequest
	if d, err = Make(in); err != nil || strings.Contains(textOf(d), "claim as it was billed") || !strings.Contains(textOf(d), "item : The denial letter\n") {
		t.Errorf("%v\n%s", err, textOf(d))
	}
}

// A claim is to be paid, a request to be approved; what happens without a
// service that was given long ago is no question.
func TestClaimsAndRequests(t *testing.T) {
	claim, request := denial(letter.CategoryDuplicate), denial(letter.CategoryMedicalNecessity)
	request.ClaimNumber = nil
	for _, tt := range []struct {
		l         letter.Letter
		has, lack string
	}{{claim, "Please reverse it and pay the claim.", "Without this service"}, {request, "approve the service as requested", "pay the claim"}} {
		d, err := Make(In{Kind: AppealLetter, Letter: tt.l})
		if err != nil {
			t.Fatal(err)
		}
		if text := textOf(d); !strings.Contains(text, tt.has) || strings.Contains(text, tt.lack) {
			t.Errorf("want %q, not %q in\n%s", tt.has, tt.lack, text)
		}
	}
}

// A cover sheet says what it goes before.
func TestCoverSheet(t *testing.T) {
	for kind, want := range map[Kind]string{"": "About: Appeal, member ID", AppealLetter: "To: Northgate Health, Appeals", ExceptionRequest: "Fax: <fax number for exception requests",
		CriteriaRequest: "About: Request for criteria", ExternalReviewRequest: "About: Request for review", NecessityLetterRequest: "To: <name and specialty of the prescriber>", PeerToPeerSheet: "Fax: <fax number of the prescriber>"} {
		d, err := Make(In{Kind: FaxCover, Covers: kind, Letter: denial(letter.CategoryCoding)})
		if err != nil {
			t.Fatal(err)
		}
		text := textOf(d)
		if !strings.Contains(text, want) || strings.Count(text, "row To:")+strings.Count(text, "row Fax:")+strings.Count(text, "row About:") != 3 {
			t.Errorf("%q: no %q in\n%s", kind, want, text)
		}
	}
}

// The review after a lost appeal is asked for under the law of the plan.
func TestReviewsUnderTheirLaw(t *testing.T) {
	for plan, want := range map[letter.PlanType]string{letter.PlanCommercial: "45 CFR 147.136", letter.PlanMarketplace: "45 CFR 147.136", letter.PlanUnknown: "45 CFR 147.136",
		letter.PlanPartD: "42 CFR 423.600", letter.PlanMedicareAdvantage: "42 CFR 422.592", letter.PlanMedicaid: "42 CFR 438.402",
		letter.PlanFEHB: "5 CFR 890.105", letter.PlanTricare: "32 CFR 199.10"} {
		l := denial(letter.CategoryMedicalNecessity)
		l.PlanType = &plan
		d, err := Make(In{Kind: ExternalReviewRequest, Letter: l})
		if err != nil {
			t.Fatal(err)
		}
		text := textOf(d)
		if !strings.Contains(text, want) || want != "45 CFR 147.136" && strings.Contains(text, "147.136") || strings.Count(text, "heading : Request") != 1 {
			t.Errorf("%s: want %s once in\n%s", plan, want, text)
		}
	}
}
