package codes

import (
	"strings"
	"testing"

	"recourse/internal/layout/layouttest"
)

func TestFind(t *testing.T) {
	for _, c := range []struct{ name, letter, cpt, icd, carc, rarc string }{
		{"running text", "asked us to cover infusions (J1745 and 96413) for Crohn's disease (K50.90)", "J1745 96413", "K50.90", "", ""},
		{"behind a word", "MRI of the spine, CPT 72148, 1 unit, diagnosis M54.16", "72148", "M54.16", "", ""},
		{"ZIP codes and boxes", "P.O. Box 30822, Boise, ID 83711 and Salem OR 97301", "", "", "", ""},
		{"a diagnosis of three characters", "Diagnosis: R55 Syncope and collapse", "", "R55", "", ""},
		{"a procedure that is no diagnosis", "HCPCS E0470 and CPT 69631", "E0470 69631", "", "", ""},
		{"the dollar sign of recognition", "for a helmet, code $1040, for the child", "S1040", "", "", ""},
		{"in brackets behind its description", "asked us about right total hip replacement (27130). We said no.", "27130", "", "", ""},
		{"a list in brackets", "more physical therapy visits (97110, 97140) for you", "97110 97140", "", "", ""},
		{"in square brackets", "implantation of a stimulator [CPT/HCPCS 64568], ordered by Dr. Lee", "64568", "", "", ""},
		{"behind a comma", "Issue: lumbar epidural steroid injection, 62323", "62323", "", "", ""},
		{"as a sentence says", "The code for the care is 62323. The code for the problem is M48.061.", "62323", "M48.061", "", ""},
		{"a town without its state", "Write to Ocala, 34474, or to Macon (31210)", "", "", "", ""},
		{"a laboratory's own code", "RNA analysis, code 0266U", "0266U", "", "", ""},
		{"codes of adjustment", "denied with CO-197 and PR 27", "", "", "CO-197 PR-27", ""},
		{"a remark", "Remark codes: N130 and MA01", "", "", "", "N130 MA01"},
		{"denied lines only", `
Line  Service           CPT     Billed   Paid    Codes
1     Office visit      99214   210.00   120.00  CO-45
2     Allergy tests     95004   340.00   0.00    CO-96
`, "95004", "", "CO-96", ""},
		{"approved and denied", `
Code    Description            Decision
97110   Therapeutic exercise   Approved
97140   Manual therapy         Not approved
`, "97140", "", "", ""},
		{"some of what was asked for", `
Service           Code     Requested   Approved   Not approved   Dates
Re-evaluation     97164    1           1          0              08/14/2026 to 10/13/2026
Aquatic therapy   97113    10          2          Remainder      08/14/2026 to 10/13/2026
`, "97113", "", "", ""},
		{"what we did not pay for", "We paid 80% for the exam (D0150). We did not pay for procedure D2950, core buildup, which your dentist billed on the same day.", "D2950", "", "", ""},
		{"lines that were paid and one that was not", `
Service           Code      Charge    Plan paid    Note
Office visit      99213     120.00    96.00        a
Allergy testing   95004     340.00    0.00         b
`, "95004", "", "", ""},
		{"sentences about different codes", "We approved six visits of therapeutic exercise (97110) in May. The other six visits of manual therapy (97140) are denied since they are not needed.", "97140", "", "", ""},
		{"lines without a mark", `
Procedure   Description
97110       Therapeutic exercise
97140       Manual therapy
`, "97110 97140", "", "", ""},
	} {
		got := Find(layouttest.Text(strings.TrimSpace(c.letter)))
		for _, p := range []struct {
			kind string
			got  []string
			want string
		}{{"cpt", got.CPT, c.cpt}, {"icd10", got.ICD10, c.icd}, {"carc", got.CARC, c.carc}, {"rarc", got.RARC, c.rarc}} {
			if s := strings.Join(p.got, " "); s != p.want {
				t.Errorf("%s: %s is %q, want %q", c.name, p.kind, s, p.want)
			}
		}
	}
}

func TestCARC(t *testing.T) {
	for word, want := range map[string]string{"CO-197": "CO-197", "C0-197": "CO-197", "PR27": "PR-27", "0A-18": "OA-18",
		"CO-018": "CO-18", "(CO-29)": "CO-29", "CO": "", "CO-1234": "", "197": "", "COVERED-1": ""} {
		if got, _ := CARC(word); got != want {
			t.Errorf("%q is %q, want %q", word, got, want)
		}
	}
}

func TestInforms(t *testing.T) {
	for i := range informs() {
		if !Informs("CO-" + i) {
			t.Errorf("CO-%s denies", i)
		}
	}
	if Informs("CO-197") || len(informs()) == 0 {
		t.Error("CO-197 denies nothing")
	}
}

func TestWhatIsNoCode(t *testing.T) {
	for _, c := range []struct{ letter, want string }{
		{"Group R9381, Ridgeline Foods. The visit (99213) is denied.", "99213"},
		{"We used our guideline G2368. Prostatectomy, CPT 55866, is denied.", "55866"},
		{"Plan H3288-004. Infusion, code J1745, is denied.", "J1745"},
		{"Service                     Code     Asked for    Approved    Denied\nNursing assessment          G0299    1            1           0\nNursing visits at home      99601    14           0           14", "99601"},
		{"Service                     Code     Charged    Plan pays\nOffice visit                99213    165.00     0.00\nSupplies                    99070    22.00      12.00", "99213"},
		{"Group policy: Ridgeline Supply Co., G2368. The visit (99213) is denied.", "99213"},
		{"Proc.    Description       Charged    Contract pays    Patient pays\nD0120    checkup           85.00      61.00            0.00\nD2740    ceramic crown     990.00     0.00             990.00", "D2740"},
		{"CDT      Description               Submitted    Estimated plan    Note\n                                   fee          payment\nD0140    Limited evaluation        74.00        61.00             A1\nD8080    Orthodontic treatment     5350.00      0.00              K7", "D8080"},
		{"Proc. D2750, crown on tooth 30, is denied.", "D2750"},
	} {
		if got := strings.Join(Find(layouttest.Text(c.letter)).CPT, " "); got != c.want {
			t.Errorf("%q: got %q, want %q", c.letter, got, c.want)
		}
	}
}
