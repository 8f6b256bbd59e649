package classify

import (
	"testing"

	"recourse/internal/cue"
	"recourse/internal/letter"
)

func TestCues(t *testing.T) {
	c, err := loadCues()
	if err != nil {
		t.Fatal(err)
	}
	read := c.lexicon.Reader()
	books := map[string]*cue.Book{"headings": c.headings, "roles": c.roles, "decisions": c.decisions,
		"categories": c.categories, "plans": c.plans, "funding": c.funding, "urgency": c.urgency}
	for file, book := range books {
		for _, name := range book.Names {
			for i, k := range book.Cues(name) {
				if len(k.Yes) == 0 {
					t.Errorf("%s, %s, cue %d: no example", file, name, i+1)
				}
				for _, s := range k.Yes {
					if !k.In(read(s)) {
						t.Errorf("%s, %s, cue %d: not in %q", file, name, i+1, s)
					}
				}
				for _, s := range k.No {
					if k.In(read(s)) {
						t.Errorf("%s, %s, cue %d: in %q", file, name, i+1, s)
					}
				}
			}
		}
	}
}

// Every category and every plan type has its cues, and no others have any.
func TestCuesCoverTheVocabulary(t *testing.T) {
	c, err := loadCues()
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range letter.Categories {
		if len(c.categories.Cues(string(k))) == 0 || len(c.contains[k]) == 0 {
			t.Errorf("no cues of %s", k)
		}
	}
	for _, p := range letter.PlanTypes {
		if p != letter.PlanUnknown && len(c.plans.Cues(string(p))) == 0 {
			t.Errorf("no cues of %s", p)
		}
	}
	for _, f := range letter.Fundings {
		if len(c.funding.Cues(string(f))) == 0 {
			t.Errorf("no cues of %s", f)
		}
	}
	if len(c.categories.Names) != len(letter.Categories) || len(c.plans.Names) != len(letter.PlanTypes)-1 {
		t.Errorf("%d categories, %d plan types", len(c.categories.Names), len(c.plans.Names))
	}
}
