package index

import (
	"math/rand/v2"
	"testing"
	"time"

	bq "github.com/blevesearch/bleve/v2/search/query"

	"recourse/internal/letter"
)

// TestEveryDayOfASpanIsInOnePart compares spans with the days themselves.
func TestEveryDayOfASpanIsInOnePart(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	day := func() letter.Date {
		return letter.DateOf(time.Date(2023, 11, 20+random.IntN(900), 0, 0, 0, 0, time.UTC))
	}
	for range 2000 {
		from, to, d := day(), day(), day()
		want := 1
		if d.Before(from) || to.Before(d) {
			want = 0
		}
		if got := partsOf(span(fieldLetter, from, to), d); got != want {
			t.Fatalf("%v from %v to %v is in %d parts", d, from, to, got)
		}
	}
}

// partsOf counts the parts of a span that have a term of a day.
func partsOf(q bq.Query, d letter.Date) (n int) {
	parts := []bq.Query{q}
	if or, ok := q.(*bq.DisjunctionQuery); ok {
		parts = or.Disjuncts
	}
	for _, p := range parts {
		r, ok := p.(*bq.TermRangeQuery)
		for _, term := range termsOfDay(d) {
			if ok && r.Min <= term && term <= r.Max {
				n++
			}
		}
	}
	return n
}

func TestSpansAskForFewTerms(t *testing.T) {
	day := func(s string) letter.Date {
		d, err := letter.ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	tests := []struct {
		from, to letter.Date
		parts    int
	}{
		{letter.Date{}, letter.Date{}, 1},
		{day("2026-03-01"), day("2026-03-31"), 1},
		{day("2026-01-01"), day("2026-12-31"), 1},
		{day("2024-03-05"), letter.Date{}, 3},
		{day("2024-03-05"), day("2026-11-07"), 5},
	}
	for _, test := range tests {
		got := 1
		if or, ok := span(fieldLetter, test.from, test.to).(*bq.DisjunctionQuery); ok {
			got = len(or.Disjuncts)
		}
		if got != test.parts {
			t.Errorf("%v to %v: %d parts", test.from, test.to, got)
		}
	}
}
