package why

import (
	"math"
	"os"
	"strings"
	"testing"

	"recourse/internal/cue"
)

// The fast way to score says the same as the sum over the features.
func TestScorerSumsTheFeatures(t *testing.T) {
	r := NewReader()
	for _, s := range []*scorer{reasons(), decisions()} {
		for _, text := range []string{"The records do not show that the MRI is medically necessary.", "qzx 12 qzx", ""} {
			want := s.Scores(r.Features(cue.Tokens(text)))
			got := newJudge(s).Of(cue.Tokens(text)).scores
			for i := range want {
				if math.Abs(want[i]-got[i]) > 1e-9 {
					t.Errorf("%q, %s: %v, want %v", text, s.Classes[i], got[i], want[i])
				}
			}
		}
	}
}

func TestParse(t *testing.T) {
	m, err := Parse([]byte("// about\nfeature\ta b\n*\t10 -10\nnot shown\t250 0\n"))
	if err != nil {
		t.Fatal(err)
	}
	if got := m.Scores([]string{"not shown", "unknown"}); got[0] != 2.6 || got[1] != -0.1 {
		t.Errorf("scores %v", got)
	}
	if got := string(m.Format("about")); got != "// about\nfeature\ta b\n*\t10 -10\nnot shown\t250 0\n" {
		t.Errorf("formatted %q", got)
	}
	for _, bad := range []string{"", "feature\ta b\n", "feature\ta b\n*\t1\n", "feature\ta\n*\tx\n"} {
		if _, err := Parse([]byte(bad)); err == nil {
			t.Errorf("%q is a model", bad)
		}
	}
}

func TestStrongest(t *testing.T) {
	m := Model{Classes: []string{"a", "b"}, Weights: map[string][]float64{"x": {1, 0}, "y": {2, 0}, "z": {-1, 3}}}
	if got := m.Strongest([]string{"x", "y", "z", "w"}, "a", 2); strings.Join(got, " ") != "y x" {
		t.Errorf("strongest %v", got)
	}
}

// heldShares are the shares of sentences that the models never saw of which they
// say the right thing; less is a step back.
const (
	heldCategory = 0.82
	heldReason   = 0.80
)

func TestHeldSentences(t *testing.T) {
	data, err := os.ReadFile("../../testdata/reasons/held.txt")
	if err != nil {
		t.Fatal(err)
	}
	j := Reasons()
	class, all, reasoned, told, right := "", 0, 0, 0, 0
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		if line[0] == '[' {
			class = strings.Trim(line, "[]")
			continue
		}
		says := j.Of(cue.Tokens(line))
		all++
		if says.Any() > 0 == (class != None) {
			told++
		}
		if class == None {
			continue
		}
		reasoned++
		if likeliest(says) == class {
			right++
		}
	}
	t.Logf("reason or not: %d of %d; category: %d of %d", told, all, right, reasoned)
	if float64(right) < heldCategory*float64(reasoned) || float64(told) < heldReason*float64(all) {
		t.Errorf("reason or not: %d of %d; category: %d of %d", told, all, right, reasoned)
	}
}

// likeliest is the category that most speaks for.
func likeliest(s Says) string {
	best := ""
	for _, c := range s.model.Classes {
		if c != None && (best == "" || s.Score(c) > s.Score(best)) {
			best = c
		}
	}
	return best
}
