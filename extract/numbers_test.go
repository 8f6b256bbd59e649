package extract

import (
	"context"
	"os"
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

func TestNumbersAsPrinted(t *testing.T) {
	b, err := os.ReadFile("testdata/numbers.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct {
		Head string            `yaml:"head"`
		Want map[string]string `yaml:"want"`
	}
	if err := yaml.UnmarshalWithOptions(b, &cases, yaml.Strict()); err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		out, err := Extract(context.Background(), In{Text: layouttest.Text(c.Head + restOfLetter), Received: received,
			Below: map[string]letter.Confidence{"": 0.9, "member_id": 0.95}})
		if err != nil {
			t.Fatal(err)
		}
		for name, want := range c.Want {
			if got := valueOf(out.Facts, name); got != want {
				t.Errorf("%s is %q, want %q in\n%s", name, got, want, c.Head)
			}
		}
	}
}
