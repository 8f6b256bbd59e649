package classify

import (
	"slices"

	"recourse/internal/letter"
)

// The thresholds of a reason.
const (
	// enough is the score from which a category is a reason at all.
	enough = 1.0
	// further is the weight of a passage that gives a further reason, and
	// furtherShare its share of the main reason's weightiest passage.
	further      = 2.0
	furtherShare = 0.4
)

// reasons are the main ground and the further ones that the letter gives.
func reasons(gs []ground, contains map[letter.Category][]letter.Category) []ground {
	if len(gs) == 0 || gs[0].score < enough {
		return nil
	}
	out := gs[:1:1]
	for _, g := range gs[1:] {
		if g.best < 0 || !g.cued && !g.added || g.weight < further || g.weight < furtherShare*gs[0].weight {
			continue
		}
		own := g.apart || !slices.Contains(contains[gs[0].category], g.category)
		if own && g.best != gs[0].best {
			out = append(out, g)
		}
	}
	return out
}

// prefer settles which of the leading reasons is the main one: of two that are
// about as strong, the one that contains the other where one sentence gives
// both, else the one that alone is said in so many words, or is first.
func prefer(gs []ground, contains map[letter.Category][]letter.Category) []ground {
	out := slices.Clone(gs)
	for i := 1; i < len(out); i++ {
		a, b := out[0], out[i]
		if b.added || b.best < 0 || b.weight < further || b.leading() < strongShare*a.leading() {
			continue
		}
		holds := slices.Contains(contains[b.category], a.category) && !slices.Contains(contains[a.category], b.category)
		plainer := b.cued && !a.cued && slices.Contains(contains[b.category], a.category)
		if b.best == a.best && holds || plainer || b.cued && b.best < a.best && !slices.Contains(contains[a.category], b.category) {
			out = slices.Insert(slices.Delete(out, i, i+1), 0, b)
		}
	}
	return heedWhole(out)
}

// heedWhole puts before a first reason that no cue gives the one that the stated
// reason gives as a whole.
func heedWhole(gs []ground) []ground {
	if len(gs) == 0 || gs[0].cued {
		return gs
	}
	for i, g := range gs {
		if g.best >= 0 && g.whole >= likelier {
			return slices.Insert(slices.Delete(gs, i, i+1), 0, g)
		}
	}
	return gs
}

// likelier is the share of a category that is much likelier than all others
// together.
const likelier = 0.7

// strongShare is the share of the leading reason's score from which another
// reason may go before it.
const strongShare = 0.75
