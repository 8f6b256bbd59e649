package codes

import (
	"strings"
	"testing"

	"recourse/internal/letter"
)

func TestLookup(t *testing.T) {
	tests := []struct {
		in, printed, group string
		category           letter.Category
	}{
		{"CO-197", "CO-197", "CO", letter.CategoryNoAuthorization},
		{"co197", "CO-197", "CO", letter.CategoryNoAuthorization},
		{"C0 197", "CO-197", "CO", letter.CategoryNoAuthorization},
		{"PR-27", "PR-27", "PR", letter.CategoryEligibility},
		{"OA 018", "OA-18", "OA", letter.CategoryDuplicate},
		{"50", "50", "", letter.CategoryMedicalNecessity},
		{"CARC 55", "55", "", letter.CategoryExperimental},
		{"CO-B15", "CO-B15", "CO", letter.CategoryCoding},
		{"RARC N522", "N522", "", letter.CategoryDuplicate},
		{"m127", "M127", "", letter.CategoryMissingInformation},
		{"CO-97", "CO-97", "CO", letter.CategoryCoding},
		{"PI-242", "PI-242", "PI", letter.CategoryOutOfNetwork},
	}
	for _, tt := range tests {
		m, ok := Lookup(tt.in)
		if !ok {
			t.Errorf("Lookup(%q) found nothing", tt.in)
			continue
		}
		group := ""
		if m.Group != nil {
			group = m.Group.Code
		}
		if m.Printed != tt.printed || group != tt.group || m.Category == nil || *m.Category != tt.category {
			t.Errorf("Lookup(%q) = %s, group %q, category %v", tt.in, m.Printed, group, m.Category)
		}
	}
}

func TestLookupUnknown(t *testing.T) {
	for _, s := range []string{"", "XX-197", "CO-", "999", "97110", "CO-19777", "C34.11"} {
		if m, ok := Lookup(s); ok {
			t.Errorf("Lookup(%q) = %s, want nothing", s, m.Printed)
		}
	}
}

func TestGroupCode(t *testing.T) {
	m, ok := Lookup("pr")
	if !ok || m.Kind != Group || m.Denies() {
		t.Errorf("Lookup(pr) = %+v, %v", m, ok)
	}
}

// Every retired code of the reference leads to its successors.
func TestRetired(t *testing.T) {
	want := map[string]string{"38": "242 243", "138": "285 286", "165": "287 288"}
	for code, e := range Builtin().entries {
		if got := strings.Join(e.Successors, " "); got != want[code] {
			t.Errorf("successors of %s = %q, want %q", code, got, want[code])
		}
	}
}

func TestDenies(t *testing.T) {
	for code, want := range map[string]bool{"CO-45": false, "PR-1": false, "CO-197": true, "N130": false, "CO-96": true} {
		if m, _ := Lookup(code); m.Denies() != want {
			t.Errorf("%s denies = %v", code, !want)
		}
	}
}

func TestEveryCodeTellsWhatToDo(t *testing.T) {
	for code, e := range Builtin().entries {
		if e.FirstMove == "" {
			t.Errorf("%s has no first move", code)
		}
		if e.Kind == CARC && e.Category == nil && e.Stage == nil && !e.Informs && !e.NeedsRemark && !e.Retired() {
			t.Errorf("%s leads nowhere", code)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	head := "source: s\ncollected: 2026-11\ngroups: []\nrarc: []\ncarc:\n"
	tests := map[string]string{
		"unknown key":       head + "  - {code: '1', meaning: m, status: memory, colour: red}\n",
		"unknown category":  head + "  - {code: '1', meaning: m, status: memory, category: nonsense}\n",
		"unknown status":    head + "  - {code: '1', meaning: m, status: sure}\n",
		"no meaning":        head + "  - {code: '1', status: memory}\n",
		"twice":             head + "  - {code: '1', meaning: m, status: memory}\n  - {code: '1', meaning: m, status: memory}\n",
		"unknown successor": head + "  - {code: '1', meaning: m, status: memory, successors: ['2']}\n",
	}
	for name, data := range tests {
		if _, err := Parse([]byte(data)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
