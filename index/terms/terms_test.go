package terms

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func TestTerms(t *testing.T) {
	tests := map[string][]string{
		"Denied, denying!":         {"deni", "deni"},
		"O'Brien's Mwangi-Pratt":   {"obrien", "mwangi", "pratt"},
		"the baby’s Müller":        {"the", "babi", "muller"},
		"M54.16":                   {"m54", "16"},
		"not-medically\fnecessary": {"not", "medic", "necessari"},
		" -- ":                     {},
		"ﬁnal o’":                  {"final", "o"},
	}
	for text, want := range tests {
		if diff := cmp.Diff(want, Terms(text)); diff != "" {
			t.Errorf("Terms(%q): %s", text, diff)
		}
	}
}

func TestWordsTellTheirPlace(t *testing.T) {
	text := "the Denied MRI"
	w := Words([]byte(text))[1]
	if got := text[w.Start:w.End]; got != "Denied" {
		t.Errorf("the second word stands at %q", got)
	}
}

func TestIdentifier(t *testing.T) {
	if a, b := Identifier("ngm 447-180.263"), Identifier("NGM447180263"); a != b {
		t.Errorf("%s and %s differ", a, b)
	}
	if a, b := Folded("W1234S67B9"), Folded("WI2345678G"); a == b {
		t.Errorf("%s folds to %s though B is no G", a, b)
	}
	if a, b := Folded("OILSBZ"), Folded("011582"); a != b {
		t.Errorf("confusables fold to %s and %s", a, b)
	}
}

func TestPrinted(t *testing.T) {
	text := "Medicaid ID:   0063 1187 4402\nMember BHA 220 719 384, (Rev. 07/25)\nRef JC2510-77613   Group 12\n"
	got := Printed(text)
	for _, want := range []string{"006311874402", "BHA220719384", "JC251077613"} {
		if !slices.Contains(got, want) {
			t.Errorf("%s is missing in %v", want, got)
		}
	}
	if slices.Contains(got, "12") {
		t.Error("12 is no identifier")
	}
}

func FuzzWords(f *testing.F) {
	f.Add("O'Brien’s naïve ﬁle \u00ad x")
	f.Add("\xff\xfe'")
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		words := Words([]byte(text))
		if again := Words([]byte(text)); !slices.EqualFunc(words, again, func(a, b Word) bool { return *a.Form == *b.Form && a.Start == b.Start }) {
			t.Fatalf("%q: %v, and again: %v", text, words, again)
		}
		for _, w := range words {
			if w.Start < end || w.End <= w.Start || w.End > len(text) || w.Term == "" {
				t.Fatalf("%q: word %+v after byte %d", text, w, end)
			}
			end = w.End
			if utf8.ValidString(text) && !utf8.ValidString(w.Term) {
				t.Fatalf("%q: term %q", text, w.Term)
			}
		}
		for _, id := range Printed(text) {
			if !IsIdentifier(id) || strings.ContainsAny(id, " -") {
				t.Fatalf("%q: %q", text, id)
			}
		}
	})
}

func TestRuns(t *testing.T) {
	text := Words([]byte("The MRI is not medically necessary at this time. Not necessary, the plan said."))
	tests := map[string]bool{
		"medically necessary": true, "not medically necessary": true, "the MRI is not medically necessary": true,
		"necessary medically": false, "is medically": false, "not necessary at": false, "the plan is": false,
		"is not necessary": false, "plan said": true, "the plan said": true, "said the": false, "not medically necessary the plan": false,
	}
	has := func(key string, beginning bool) bool {
		for k := range Runs(text) {
			if k == key || beginning && strings.HasPrefix(k, key) {
				return true
			}
		}
		return false
	}
	for phrase, want := range tests {
		all := true
		keys, beginning := PhraseKeys(Terms(phrase))
		for _, key := range keys {
			all = all && has(key, beginning)
		}
		if all != want {
			t.Errorf("%q is found: %v", phrase, all)
		}
	}
}

func TestRejoined(t *testing.T) {
	text := "Author-\nization was peer-\n  to-peer, X-\nray, self-\n-insured, M54-\n16, pre-\nÉcole end-\n"
	if got := Rejoined(text); got != "Authorization peerto" {
		t.Errorf("rejoined %q", got)
	}
}
