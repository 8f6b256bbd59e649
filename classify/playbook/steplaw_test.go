package playbook

import (
	"strings"
	"testing"

	"recourse/internal/letter"
)

// lawCase is a step-therapy denial with what is known of plan and patient.
func lawCase(t *testing.T, plan letter.PlanType, state letter.State, funding letter.Funding, change func(*PlanIn)) Plan {
	t.Helper()
	f := finding(letter.CategoryStepTherapy, letter.StageInitial, plan, false)
	if funding != "" {
		f.Funding = &funding
	}
	return planOf(t, f, func(in *PlanIn) {
		if state != "" {
			in.Facts.State = &letter.Field{Value: string(state)}
		}
		if change != nil {
			change(in)
		}
	})
}

func TestStepLaw(t *testing.T) {
	tests := []struct {
		name    string
		plan    letter.PlanType
		state   letter.State
		funding letter.Funding
		binds   Binding
		status  string
		says    []string
	}{
		{"Ariz. Rev. Stat. 20-3654: an insured plan", letter.PlanCommercial, "AZ", letter.FundingInsured, Binds, "confirmed", []string{"(Ariz. Rev. Stat. 20-3654) gives the insurer 72 hours", "24 hours where it is urgent", "counts as granted"}},
		{"insurers alone sell on the marketplace", letter.PlanMarketplace, "SD", "", Binds, "confirmed", []string{"58-17H-55", "5 calendar days", "72 hours where it is urgent"}},
		{"it is not known whether it binds", letter.PlanCommercial, "DE", "", BindsUnknown, "confirmed", []string{"18 Del. C. 3591", "2 business days", "case set CASE funding="}},
		{"what is not confirmed says so", letter.PlanCommercial, "AR", letter.FundingInsured, Binds, "secondary", []string{"not confirmed)", "in what time is not confirmed here", "counts as granted"}},
		{"a self-funded plan is exempt", letter.PlanCommercial, "AZ", letter.FundingSelfFunded, BindsNot, "confirmed", []string{"does not bind it"}},
		{"named, not confirmed", letter.PlanCommercial, "CO", letter.FundingInsured, Binds, "unconfirmed", []string{"Colorado may have a step-therapy law", "not confirmed here"}},
		{"not even named", letter.PlanCommercial, "ID", letter.FundingInsured, Binds, "unconfirmed", []string{"Idaho may have a step-therapy law; it is not confirmed here"}},
		{"the state is not known", letter.PlanCommercial, "", letter.FundingInsured, Binds, "unconfirmed", []string{"case set CASE state="}},
	}
	for _, tt := range tests {
		p := lawCase(t, tt.plan, tt.state, tt.funding, nil)
		if p.StepLaw == nil || p.StepLaw.Binds != tt.binds || p.StepLaw.Status != tt.status {
			t.Errorf("%s: %+v", tt.name, p.StepLaw)
			continue
		}
		for _, want := range tt.says {
			if !strings.Contains(p.StepLaw.Says, want) || !strings.Contains(strings.Join(p.Notes, "\n"), want) {
				t.Errorf("%s: no %q in %q", tt.name, want, p.StepLaw.Says)
			}
		}
	}
}

// Federal plans stand under no state's step-therapy law, and other denials
// have nothing to do with one.
func TestNoStepLaw(t *testing.T) {
	for _, plan := range []letter.PlanType{letter.PlanMedicareAdvantage, letter.PlanPartD, letter.PlanMedicaid, letter.PlanTricare, letter.PlanFEHB} {
		if p := lawCase(t, plan, "AZ", "", nil); p.StepLaw != nil {
			t.Errorf("%s: %+v", plan, p.StepLaw)
		}
	}
	if l := stepLawOf(finding(letter.CategoryCoding, letter.StageInitial, letter.PlanCommercial, false), letter.Facts{}); l != nil {
		t.Errorf("coding: %+v", l)
	}
	also := finding(letter.CategoryFormulary, letter.StageInitial, letter.PlanMarketplace, false)
	also.Also = []letter.Category{letter.CategoryStepTherapy}
	if l := stepLawOf(also, letter.Facts{}); l == nil {
		t.Error("a further reason counts too")
	}
}

