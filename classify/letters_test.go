package classify

import (
	"os"
	"path/filepath"
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

// examples are the letters of testdata.
func examples(t testing.TB) []example {
	t.Helper()
	files, err := filepath.Glob("testdata/letters/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no letters: %v", err)
	}
	var all []example
	for _, file := range files {
		var list []example
		decode(t, file, &list)
		all = append(all, list...)
	}
	return all
}

func decode(t testing.TB, file string, into any) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.UnmarshalWithOptions(data, into, yaml.Strict()); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
}

func TestLetters(t *testing.T) {
	for _, e := range examples(t) {
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
	var list []circumstance
	decode(t, "testdata/circumstances.yaml", &list)
	for _, c := range list {
		out, err := Classify(t.Context(), In{Text: layouttest.Text(c.Text)})
		if err != nil {
			t.Fatal(err)
		}
		f := out.Finding
		if !f.IsDenial() {
			t.Errorf("%s: %s", c.Name, f.Type)
			continue
		}
		if *f.Urgent != c.Urgent || *f.PlanType != c.Plan {
			t.Errorf("%s: urgent %v, plan %s; want %v, %s", c.Name, *f.Urgent, *f.PlanType, c.Urgent, c.Plan)
		}
	}
}

// Every category, type of letter, stage and plan type has its examples.
func TestLettersCoverTheVocabulary(t *testing.T) {
	seen := map[any]bool{}
	for _, e := range examples(t) {
		seen[e.Want.Type], seen[e.Want.Category], seen[e.Want.Stage], seen[e.Want.Plan] = true, true, true, true
	}
	for _, c := range letter.Categories {
		if !seen[c] {
			t.Errorf("no letter with category %s", c)
		}
	}
	for _, p := range letter.PlanTypes {
		if !seen[p] {
			t.Errorf("no letter with plan type %s", p)
		}
	}
	for _, k := range []letter.Type{letter.TypeDenial, letter.TypePartialDenial, letter.TypeUpheld, letter.TypeOverturned,
		letter.TypeApproval, letter.TypeInformationRequest, letter.TypeAcknowledgement, letter.TypeEOB, letter.TypeOther} {
		if !seen[k] {
			t.Errorf("no letter of type %s", k)
		}
	}
}
