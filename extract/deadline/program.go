package deadline

import (
	"slices"

	"recourse/internal/letter"
)

// programs are the plan types that the words around a time name: "Medicare
// Advantage members: 65 days".
func (c context) programs() []letter.PlanType {
	var out []letter.PlanType
	for _, p := range lex.programs {
		if c.cues.matches(string(p), c.clause) {
			out = append(out, p)
		}
	}
	return out
}

// ofPlan leaves out the clocks that are for other programs where the group has
// one for the letter's own.
func (d *decider) ofPlan(group []int) []int {
	own := func(i int) bool { return slices.Contains(d.clocks[i].PlanTypes, d.plan) }
	if !slices.ContainsFunc(group, own) {
		return group
	}
	return slices.DeleteFunc(slices.Clone(group), func(i int) bool { return len(d.clocks[i].PlanTypes) > 0 && !own(i) })
}