// The steps that ask for state and funding go once these are known.
func TestWhatIsKnownIsNotAsked(t *testing.T) {
	has := func(p Plan, id string) bool {
		for _, s := range p.Steps {
			if s.ID == id {
				return true
			}
		}
		return false
	}
	p := lawCase(t, letter.PlanCommercial, "", "", nil)
	if !has(p, "ask-funding") || !has(p, "ask-state") {
		t.Error("neither is known, and is not asked for")
	}
	if p = lawCase(t, letter.PlanCommercial, "AZ", letter.FundingInsured, nil); has(p, "ask-funding") || has(p, "ask-state") {
		t.Error("both are known")
	}
	if p = lawCase(t, letter.PlanMarketplace, "AZ", "", nil); has(p, "ask-funding") {
		t.Error("a marketplace plan is insured")
	}
}

func TestTheStatesTimeToAnswer(t *testing.T) {
	asked := func(today string) func(*PlanIn) {
		return func(in *PlanIn) {
			in.Filings = []letter.Filing{{Step: "exception-request", Date: day(t, "2026-11-06"), Method: letter.FiledByFax}}
			in.Today = day(t, today)
		}
	}
	tests := []struct {
		name, today string
		state       letter.State
		plan        letter.PlanType
		funding     letter.Funding
		due         string
		late        bool
		want        string
	}{
		{"Ariz. Rev. Stat. 20-3654: the third day", "2026-11-09", "AZ", letter.PlanCommercial, letter.FundingInsured, "2026-11-09", false, "due by 2026-11-09"},
		{"Ariz. Rev. Stat. 20-3654: silence grants", "2026-11-10", "AZ", letter.PlanCommercial, letter.FundingInsured, "2026-11-09", true, "Silence grants the request"},
		{"S.D. Codified Laws 58-17H-55: five calendar days", "2026-11-12", "SD", letter.PlanCommercial, letter.FundingInsured, "2026-11-11", true, "Silence grants the request"},
		{"18 Del. C. 3591: two business days, silence not known", "2026-11-11", "DE", letter.PlanCommercial, letter.FundingInsured, "2026-11-10", true, "Call the plan"},
		{"45 CFR 156.122(c) runs beside the state's", "2026-11-08", "SD", letter.PlanMarketplace, "", "2026-11-09", false, "by federal law 72 hours"},
		{"nobody knows whether it binds: not called late", "2026-11-10", "AZ", letter.PlanCommercial, "", "2026-11-09", false, "If the plan is insured and not self-funded, silence grants"},
		{"self-funded: no state's time", "2026-11-10", "AZ", letter.PlanCommercial, letter.FundingSelfFunded, "", false, "does not bind it"},
		{"no law known: no time", "2026-11-10", "CO", letter.PlanCommercial, letter.FundingInsured, "", false, "not confirmed here"},
	}
	for _, tt := range tests {
		p := lawCase(t, tt.plan, tt.state, tt.funding, asked(tt.today))
		a := p.Answers[0]
		if a.Due.String() != tt.due || a.Late != tt.late {
			t.Errorf("%s: due %s, late %v, want %s, %v", tt.name, a.Due, a.Late, tt.due, tt.late)
		}
		if all := strings.Join(p.Notes, "\n"); !strings.Contains(all, tt.want) {
			t.Errorf("%s: no %q in\n%s", tt.name, tt.want, all)
		}
	}
}

// A law about a late appeal is shown where it can bind: to patients of its
// state, and where the state is not known.
func TestLawsOfOtherStatesAreNotShown(t *testing.T) {
	late := func(in *PlanIn) { in.Filings, in.Today = appeal(t, "2026-10-06"), day(t, "2026-12-20") }
	for state, want := range map[letter.State]bool{"": true, "NY": true, "AZ": false} {
		p := lawCase(t, letter.PlanCommercial, state, "", late)
		if got := strings.Contains(strings.Join(p.Notes, "\n"), "In New York"); got != want {
			t.Errorf("%q: shown %v", state, got)
		}
	}
	if p := lawCase(t, letter.PlanCommercial, "NY", letter.FundingSelfFunded, late); strings.Contains(strings.Join(p.Notes, "\n"), "In New York") {
		t.Error("a self-funded plan is exempt")
	}
}
