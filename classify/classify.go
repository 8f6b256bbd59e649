package classify

import (
	"context"
	"fmt"

	"recourse/internal/layout"
	"recourse/internal/letter"
	"recourse/internal/why"
)

// In is one letter as it was read, with what is printed in it.
type In struct {
	Text  *layout.Text
	Facts letter.Facts
	// Below holds, by field name, the confidence under which a person is asked;
	// "" is the default.
	Below map[string]letter.Confidence
	// Clinic is the model that this clinic's corrections trained; nil for none.
	Clinic *why.Model
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
	r := read(in, c)
	out := Out{Finding: letter.Finding{Kind: kindOf(r.verdict.letterType), Type: r.verdict.letterType,
		Also: []letter.Category{}, Reasons: []letter.Reason{}}}
	if !r.verdict.sure {
		out.Review = append(out.Review, r.kindDoubt())
	}
	if out.Finding.IsDenial() {
		r.circumstances(&out)
		r.explain(&out, in.below("category"))
		heed(&out, in)
	}
	return out, nil
}

// circumstances sets stage, urgency, plan type and funding.
func (r *reading) circumstances(out *Out) {
	stage := r.stage()
	urgent := r.urgent(stage)
	plan, sure := r.plan()
	out.Finding.Stage, out.Finding.Urgent, out.Finding.PlanType = &stage, &urgent, &plan
	out.Finding.Funding = r.funding()
	if !sure {
		out.Review = append(out.Review, planDoubt(plan))
	}
}

// explain sets the category, the further reasons and the sentences that show
// them, and asks a person where the main one is less sure than below.
func (r *reading) explain(out *Out, below letter.Confidence) {
	all := prefer(r.grounds(r.verdict.at, r.denying), r.cues.contains)
	found := reasons(all, r.cues.contains)
	if len(found) == 0 {
		out.Review = append(out.Review, reasonMissing(all))
		return
	}
	f := &out.Finding
	for i, g := range found {
		g.told = g.told && i == 0 // a further reason is only a part of what is stated
		reason := letter.Reason{Category: g.category, Main: i == 0, Confidence: certainty(all, g, r.cues.contains)}
		if g.best >= 0 {
			reason.Evidence = r.text.Evidence(r.ps[g.best].Range)
		}
		f.Reasons = append(f.Reasons, reason)
		if i > 0 {
			f.Also = append(f.Also, g.category)
		}
	}
	f.Category = &f.Reasons[0].Category
	if f.Reasons[0].Confidence < below {
		out.Review = append(out.Review, r.categoryDoubt(all))
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
