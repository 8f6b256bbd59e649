package stack

import (
	"slices"
	"strings"
	"testing"

	"recourse/internal/letter"
)

// unread is a page that could not be read.
func unread(pages []letter.Page, at int) []letter.Page {
	pages = slices.Clone(pages)
	pages[at].Method, pages[at].Why, pages[at].Words = letter.MethodUnread, "time_limit", nil
	return pages
}

func TestDoubt(t *testing.T) {
	plain := "Notice\n\nThis is a page with some words on it."
	tests := []struct {
		name  string
		pages []letter.Page
		want  []int
		// doubts are words of the doubt about each letter; "" for none.
		doubts []string
	}{
		{"sure cut", papers(lee(), cole()), []int{1, 1}, []string{"", ""}},
		{"sure letter", papers(foot(lee(), "Page 1 of 2"), foot(rights, "Page 2 of 2")), []int{2}, []string{""}},
		{"appended form", papers(foot(lee(), "Page 1 of 1"), foot(form, "Page 1 of 1")), []int{2}, []string{""}},
		{"a count within the count", papers(foot(lee(), "Page 1 of 4"), foot(reasons, "Page 2 of 4"), foot(plain, "Page 1 of 2"), foot(plain, "Page 2 of 2")),
			[]int{4}, []string{"another letter may begin on page 3: it is numbered page 1, but"}},
		{"nothing but the count", papers(foot(plain, "Page 1 of 2"), foot(plain, "Page 2 of 2"), foot(plain, "Page 1 of 2"), foot(plain, "Page 2 of 2")),
			[]int{2, 2}, []string{"page 3 may still belong to this letter", "page 3 may still belong to the letter before"}},
		{"from the back", papers(foot(help, "Page 3 of 3"), foot(rights, "Page 2 of 3"), foot(lee(), "Page 1 of 3")), []int{3}, []string{"from the last to the first"}},
		{"unread within the count", unread(papers(foot(lee(), "Page 1 of 3"), rights, foot(help, "Page 3 of 3")), 1), []int{3}, []string{""}},
		{"unread between letters", unread(papers(lee(), rights, cole()), 1), []int{2, 1}, []string{"page 2 could not be read", "page 2 could not be read"}},
		{"unread at the end", unread(papers(lee(), rights), 1), []int{2}, []string{"page 2 could not be read"}},
		{"unread first page of the second letter", unread(papers(foot(lee(), "Page 1 of 1"), cole(), foot(help, "Page 2 of 2")), 1), []int{1, 2}, []string{"", ""}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			cuts := Assemble(tt.pages)
			if got := sizes(cuts); !slices.Equal(got, tt.want) {
				explain(t, tt.pages)
				t.Fatalf("letters of %v pages, want %v", got, tt.want)
			}
			for i, want := range tt.doubts {
				if got := cuts[i].Doubt; (got == "") != (want == "") || !strings.Contains(got, want) {
					t.Errorf("letter %d: doubt %q, want %q", i+1, got, want)
				}
			}
		})
	}
}

func TestAssembleNothing(t *testing.T) {
	if cuts := Assemble(nil); len(cuts) != 0 {
		t.Errorf("no pages gave %d letters", len(cuts))
	}
}

// A page without any mark of a first page begins no letter, whatever other
// numbers it prints.
func TestTheRestOfAPage(t *testing.T) {
	for name, rest := range map[string]string{
		"signature": "Ann Burke\n\nSenior Claims Analyst\n\nRef. INQ-35637919 PS-116\n",
		"help":      "Help in your language is free, call 1-888-555-7932.\n\nSW_COM_DN_97 Letter ID LTR1844892801\n",
	} {
		cuts := Assemble(papers(lee(), rest))
		if got := sizes(cuts); !slices.Equal(got, []int{2}) || cuts[0].Doubt != "" {
			t.Errorf("%s: letters of %v pages, doubt %q", name, got, cuts[0].Doubt)
		}
	}
}
