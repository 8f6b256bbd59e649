package extract

import (
	"context"
	"os"
	"slices"
	"testing"

	"github.com/goccy/go-yaml"

	"recourse/internal/layout/layouttest"
	"recourse/internal/letter"
)

// restOfLetter follows the head in which the numbers are printed.
const restOfLetter = `

Dear Ms. Quinlan:

We denied the request because the records do not show that the scan is needed,
and without this information we cannot tell whether it is medically necessary.
`

// claimLetter follows a head where the letter is about a claim.
const claimLetter = `

Dear Ms. Quinlan:

The Fund has received a bill of $1,980.00 from Lakeview Imaging for a scan of the neck
on October 7, 2025. The claim is denied because coverage had ended before the scan.
`

func TestNumbersAsPrinted(t *testing.T) {
	b, err := os.ReadFile("testdata/numbers.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct {
		Head string            `yaml:"head"`
		Want map[string]string `yaml:"want"`
		// Claim puts a letter about a claim under the head; Ask and Calm are fields
		// about which a person must be asked, and must not.
		Claim bool     `yaml:"claim"`
		Ask   []string `yaml:"ask"`
		Calm  []string `yaml:"calm"`
	}
	if err := yaml.UnmarshalWithOptions(b, &cases, yaml.Strict()); err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		rest := restOfLetter
		if c.Claim {
			rest = claimLetter
		}
		out, err := Extract(context.Background(), In{Text: layouttest.Text(c.Head + rest), Received: received,
			Below: map[string]letter.Confidence{"": 0.9, "member_id": 0.95}})
		if err != nil {
			t.Fatal(err)
		}
		for name, want := range c.Want {
			if got := valueOf(out.Facts, name); got != want {
				t.Errorf("%s is %q, want %q in\n%s", name, got, want, c.Head)
			}
		}
		for _, field := range c.Ask {
			if !asked(out.Review, field) {
				t.Errorf("nobody is asked about %s in\n%s", field, c.Head)
			}
		}
		for _, field := range c.Calm {
			if asked(out.Review, field) {
				t.Errorf("a person is asked about %s in\n%s", field, c.Head)
			}
		}
	}
}

// asked reports whether a person is asked about a field.
func asked(list []letter.Review, field string) bool {
	return slices.ContainsFunc(list, func(r letter.Review) bool { return r.Field == field })
}
