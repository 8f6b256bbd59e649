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
	for _, e := range append(examples(t, "testdata/letters.yaml"), append(examples(t, "testdata/letters2.yaml"), append(examples(t, "testdata/letters3.yaml"), append(examples(t, "testdata/letters4.yaml"), append(examples(t, "testdata/letters5.yaml"), examples(t, "testdata/letters6.yaml")...)...)...)...)...) {
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

// circumstance is a short letter of which only the circumstances count.
type circumstance struct {
	Name   string          `yaml:"name"`
	Urgent bool            `yaml:"urgent"`
	Plan   letter.PlanType `yaml:"plan"`
	Text   string          `yaml:"text"`
}

func TestCircumstances(t *testing.T) {
	data, err := os.ReadFile("testdata/circumstances.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var list []circumstance
	if err := yaml.UnmarshalWithOptions(data, &list, yaml.Strict()); err != nil {
		t.Fatal(err)
	}
	for _, c := range list {
		out, err := Classify(t.Context(), In{Text: layouttest.Text(c.Text)})
		if err != nil {
			t.Fatal(err)
		}
		f := out.Finding
		if !f.IsDenial() || *f.Urgent != c.Urgent || *f.PlanType != c.Plan {
			t.Errorf("%s: %s, %v", c.Name, f.Type, f.PlanType)
			if f.IsDenial() {
				t.Errorf("%s: urgent %v, plan %s; want %v, %s", c.Name, *f.Urgent, *f.PlanType, c.Urgent, c.Plan)
			}
		}
	}
}
