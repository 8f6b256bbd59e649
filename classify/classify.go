package classify

import (
	"context"
	"fmt"

	"recourse/internal/cue"
	"recourse/internal/layout"
	"recourse/internal/letter"
)

// In is one letter as it was read, with what is printed in it.
type In struct {
	Text  *layout.Text
	Facts letter.Facts
	// Below holds, by field name, the confidence under which a person is asked;
	// "" is the default.
	Below map[string]letter.Confidence
}

// Out is the finding, and what a person should look at.
type Out struct {
	Finding letter.Finding
	Review  []letter.Review
}

// Classify decides what kind of decision a letter is and why it was made.
func Classify(ctx context.Context, in In) (Out, error) {
	if err := ctx.Err(); err != nil {
		return Out{}, err
	}
	c, err := loadCues()
	if err != nil {
		return Out{}, fmt.Errorf("load cues: %w", err)
	}
	ps := passages(in.Text, c)
	markStated(ps, in.Facts.DenialReason)
	denying := printed(in, ps)
	s := findSignals(ps, c)
	v := judge(s, denying, strongest(grounds(ps, c, -1, nil)))
	out := Out{Finding: letter.Finding{Kind: kindOf(v.letterType), Type: v.letterType}}
	if !v.sure {
		out.Review = append(out.Review, kindDoubt(in.Text, ps, v))
	}
	if !out.Finding.IsDenial() {
		return out, nil
	}
	circumstances(&out, in, ps, c, v, s)
	explain(&out, in, ps, c, v)
	return out, nil
}

// circumstances sets stage, urgency and plan type.
func circumstances(out *Out, in In, ps []passage, c *cues, v verdict, s signals) {
	stage := stageOf(v, s, printed(in, ps))
	urgent := urgentOf(ps, c, stage)
	plan, sure := planOf(ps, c)
	out.Finding.Stage, out.Finding.Urgent, out.Finding.PlanType = &stage, &urgent, &plan
	if !sure {
		out.Review = append(out.Review, planDoubt(plan))
	}
}

// explain sets the category, the further reasons and the sentences that show them.
func explain(out *Out, in In, ps []passage, c *cues, v verdict) {
	all := prefer(grounds(ps, c, v.at, printed(in, ps)), c.contains)
	found := reasons(all, c.contains)
	if len(found) == 0 {
		out.Review = append(out.Review, reasonMissing(all))
		return
	}
	for i, g := range found {
		sure := certainty(all, g, c.contains)
		r := letter.Reason{Category: g.category, Main: i == 0, Confidence: sure}
		if g.best >= 0 {
			r.Evidence = in.Text.Evidence(ps[g.best].Range)
		}
		out.Finding.Reasons = append(out.Finding.Reasons, r)
		if i == 0 {
			out.Finding.Category = &found[0].category
			if sure < in.below("category") {
				out.Review = append(out.Review, categoryDoubt(in.Text, ps, all))
			}
			continue
		}
		out.Finding.Also = append(out.Finding.Also, g.category)
	}
}

// doubtful is the confidence under which a person is asked where nothing else
// is configured.
const doubtful letter.Confidence = 0.9

func (in In) below(field string) letter.Confidence {
	if b, ok := in.Below[field]; ok {
		return b
	}
	if b, ok := in.Below[""]; ok {
		return b
	}
	return doubtful
}

// plain is a text as cues see it.
func plain(s string) string { return joinTokens(cue.Tokens(s)) }
