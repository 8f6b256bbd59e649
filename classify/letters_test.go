package classify

import (
	"os"
	"slices"
	"testing"

	"github.com/goccy/go-yaml"

	"recourse/internal/layout/layouttest"
	"recourse/internal/letter"
)

// example is a letter of our own with what must be found in it.
type example struct {
	Name string `yaml:"name"`
	Want struct {
		Type     letter.Type       `yaml:"type"`
		Category letter.Category   `yaml:"category"`
		Also     []letter.Category `yaml:"also"`
		Stage    letter.Stage      `yaml:"stage"`
		Urgent   bool              `yaml:"urgent"`
		Plan     letter.PlanType   `yaml:"plan"`
	} `yaml:"want"`
	Text string `yaml:"text"`
}

func examples(t *testing.T, file string) []example {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out []example
	if err := yaml.UnmarshalWithOptions(data, &out, yaml.Strict()); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestLetters(t *testing.T) {
	for _, e := range append(examples(t, "testdata/letters.yaml"), examples(t, "testdata/letters2.yaml")...) {
		t.Run(e.Name, func(t *testing.T) {
			out, err := Classify(t.Context(), In{Text: layouttest.Text(e.Text)})
			if err != nil {
				t.Fatal(err)
			}
			compare(t, e, out)
		})
	}
}

func compare(t *testing.T, e example, out Out) {
	t.Helper()
	f := out.Finding
	if f.Type != e.Want.Type || f.Kind != kindOf(e.Want.Type) {
		t.Fatalf("%s (%s), want %s; review %v", f.Type, f.Kind, e.Want.Type, out.Review)
	}
	if !f.IsDenial() {
		if f.Category != nil || f.Stage != nil || f.Urgent != nil || f.PlanType != nil {
			t.Errorf("a letter that is no denial has %+v", f)
		}
		return
	}
	if f.Category == nil || *f.Category != e.Want.Category {
		t.Errorf("category %v, want %s; reasons %+v", f.Category, e.Want.Category, f.Reasons)
	}
	if !slices.Equal(f.Also, e.Want.Also) {
		t.Errorf("also %v, want %v; reasons %+v", f.Also, e.Want.Also, f.Reasons)
	}
	if *f.Stage != e.Want.Stage || *f.Urgent != e.Want.Urgent || *f.PlanType != e.Want.Plan {
		t.Errorf("%s, urgent %v, %s; want %+v", *f.Stage, *f.Urgent, *f.PlanType, e.Want)
	}
}
