package classify

import (
	"testing"

	"recourse/internal/layout/layouttest"
	"recourse/internal/letter"
)

// opening is how a letter begins, with what it is.
type opening struct {
	Text string      `yaml:"text"`
	Kind letter.Kind `yaml:"kind"`
	// Asked is true where it is enough that a person is asked.
	Asked bool `yaml:"asked"`
}

// The openings deny, approve, acknowledge, ask and inform in many words; half of
// those that deny nothing speak of denials.
func TestOpenings(t *testing.T) {
	var openings []opening
	decode(t, "testdata/openings.yaml", &openings)
	for _, o := range openings {
		out, err := Classify(t.Context(), In{Text: layouttest.Text(o.Text)})
		if err != nil {
			t.Fatal(err)
		}
		asked := false
		for _, r := range out.Review {
			asked = asked || r.Field == "kind"
		}
		if out.Finding.Kind != o.Kind && !(o.Asked && asked) {
			t.Errorf("%s (%s), asked %v, want %s: %s", out.Finding.Kind, out.Finding.Type, asked, o.Kind, o.Text)
		}
	}
}
