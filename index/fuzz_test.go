package index

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"recourse/index/query"
)

// FuzzSearch asks a small index whatever comes: a search answers, or says where
// the query is wrong, and a completion goes on with what was typed.
func FuzzSearch(f *testing.F) {
	for _, field := range query.Fields {
		f.Add(field.Example, ByRelevance)
	}
	f.Add(`-mri or -"a b c d" member:0063 1187 44*`, ByDeadline)
	f.Add("zebr* medicaly OO63 neccessary 77", ByLetter)
	r := newRecord(samples()...)
	ix, err := Open(options(f.TempDir()))
	if err != nil {
		f.Fatal(err)
	}
	if err := ix.Rebuild(context.Background(), r); err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { _ = ix.Close() })
	f.Fuzz(func(t *testing.T, text, order string) {
		if !slices.Contains([]string{ByRelevance, ByDeadline, ByLetter}, order) {
			order = ByRelevance
		}
		res, err := ix.Search(context.Background(), Request{Query: text, Sort: order, Facets: true, Now: today, Limit: 3})
		var qe *QueryError
		if err != nil && (!errors.As(err, &qe) || qe.Column < 1) {
			t.Fatalf("%q: %v", text, err)
		}
		if err == nil && (len(res.Hits) > res.Total || res.Total > 5 || len(res.Hits) == 0 && res.Total > 0) {
			t.Fatalf("%q: %d hits of %d", text, len(res.Hits), res.Total)
		}
		completions, err := ix.Complete(text)
		if err != nil {
			t.Fatalf("completing %q: %v", text, err)
		}
		for _, c := range completions {
			if !strings.HasSuffix(c.Query, c.Text) || !strings.HasPrefix(text, strings.TrimSuffix(c.Query, c.Text)) {
				t.Fatalf("%q is completed to %q", text, c.Query)
			}
		}
	})
}
