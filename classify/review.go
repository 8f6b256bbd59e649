package classify

import (
	"slices"

	"recourse/internal/letter"
)

// The parts of doubt about a main reason. The figures are set so that of a
// hundred answers at 0.95 about 95 are right in the labelled letters.
const (
	sureReason = 0.98
	// vagueScore is the score under which a reason is given only vaguely.
	vagueScore, vagueDoubt = 1.6, 0.4
	// closeShare is the share of the main reason's score from which a rival is close.
	closeShare, closeDoubt = 0.75, 0.5
	// addedDoubt is for a main reason that is given "in addition": the one
	// before it was not understood.
	addedDoubt = 0.3
	// crowdedDoubt is for a long sentence that gives two reasons: full stops
	// that were not recognised make one sentence of two.
	crowdedDoubt = 0.15
	// asideDoubt is for a reason that is not in what the letter states as its
	// reason; remoteDoubt for one far from the decision and from every heading
	// that says why; bareDoubt for one that only the deciding sentence gives,
	// where more sentences say why and were not understood to say the same.
	asideDoubt, remoteDoubt, bareDoubt = 0.2, 0.1, 0.15
	// uncuedDoubt is for a reason that the model alone gives and no cue, by how
	// strong its rival is; it counts where the stated reason as a whole is not clear
	// (see agreed). With a strong rival it is hardly more than a guess.
	uncuedDoubt, rivalledDoubt, contestedDoubt = 0.03, 0.06, 0.25
	rivalled, contested                        = 0.3, 0.5
	// unstatedDoubt is for a reason of a letter whose statement of it was not found.
	unstatedDoubt = 0.1
	// addedRival is how much of a rival a reason is that the letter gives "in
	// addition", behind the main one.
	addedRival = 0.7
	// uncuedRival is how much of a rival to a reason with a cue one is that the
	// model alone gives.
	uncuedRival = 0.8
	// containedRival is how much of a rival a contained reason is.
	containedRival = 0.85
)

// certainty is how often a reason like this one is right: by its own strength
// and by its lead over the others.
func certainty(all []ground, g ground, contains map[letter.Category][]letter.Category) letter.Confidence {
	rival := 0.0
	for _, o := range all {
		switch {
		case o.category == g.category:
		case o.added && !g.added && o.best > g.best:
			rival = max(rival, o.leading()*addedRival)
		case g.cued && g.best >= 0 && !o.cued:
			rival = max(rival, o.leading()*uncuedRival)
		case slices.Contains(contains[g.category], o.category):
			rival = max(rival, o.leading()*containedRival)
		default:
			rival = max(rival, o.leading())
		}
	}
	doubt := vagueDoubt * part(vagueScore-g.leading(), vagueScore)
	if d, ok := g.agreeing(rival); ok {
		return letter.Confidence(max(least, sureReason-doubt-d))
	}
	doubt += g.doubt(rival)
	if g.told {
		doubt = max(doubt, contestedDoubt)
	}
	return letter.Confidence(max(least, sureReason-doubt))
}

// least is the confidence of a reason of which everything speaks for doubt.
const least = 0.05

// The share of a main reason in what the letter states as its reason, taken as one
// text. Of 512 letters that the model had not seen: with agreed, of those with a
// cue 377 of 377 were right and of those without 71 of 71, whatever else was hinted
// at; with nearly and a cue 13 of 13; with partly, a cue and no close rival 12 of
// 12; of all others 25 of 39.
const agreed, nearly, partly = 0.95, 0.85, 0.4

// agreeing is the doubt about a reason that the stated reason gives as a whole, or
// well enough with what else speaks for it; not ok where it does not.
func (g ground) agreeing(rival float64) (doubt float64, ok bool) {
	if g.bare {
		doubt = bareDoubt
	}
	switch rivalled := rival >= closeShare*g.leading(); {
	case !g.told:
		return 0, false
	case g.whole >= agreed && (g.cued || g.coded):
		return doubt, true
	case g.whole >= agreed, g.whole >= nearly && g.cued:
		return doubt + uncuedDoubt, true
	case g.whole >= partly && g.cued && (g.coded || !rivalled):
		return doubt + rivalledDoubt, true
	}
	return 0, false
}

// doubt is the doubt about a reason by its place and its rivals.
func (g ground) doubt(rival float64) float64 {
	doubt := closeDoubt * part(rival/max(g.leading(), 0.01)-closeShare, 1-closeShare)
	if !g.told {
		doubt += unstatedDoubt
	}
	if !g.cued && g.best >= 0 {
		doubt += g.uncued(rival)
	}
	if g.added {
		doubt += addedDoubt
	}
	if g.crowded {
		doubt += crowdedDoubt
	}
	if g.aside {
		doubt += asideDoubt
	}
	if g.remote {
		doubt += remoteDoubt
	}
	if g.bare {
		doubt += bareDoubt
	}
	return doubt
}

// uncued is the doubt about a reason that no cue gives.
func (g ground) uncued(rival float64) float64 {
	switch share := rival / max(g.leading(), 0.01); {
	case share >= contested:
		return contestedDoubt
	case share >= rivalled:
		return rivalledDoubt
	}
	return uncuedDoubt
}

// part is n of whole, between 0 and 1.
func part(n, whole float64) float64 { return min(1, max(0, n/whole)) }

// candidate is a value with the passage that speaks for it, -1 for none.
func (r *reading) candidate(value string, at int) letter.Candidate {
	c := letter.Candidate{Value: value, Source: "text"}
	if at >= 0 {
		e := r.text.Evidence(r.ps[at].Range)
		c.Page, c.Box = e.Page, e.Box
	}
	return c
}

// kindDoubt asks what was decided, and shows what speaks for what.
func (r *reading) kindDoubt() letter.Review {
	out := letter.Review{Field: "kind", Code: "unclear", Why: "the letter does not say plainly what was decided"}
	if r.verdict.at >= 0 {
		out.Code, out.Why = "contradiction", "the letter says two things about what was decided"
	}
	out.Candidates = []letter.Candidate{r.candidate(string(kindOf(r.verdict.letterType)), r.verdict.at)}
	for _, o := range outcomes {
		if at := r.says[o.name].at; r.says.say(o.name) && at != r.verdict.at {
			out.Candidates = append(out.Candidates, r.candidate(string(kindOf(o.as)), at))
		}
	}
	return out
}

func (r *reading) categoryDoubt(all []ground) letter.Review {
	out := letter.Review{Field: "category", Code: "close", Why: "two reasons fit the letter about equally well"}
	for _, g := range all[:min(3, len(all))] {
		if g.score >= enough {
			out.Candidates = append(out.Candidates, r.candidate(string(g.category), g.best))
		}
	}
	if len(out.Candidates) < 2 {
		out.Code, out.Why = "weak", "the letter gives its reason only vaguely"
	}
	return out
}

func reasonMissing(all []ground) letter.Review {
	r := letter.Review{Field: "category", Code: "not_found", Why: "no sentence of the letter gives a reason that is known"}
	for _, g := range all[:min(2, len(all))] {
		if g.score > 0 {
			r.Candidates = append(r.Candidates, letter.Candidate{Value: string(g.category), Source: "text"})
		}
	}
	return r
}

func planDoubt(plan letter.PlanType) letter.Review {
	return letter.Review{Field: "plan_type", Code: "close", Why: "the letter names two kinds of plan about equally",
		Candidates: []letter.Candidate{{Value: string(plan), Source: "text"}}}
}
