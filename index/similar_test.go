package index

import (
	"context"
	"slices"
	"testing"

	"recourse/internal/letter"
)

func TestSimilar(t *testing.T) {
	of := func(id, payer, service, cpt, reason string, category letter.Category, outcome string) Doc {
		return sample{id: id, payer: payer, service: service, cpt: []string{cpt}, reason: reason, category: category,
			status: letter.CaseClosed, outcome: outcome}.doc()
	}
	const spine, six = "MRI of the lumbar spine", "six weeks of conservative treatment are not documented"
	ix := start(t, t.TempDir(), newRecord(
		of("R-00001", "Northgate", spine, "72148", six, letter.CategoryMedicalNecessity, ""),
		of("R-00002", "Northgate", spine, "72148", six, letter.CategoryMedicalNecessity, ""),
		of("R-00003", "Northgate", spine, "72148", "no six weeks of treatment", letter.CategoryMedicalNecessity, "overturned"),
		of("R-00004", "Summit", "CT of the abdomen", "74177", "the criteria are not met", letter.CategoryMedicalNecessity, "upheld"),
		of("R-00005", "Northgate", "tirzepatide pen", "J0000", "metformin was not tried", letter.CategoryStepTherapy, "overturned"),
	))
	like := Like{Case: "R-00001", Payer: "NORTHGATE", Category: letter.CategoryMedicalNecessity, CPT: []string{"72148"}, Service: spine, Reason: six}
	for name, c := range map[string]struct {
		like  Like
		limit int
		want  []letter.CaseID
	}{
		"those with an outcome first, the others by likeness": {like, 10, []letter.CaseID{"R-00003", "R-00002", "R-00004"}},
		"no more than asked for":                              {like, 1, []letter.CaseID{"R-00003"}},
		"by words of the service where nothing else is known": {Like{Case: "R-00001", Service: "lumbar spine"}, 10, []letter.CaseID{"R-00003", "R-00002"}},
		"nothing to compare by":                               {Like{Case: "R-00001", Payer: "Northgate"}, 10, nil},
	} {
		t.Run(name, func(t *testing.T) {
			found, err := ix.Similar(context.Background(), c.like, c.limit)
			if err != nil {
				t.Fatal(err)
			}
			var got []letter.CaseID
			for _, f := range found {
				got = append(got, f.Case)
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("%v, want %v", found, c.want)
			}
		})
	}
}

func TestSharedWords(t *testing.T) {
	got := SharedWords("Six weeks of physical therapy were tried with care; This therapy failed.", "this with weeks of therapies")
	if want := []string{"weeks", "therapy"}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}
