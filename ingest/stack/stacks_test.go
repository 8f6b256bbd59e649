package stack

import (
	"math"
	"math/rand"
	"testing"

	"recourse/internal/letter"
)

const (
	// stacksOfEach is how many random stacks of each sort are cut.
	stacksOfEach = 30
	// rightRate is the share of page breaks that must be decided rightly.
	rightRate = 0.98
	// doubtRate is the most of the breaks that may be called unsure.
	doubtRate = 0.03
)

func TestLettersAlone(t *testing.T) {
	for _, form := range forms {
		for _, r := range readings(t, form) {
			cuts := Assemble(r.Pages)
			if len(cuts) != 1 || cuts[0].Doubt != "" {
				t.Errorf("%s %s: letters of %v pages, doubt %q", form, r.Stem, sizes(cuts), cuts[0].Doubt)
				explain(t, r.Pages)
			}
		}
	}
}

// TestStacks cuts stacks of 2 to 12 letters of the set in random order.
func TestStacks(t *testing.T) {
	sorts := []struct {
		name string
		with func(*rand.Rand, reading) [][]letter.Page
	}{
		{"as they are", func(_ *rand.Rand, r reading) [][]letter.Page { return [][]letter.Page{r.Pages} }},
		{"without page numbers", func(_ *rand.Rand, r reading) [][]letter.Page { return [][]letter.Page{unnumbered(r.Pages)} }},
		{"with empty backs", func(_ *rand.Rand, r reading) [][]letter.Page { return [][]letter.Page{backed(r.Pages)} }},
		{"each with one for another member", func(rnd *rand.Rand, r reading) [][]letter.Page {
			return [][]letter.Page{r.Pages, another(rnd, r, "")}
		}},
		{"each with another for the member", func(rnd *rand.Rand, r reading) [][]letter.Page {
			return [][]letter.Page{r.Pages, another(rnd, r, r.Member)}
		}},
	}
	for _, form := range forms {
		set := readings(t, form)
		for _, sort := range sorts {
			rnd := rand.New(rand.NewSource(3))
			var sum tally
			for range stacksOfEach {
				var letters [][]letter.Page
				for _, i := range rnd.Perm(len(set))[:2+rnd.Intn(11)] {
					letters = append(letters, sort.with(rnd, set[i])...)
				}
				sum.add(letters)
			}
			low := sum.lowest()
			t.Logf("%-5s %-33s %4d of %4d breaks right (at least %.1f %%), %d unsure", form, sort.name, sum.right, sum.breaks, 100*low, sum.unsure)
			if low < rightRate || float64(sum.unsure) > doubtRate*float64(sum.breaks) {
				t.Errorf("%s %s: %d of %d breaks right, %d unsure", form, sort.name, sum.right, sum.breaks, sum.unsure)
			}
		}
	}
}

// tally counts the page breaks of stacks.
type tally struct{ breaks, right, unsure int }

func (s *tally) add(letters [][]letter.Page) {
	want, got := map[int]bool{}, map[int]bool{}
	pages := renumbered(letters...)
	at := 0
	for _, l := range letters {
		want[at] = true
		at += len(l)
	}
	at = 0
	for _, c := range Assemble(pages) {
		got[at] = true
		at += len(c.Pages)
		if c.Doubt != "" {
			s.unsure++
		}
	}
	for i := 1; i < len(pages); i++ {
		s.breaks++
		if want[i] == got[i] {
			s.right++
		}
	}
}

// lowest is the lower end of the 95 % interval (Wilson) of the share right.
func (s *tally) lowest() float64 {
	const z = 1.96
	n, p := float64(s.breaks), float64(s.right)/float64(s.breaks)
	return (p + z*z/(2*n) - z*math.Sqrt(p*(1-p)/n+z*z/(4*n*n))) / (1 + z*z/n)
}
