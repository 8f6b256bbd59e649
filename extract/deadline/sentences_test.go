package deadline

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"

	"recourse/internal/letter"
)

// sentence is an entry of testdata/sentences.yaml, which explains the fields.
type sentence struct {
	Text string   `yaml:"text"`
	Want []string `yaml:"want"`
	Ask  bool     `yaml:"ask"`
}

func sentences(t *testing.T) []sentence {
	t.Helper()
	b, err := os.ReadFile("testdata/sentences.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var all []sentence
	if err := yaml.NewDecoder(bytes.NewReader(b), yaml.Strict()).Decode(&all); err != nil {
		t.Fatal(err)
	}
	return all
}

// TestSentences holds how payers word time limits.
func TestSentences(t *testing.T) {
	date := letter.Date{Year: 2026, Month: 3, Day: 10}
	for _, s := range sentences(t) {
		text := "Dear Ann Lee:\n\n" + strings.ReplaceAll(s.Text, " | ", "\n\n")
		var got []string
		sure := letter.Confidence(1)
		for _, c := range clocksOf(text, date) {
			if c.Owner != letter.OwnerPlan && !c.Date.IsZero() {
				got = append(got, string(c.Kind)+" "+c.Date.String())
				sure = min(sure, c.Confidence)
			}
		}
		if !slices.Equal(got, s.Want) {
			t.Errorf("%s\n\tgot %q, want %q", s.Text, got, s.Want)
		} else if ask := sure < .97; ask != s.Ask && len(got) > 0 {
			t.Errorf("%s\n\tis sure by %.3f", s.Text, sure)
		}
	}
}
