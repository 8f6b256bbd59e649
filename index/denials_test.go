package index

import (
	"context"

	"recourse/internal/bench/denials"
	"recourse/internal/letter"
)

// generated is a record of made-up letters.
type generated struct{ n int }

func (g generated) Load(_ context.Context, id letter.CaseID) (Doc, error) {
	i, ok := denials.Number(id)
	if !ok || i >= g.n {
		return Doc{}, ErrNotFound
	}
	return docOf(denials.Make(i)), nil
}

func docOf(d denials.Denial) Doc {
	return Doc{Case: d.Case, Letters: []LetterText{{d.Letter, d.Body}}, Documents: []letter.Document{d.Document}}
}

func (g generated) Revisions(context.Context) (map[letter.CaseID]uint64, error) {
	all := make(map[letter.CaseID]uint64, g.n)
	for i := range g.n {
		all[denials.CaseID(i)] = uint64(i + 1)
	}
	return all, nil
}

func (g generated) Follow(ctx context.Context, _ uint64, _ func(letter.CaseID, uint64, bool) error) error {
	<-ctx.Done()
	return ctx.Err()
}
