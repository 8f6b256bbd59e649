package layering

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// layers lists every package with those of the project that it may import.
// Imports go down only; the stages know neither each other nor where their
// results are kept.
var layers = map[string][]string{
	"internal/letter": {},
	"internal/layout": {"internal/letter", "internal/edits"},
	"internal/cue":    {},
	"internal/why":    {},
	"internal/config": {"internal/edits"},
	"internal/edits":  {},
	"internal/score":  {"internal/letter"},
	"internal/report": {"internal/letter", "internal/score"},

	"ingest/ocr":    {"internal/letter"},
	"ingest/pdf":    {"internal/letter"},
	"ingest/pdf/*":  {},
	"ingest/reader": {"internal/letter", "ingest/heic", "ingest/ocr", "ingest/pdf", "ingest/unpack", "ingest/unpack/*"},
	"ingest/heic":   {},
	"ingest/inbox":  {"internal/letter"},
	"ingest/unpack": {"internal/letter", "ingest/inbox", "ingest/unpack/*"},
	"ingest/stack":  {"internal/letter"},
	"ingest/watch":  {"internal/letter", "ingest/inbox"},
	"ingest/batch":  {"internal/letter", "ingest/inbox"},

	"extract":              {"internal/letter", "internal/layout", "internal/cue", "extract/*"},
	"extract/*":            {"internal/letter", "internal/layout", "internal/cue", "internal/why", "extract/*"},
	"extract/reason/train": {"internal/letter", "internal/layout", "internal/cue", "internal/why", "internal/score", "extract/*"},
	"classify":             {"internal/letter", "internal/layout", "internal/cue", "internal/why", "classify/*"},
	"classify/clinic":      {"internal/letter", "internal/cue", "internal/why"},
	"classify/*":           {"internal/letter", "internal/layout", "internal/cue", "classify/*"},
	"index":                {"internal/letter", "index/*"},
	"index/*":              {"internal/letter", "index/*"},
	"internal/bus":         {"internal/letter"},
	"internal/bus/*":       {},
	"internal/control":     {"internal/letter"},
	"internal/record":      {"internal/letter", "internal/bus", "internal/record/*"},

	"ingest/unpack/*":            {"internal/letter", "ingest/unpack/*"},
	"internal/layout/layouttest": {"internal/layout", "internal/letter"},
	"internal/bus/bustest":       {"internal/bus", "internal/letter"},

	"internal/record/*": {"internal/letter", "internal/bus", "internal/record", "internal/record/*"},
	"internal/view":     {"internal/letter", "classify/codes", "classify/playbook"},
	"internal/paper":    {"internal/letter", "classify/draft"},
	"internal/casework": {"internal/letter", "internal/edits", "extract/deadline", "classify/playbook"},
	"internal/doctor":   {"internal/letter", "internal/config", "ingest/ocr", "ingest/reader"},
	"internal/pipeline": {"internal/letter", "internal/layout", "internal/bus", "internal/record",
		"internal/casework", "ingest/reader", "ingest/stack", "extract", "extract/confirm", "extract/deadline", "extract/language", "extract/trial", "internal/why", "classify", "classify/playbook"},
	"internal/service": {"internal/letter", "internal/layout", "internal/bus", "internal/record", "internal/record/archive",
		"internal/casework", "internal/config", "internal/control", "internal/pipeline", "internal/report", "internal/view", "index",
		"internal/paper", "internal/why", "ingest/reader", "ingest/watch", "classify/clinic", "classify/draft", "classify/playbook", "index/library"},
	"index/library":     {"internal/letter", "internal/layout"},
	"internal/layering": {},
	"internal/bench":    {"internal/letter", "internal/layout", "internal/record"},
	"internal/bench/*":  {"internal/bench", "internal/bench/*", "internal/letter", "internal/record", "index", "index/*"},
	"cmd/recourse": {"internal/letter", "internal/layout", "internal/config", "internal/control", "internal/doctor",
		"classify/clinic", "classify/codes", "classify/draft", "classify/playbook", "internal/paper", "internal/pipeline", "internal/report", "internal/score", "internal/service", "internal/view", "ingest/batch", "ingest/reader", "index/library"},
}

// standardOnly imports nothing but the standard library: everybody imports it.
const standardOnly = "internal/letter"

type goPackage struct {
	ImportPath, Doc string
	Imports         []string
}

func TestLayering(t *testing.T) {
	for _, p := range packages(t) {
		name := strings.TrimPrefix(p.ImportPath, "recourse/")
		allowed, ok := rule(name)
		if !ok {
			t.Errorf("%s stands in no layer", name)
		}
		if p.Doc == "" {
			t.Errorf("%s has no package documentation", name)
		}
		for _, i := range p.Imports {
			own, isOwn := strings.CutPrefix(i, "recourse/")
			if isOwn && !matches(allowed, own) {
				t.Errorf("%s must not import %s", name, own)
			}
			if !isOwn && name == standardOnly && strings.Contains(i, ".") {
				t.Errorf("%s must not import %s", name, i)
			}
		}
	}
}

func packages(t *testing.T) []goPackage {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Doc,Imports", "recourse/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	var all []goPackage
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p goPackage
		err := dec.Decode(&p)
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}

// rule is what a package may import: by its name, or by that of its family.
func rule(name string) ([]string, bool) {
	if r, ok := layers[name]; ok {
		return r, true
	}
	for pattern, r := range layers {
		if matches([]string{pattern}, name) {
			return r, true
		}
	}
	return nil, false
}

// matches reports whether a name, or the family it belongs to, is listed.
func matches(list []string, name string) bool {
	return slices.ContainsFunc(list, func(pattern string) bool {
		family, isFamily := strings.CutSuffix(pattern, "*")
		return pattern == name || isFamily && strings.HasPrefix(name, family)
	})
}
