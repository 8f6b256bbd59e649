package index

import (
	"slices"
	"testing"

	"recourse/index/query"
	"recourse/internal/letter"
)

func TestComplete(t *testing.T) {
	ix := start(t, t.TempDir(), newRecord(
		sample{id: "R-00001", payer: "Blue Harbor Mutual", status: letter.CaseOpen, tags: []string{"Radiology"}}.doc(),
		sample{id: "R-00002", payer: "Summit", status: letter.CaseOpen}.doc(),
	))
	for text, want := range map[string][]string{
		"cat":                       {"category:"},
		"denied mem":                {"denied member:"},
		"-urg":                      {"-urgent:"},
		"category:med":              {"category:medical_necessity"},
		"mri stage:":                {"mri stage:initial", "mri stage:upheld"},
		"payer:b":                   {`payer:"Blue Harbor Mutual"`},
		`payer:"blue h`:             {`payer:"Blue Harbor Mutual"`},
		"payer:":                    {`payer:"Blue Harbor Mutual"`, "payer:Summit"},
		"tag:r":                     {"tag:radiology"},
		"deadline:<1":               {"deadline:<14d"},
		"member:W1":                 nil,
		"nosuchfield:x":             nil,
		`"in quotes: no field" kin`: {`"in quotes: no field" kind:`},
	} {
		found, err := ix.Complete(text)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, c := range found {
			got = append(got, c.Query)
			if _, err := query.Parse(c.Query, today); err != nil && c.Example == "" {
				t.Errorf("%q leads to %q: %v", text, c.Query, err)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
