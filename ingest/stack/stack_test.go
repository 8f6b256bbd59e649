package stack

import (
	"strings"
	"testing"

	"recourse/internal/letter"
)

// page is a letter page with a line of text at its foot.
func page(n int, foot string) letter.Page {
	p := letter.Page{Number: letter.PageNumber(n), Width: 612, Height: 792}
	for i, w := range strings.Fields("Notice of denial " + foot) {
		y := 300.0
		if i > 2 {
			y = 770
		}
		x := 50 + 60*float64(i)
		p.Words = append(p.Words, letter.Word{Text: w, Box: letter.Box{x, y, x + 50, y + 10}})
	}
	return p
}

func TestAssemble(t *testing.T) {
	tests := []struct {
		name  string
		feet  []string
		want  []int // pages of each letter
		doubt bool
	}{
		{"no numbers", []string{"", "", ""}, []int{3}, false},
		{"one letter", []string{"Page 1 of 3", "Page 2 of 3", "Page 3 of 3"}, []int{3}, false},
		{"two letters", []string{"Page 1 of 2", "Page 2 of 2", "1 of 2", "2 of 2"}, []int{2, 2}, false},
		{"a form inside", []string{"Page 1 of 4", "Page 2 of 4", "Page 1 of 2", "Page 2 of 2"}, []int{4}, true},
		{"24/7 is no page number", []string{"call 24/7", "call 24/7"}, []int{2}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var pages []letter.Page
			for i, f := range tt.feet {
				pages = append(pages, page(i+1, f))
			}
			cuts := Assemble(pages)
			doubt := false
			var got []int
			for _, c := range cuts {
				got = append(got, len(c.Pages))
				doubt = doubt || c.Doubt != ""
			}
			if len(got) != len(tt.want) || got[0] != tt.want[0] {
				t.Errorf("letters of %v pages, want %v", got, tt.want)
			}
			if doubt != tt.doubt {
				t.Errorf("doubt %v, want %v", doubt, tt.doubt)
			}
		})
	}
}

func TestAssembleNothing(t *testing.T) {
	if cuts := Assemble(nil); len(cuts) != 0 {
		t.Errorf("no pages gave %d letters", len(cuts))
	}
}
