package trial

import (
	"fmt"
	"strings"
	"testing"

	"recourse/internal/layout/layouttest"
	"recourse/internal/letter"
)

// line is a proposal as a line.
func line(p letter.Trial) string {
	return fmt.Sprintf("%s | %s | %s | %s | %s", p.Treatment, p.Dose, p.From, p.Until, p.End)
}

func TestFind(t *testing.T) {
	tests := []struct {
		name, record string
		want         []string
	}{
		{"a dose behind a name, a range of months", "She took ibuprofen 800 mg TID from 11/2025 to 01/2026 without relief.",
			[]string{"ibuprofen | 800 mg TID | 2025-11 | 2026-01 | failed"}},
		{"dates behind words that say which they are", "Sertraline 100 mg daily was started in March 2025 and discontinued 06/14/2025 due to nausea.",
			[]string{"Sertraline | 100 mg daily | 2025-03 | 2025-06-14 | intolerance"}},
		{"a lone date that nothing explains is not taken", "Methotrexate 15 mg weekly, 9/2024, inadequate response.",
			[]string{"Methotrexate | 15 mg weekly |  |  | failed"}},
		{"no medicine, but a therapy", "Physical therapy from 01/05/2026 through 02/16/2026 gave no improvement.",
			[]string{"Physical therapy |  | 2026-01-05 | 2026-02-16 | failed"}},
		{"a class that must not be given", "NSAIDs are contraindicated because of chronic kidney disease.",
			[]string{"NSAIDs |  |  |  | contraindicated"}},
		{"known by its stem alone", "Adalimumab was stopped in 2023 for loss of response.",
			[]string{"Adalimumab |  |  | 2023 | failed"}},
		{"a salt belongs to the name", "Metformin HCl ER 1000 mg was not tolerated.",
			[]string{"Metformin HCl ER | 1000 mg |  |  | intolerance"}},
		{"two in a sentence, each with its own", "Naproxen 500 mg BID failed, and gabapentin 300 mg caused side effects.",
			[]string{"Naproxen | 500 mg BID |  |  | failed", "gabapentin | 300 mg |  |  | intolerance"}},
		{"two in a sentence share no dates", "Naproxen 500 mg and ibuprofen 800 mg gave no relief from 11/2025 to 01/2026.",
			[]string{"Naproxen | 500 mg |  |  | failed", "ibuprofen | 800 mg | 2025-11 | 2026-01 | failed"}},
		{"still taken", "Patient continues on gabapentin 300 mg TID since 2/2026.",
			[]string{"gabapentin | 300 mg TID | 2026-02 |  | ongoing"}},
		{"a plan is no trial", "Plan: start adalimumab 40 mg every other week, since methotrexate failed.", nil},
		{"dates behind words further off", "She was started on methotrexate 15 mg weekly in March 2024 and it was stopped in September 2024 because of inadequate response.",
			[]string{"methotrexate | 15 mg weekly | 2024-03 | 2024-09 | failed"}},
		{"a date of something else", "Started on sertraline 50 mg, which failed; last seen 5/2025.", []string{"sertraline | 50 mg |  |  | failed"}},
		{"somebody else's", "Her mother took etanercept 50 mg weekly with good response.", nil},
		{"no end told", "Current medications: lisinopril 10 mg daily.", nil},
		{"turned round", "She takes lisinopril 10 mg daily and denies side effects.", nil},
		{"a number that is no dose of anything", "Weight of 82 g was noted, and the exercise failed.", nil},
	}
	for _, tt := range tests {
		var got []string
		for _, p := range Find(layouttest.Text(tt.record)) {
			got = append(got, line(p))
			if p.Page != 1 || !strings.Contains(p.Quote, p.Treatment) {
				t.Errorf("%s: page %d, quote %q", tt.name, p.Page, p.Quote)
			}
		}
		if strings.Join(got, "\n") != strings.Join(tt.want, "\n") {
			t.Errorf("%s:\n%s\nwant\n%s", tt.name, strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
		}
	}
}

// A list of medications gives a proposal a row, each with its own row as the
// quote.
func TestTable(t *testing.T) {
	record := `Saltbush Rheumatology                          Patient: Orla Quist

Prior treatments
Medication            Dose            Start      Stop       Result
Methotrexate          15 mg weekly    03/2024    09/2024    Inadequate response
Sulfasalazine         1000 mg BID     10/2024    12/2024    Not tolerated, rash
Leflunomide           20 mg daily     01/2025    06/2025    No improvement
Tofacitinib 5 mg BID 08/2025          09/2025    Stopped, side effects
`
	want := []string{"Methotrexate | 15 mg weekly | 2024-03 | 2024-09 | failed", "Sulfasalazine | 1000 mg BID | 2024-10 | 2024-12 | intolerance",
		"Leflunomide | 20 mg daily | 2025-01 | 2025-06 | failed", "Tofacitinib | 5 mg BID | 2025-08 | 2025-09 | intolerance"}
	var got []string
	for _, p := range Find(layouttest.Text(record)) {
		got = append(got, line(p))
		if strings.Count(p.Quote, " mg") != 1 {
			t.Errorf("the quote is more than the row: %q", p.Quote)
		}
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
}

func TestWords(t *testing.T) {
	if len(lexicon.Ends) != len(letter.TrialEnds) || len(endOrder) != len(letter.TrialEnds) {
		t.Fatalf("%d ends", len(lexicon.Ends))
	}
	for end, w := range lexicon.Ends {
		if len(w.Yes) == 0 || len(w.No) == 0 {
			t.Errorf("%s: no example", end)
		}
		for _, s := range w.Yes {
			if got := endIn(s); got != end {
				t.Errorf("%q: %s, want %s", s, got, end)
			}
		}
		for _, s := range w.No {
			if got := endIn(s); got == end {
				t.Errorf("%q: %s", s, got)
			}
		}
	}
}

func FuzzPropose(f *testing.F) {
	f.Add("Naproxen 500 mg BID failed from 11/2025 - 1/2026.")
	f.Add("é 5% % mg 2024-13-40 until")
	f.Fuzz(func(t *testing.T, s string) {
		for _, p := range propose(s) {
			if p.End == "" || p.Treatment == "" {
				t.Errorf("%q: %+v", s, p)
			}
		}
	})
}
