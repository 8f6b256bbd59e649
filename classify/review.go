package classify

import (
	"strings"

	"recourse/internal/layout"
	"recourse/internal/letter"
)

func joinTokens(ts []string) string { return strings.Join(ts, " ") }

// certainty is how sure the main reason is: its strength, and its lead over
// the next reason that it does not contain.
func certainty(all []ground, g ground) letter.Confidence {
	rival := 0.0
	for _, o := range all {
		if o.category != g.category {
			rival = max(rival, o.leading())
		}
	}
	strength := min(1, g.leading()/strongGround)
	lead := (g.leading() - rival) / max(g.leading(), 0.001)
	return letter.Confidence(min(0.99, max(0.05, 0.35+0.35*strength+0.6*min(lead, 0.5))))
}

// strongGround is a score that leaves nothing to ask for.
const strongGround = 3.5

func candidate(t *layout.Text, ps []passage, value string, at int) letter.Candidate {
	c := letter.Candidate{Value: value, Source: "text"}
	if at >= 0 {
		e := t.Evidence(ps[at].Range)
		c.Page, c.Box = e.Page, e.Box
	}
	return c
}

func kindDoubt(t *layout.Text, ps []passage, v verdict) letter.Review {
	r := letter.Review{Field: "kind", Code: "unclear", Why: "the letter does not say plainly what was decided"}
	if v.at >= 0 {
		r.Code, r.Why = "contradiction", "the letter says two things about what was decided"
	}
	r.Candidates = []letter.Candidate{candidate(t, ps, string(kindOf(v.letterType)), v.at)}
	return r
}

func categoryDoubt(t *layout.Text, ps []passage, all []ground) letter.Review {
	r := letter.Review{Field: "category", Code: "close", Why: "two reasons fit the letter about equally well"}
	for _, g := range all[:min(3, len(all))] {
		if g.score >= enough {
			r.Candidates = append(r.Candidates, candidate(t, ps, string(g.category), g.best))
		}
	}
	if len(r.Candidates) < 2 {
		r.Code, r.Why = "weak", "the letter gives its reason only vaguely"
	}
	return r
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
