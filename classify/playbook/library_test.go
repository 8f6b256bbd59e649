package playbook

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"recourse/internal/letter"
)

const clinic = `name: duplicate
title: Our duplicates
summary: We call the clearinghouse.
applies: {categories: [duplicate], stages: [initial]}
steps:
  - {id: call, phase: today, do: Call the clearinghouse., who: staff, due: {from: received}}
  - use: appeal
may_file:
  - {who: The patient}
`

func folder(t *testing.T, name, content string) string {
	t.Helper()
	dir := t.TempDir()
	file := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestAClinicOverridesAPlaybook(t *testing.T) {
	l, err := Open(folder(t, "duplicate.yaml", clinic))
	if err != nil {
		t.Fatal(err)
	}
	p, err := l.Choose(finding(letter.CategoryDuplicate, letter.StageInitial, letter.PlanUnknown, false))
	if err != nil || p.Title != "Our duplicates" || len(p.Steps) != 2 {
		t.Errorf("%q with %d steps, %v", p.Title, len(p.Steps), err)
	}
	if len(l.Names()) != len(routes)+2 {
		t.Errorf("routes %v", l.Names())
	}
}

func TestOpenRefuses(t *testing.T) {
	tests := []struct{ name, file, old, new, want string }{
		{"an unknown key", "duplicate.yaml", "title:", "colour: red\ntitle:", "colour"},
		{"another name", "duplicate.yaml", "name: duplicate", "name: other", "other"},
		{"an unknown person", "duplicate.yaml", "who: staff", "who: janitor", "janitor"},
		{"an unknown phase", "duplicate.yaml", "phase: today", "phase: someday", "someday"},
		{"an unknown clock", "duplicate.yaml", "from: received", "from: sunrise", "sunrise"},
		{"an unknown shared step", "duplicate.yaml", "use: appeal", "use: apeal", "apeal"},
		{"an unknown category", "duplicate.yaml", "[duplicate]", "[double]", "double"},
		{"a rule without its source", "duplicate.yaml", "{from: received}", "{from: received, source: nowhere}", "nowhere"},
		{"a step without a day", "duplicate.yaml", ", due: {from: received}", "", "due"},
	}
	for _, tt := range tests {
		if !strings.Contains(clinic, tt.old) {
			t.Fatalf("%s: nothing to replace", tt.name)
		}
		_, err := Open(folder(t, tt.file, strings.Replace(clinic, tt.old, tt.new, 1)))
		if err == nil || !strings.Contains(err.Error(), tt.want) || !strings.Contains(err.Error(), tt.file) {
			t.Errorf("%s: error %v", tt.name, err)
		}
	}
}
