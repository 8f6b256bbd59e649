package classify

import (
	"context"
	"testing"

	"recourse/internal/layout/layouttest"
	"recourse/internal/letter"
)

func TestFunding(t *testing.T) {
	tests := []struct {
		line string
		want letter.Funding
	}{
		{"Claims administrator for self-funded employers", letter.FundingSelfFunded},
		{"Employer plan: Long Wharf, fully insured PPO", letter.FundingInsured},
		{"If your plan is self-insured, ask your employer about other rights.", ""},
		{"Your plan is self-funded. The coverage was fully insured until last year.", ""},
		{"Group number 7719", ""},
	}
	for _, tt := range tests {
		text := "Northgate Benefits\n\n" + tt.line + "\n\nWe denied your request for an MRI of the spine because it is not medically necessary.\n"
		out, err := Classify(context.Background(), In{Text: layouttest.Text(text)})
		if err != nil {
			t.Fatal(err)
		}
		got := letter.Funding("")
		if out.Finding.Funding != nil {
			got = *out.Finding.Funding
		}
		if got != tt.want {
			t.Errorf("%q: %q, want %q", tt.line, got, tt.want)
		}
	}
}
