package classify

import (
	"maps"
	"slices"

	"recourse/internal/letter"
)

// onAppeal is for letters that seem to decide an appeal. Which step a letter
// offers next tells what it has decided: where it offers a first appeal and tells
// of none that was made, or where only sentences that decide nothing speak of an
// appeal and no later step is open, it is a first decision.
func (r *reading) onAppeal(v verdict, f letter.Facts, noted ground) verdict {
	if v.letterType != letter.TypeUpheld {
		return v
	}
	told := func(name string) bool { return r.says.say(name) && !r.says[name].idle }
	first, later := slices.ContainsFunc(f.Clocks, opensFirstAppeal), slices.ContainsFunc(f.Clocks, opensLaterStep)
	switch decides := told("upheld") || told("appeal_decided"); {
	case decides && (later || !first || r.says.say("appeal_decided")), !decides && later && !first:
		return v
	}
	r.says = maps.Clone(r.says)
	delete(r.says, "upheld")
	delete(r.says, "appeal_decided")
	return judge(r.says, len(r.denying) > 0, noted)
}

// opensLaterStep reports whether a clock is running for a step that follows an
// internal appeal.
func opensLaterStep(c letter.Clock) bool {
	return startsAppeal(c) && (c.Kind != letter.ClockStandard || c.Level > 1)
}

// opensFirstAppeal reports whether a clock is running for a first internal appeal.
func opensFirstAppeal(c letter.Clock) bool {
	return startsAppeal(c) && c.Kind == letter.ClockStandard && c.Level < 2
}
