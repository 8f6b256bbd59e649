package classify

import (
	"slices"

	"recourse/internal/letter"
	"recourse/internal/why"
)

// signal is how strongly the letter says one thing was decided, and where it
// says so best.
type signal struct {
	weight float64
	at     int // index of the passage
	// idle is true where the model finds that the passage decides nothing.
	idle bool
}

// signals are the strongest operative passages by what they say.
type signals map[string]signal

// verdict is what the letter says was decided.
type verdict struct {
	letterType letter.Type
	// sure is false where the letter says two things, or nothing.
	sure bool
	// at is the passage that decides, -1 where there is none.
	at int
}

// signals are what the operative passages of the letter say, by the cues and the
// learned model together.
func (r *reading) signals() signals {
	out := signals{}
	book, decisions := r.cues.decisions, why.Decisions()
	for i := range r.ps {
		p := &r.ps[i]
		if !p.operative() {
			continue
		}
		p.decides = decisions.Of(p.words.Tokens)
		for _, name := range book.Names {
			w := vote(book.Weight(name, p.words), p.decides, name) * trust(*p, name)
			if w > out[name].weight {
				out[name] = signal{w, i, p.decides.Share(why.None) > idle}
			}
		}
	}
	return out
}

// How the model of decisions votes beside the cues: where it is nearly certain it
// speaks for itself, as plainly as a cue that says nearly so; a cue whose sentence
// it finds to decide nothing counts less.
const (
	nearlyCertain = 0.8
	spoken        = 2.6
	idle          = 0.97
	idleShare     = 0.8
	// rarely is the share under which the model does not take a sentence for one
	// that leaves the decision open: a doctor who looks something up, or the time
	// that the next appeal takes.
	rarely = 0.05
)

// vote is how strongly a passage says something: by its cues, and by the share
// that the model gives it.
func vote(cued float64, said why.Says, name string) float64 {
	switch share := said.Share(name); {
	case cued == 0 && share >= nearlyCertain:
		return spoken
	case name == "denied" && cued > 0 && said.Share(why.None) > idle, name == "pending" && said.Share(name) < rarely:
		return cued * idleShare
	}
	return cued
}

// trust is how far a passage can be believed to speak of this decision.
func trust(p passage, name string) float64 {
	switch {
	case p.roles["history"] && (name == "denied" || name == "approved"):
		return 0
	case p.roles["alternative"] && name == "approved", p.roles["rights"] && name == "approved":
		return 0
	case p.stated && name == "approved" && (p.surely || p.decides.Share(name) < hardly): // a drug that is approved for another illness
		return 0.5
	case p.roles["rights"] && name != "acknowledged" && name != "requests_information":
		return 0.5
	case p.box == tickedBox:
		return 1.3
	}
	return 1
}

// surelyStated is the confidence from which the letter surely states a reason,
// mostly the share from which the model is believed that a passage denies.
const (
	surelyStated = 0.93
	mostly       = 0.5
)

// seemsDenied is for letters that deny in words which no cue knows: a passage that
// the model of decisions takes for a denial, beside a reason that is surely stated.
func (r *reading) seemsDenied(v verdict, reason *letter.Field) verdict {
	if v.sure || kindOf(v.letterType) == letter.KindDenial && v.at >= 0 || reason == nil || reason.Confidence < surelyStated {
		return v
	}
	for i, p := range r.ps {
		if p.operative() && !p.roles["history"] && !p.roles["rights"] && p.decides.Share("denied") > mostly {
			return verdict{r.deniedAs(), true, i}
		}
	}
	return v
}

// deniedAs is the type of a letter that denies in words which were not understood:
// an upheld one where it says that an appeal was decided.
func (r *reading) deniedAs() letter.Type {
	if r.says.say("appeal_decided") {
		return letter.TypeUpheld
	}
	return letter.TypeDenial
}

// opensAppeal is for letters that say why not and open an appeal, without a word
// of a decision that was understood: they deny.
func (r *reading) opensAppeal(v verdict, f letter.Facts) verdict {
	if v.sure && v.letterType != letter.TypeOther || f.DenialReason == nil || f.DenialReason.Confidence < surelyStated {
		return v
	}
	for _, name := range []string{"overturned", "approved", "pending", "acknowledged", "requests_information"} {
		if r.says.say(name) {
			return v
		}
	}
	if !slices.ContainsFunc(f.Clocks, startsAppeal) {
		return v
	}
	at := slices.IndexFunc(r.ps, func(p passage) bool { return p.stated })
	if kindOf(v.letterType) != letter.KindDenial || v.letterType == letter.TypeDenial && !r.says.say("denied") {
		v.letterType, v.at = r.deniedAs(), at
	}
	v.sure = true
	return v
}

// enoughWords is how many words a letter has at least of which it tells something
// that nothing in them denies.
const enoughWords = 60

// quiet is for letters that decide nothing which was understood. They are surely
// no denials where no sentence denies, no reason is stated and no appeal opened.
func (r *reading) quiet(v verdict, f letter.Facts) verdict {
	if v.letterType != letter.TypeOther || v.sure || f.DenialReason != nil || len(r.denying) > 0 || len(r.text.Words) < enoughWords ||
		slices.ContainsFunc(f.Clocks, startsAppeal) || r.says.say("denied") || r.says.say("upheld") || r.denies(sentenceWords) {
		return v
	}
	v.sure = true
	return v
}

// sentenceWords is how many words a passage has at least that is more than the
// head of a column.
const sentenceWords = 3

// denies reports whether the model of decisions may take an operative passage of
// so many words at least for a denial.
func (r *reading) denies(words int) bool {
	return slices.ContainsFunc(r.ps, func(p passage) bool {
		return len(p.words.Tokens) >= words && p.operative() && !p.roles["history"] && !p.roles["rights"] && p.decides.Share("denied")+p.decides.Share("upheld") > hardly
	})
}

// hardly is the share below which the model does not take a passage for a denial.
const hardly = 0.25

// unstated is for letters that a cue takes for denials although they state no
// sure reason, no code denies, and the model of decisions finds no passage that
// denies: then it is not sure what was decided.
func (r *reading) unstated(v verdict, f letter.Facts) verdict {
	reason := f.DenialReason
	if kindOf(v.letterType) != letter.KindDenial || len(r.denying) > 0 || reason != nil && reason.Confidence >= surelyStated {
		return v
	}
	if reason != nil && r.says["denied"].weight >= outright && slices.ContainsFunc(r.ps, r.givesReason) && slices.ContainsFunc(f.Clocks, startsAppeal) {
		return v // it says so outright, gives a plain reason and opens an appeal
	}
	v.sure = v.sure && r.denies(1)
	return v
}

// surelyWhy are the log odds from which the model is sure that a sentence gives a
// reason.
const surelyWhy = 4.0

// givesReason reports whether a passage of the stated reason gives a plain one, by
// a cue or by the model.
func (r *reading) givesReason(p passage) bool {
	return p.stated && (why.Reasons().Of(p.words.Tokens).Any() >= surelyWhy || slices.ContainsFunc(r.cues.categories.Names, func(name string) bool {
		return r.cues.categories.Weight(name, p.words) >= plainReason
	}))
}

// says is the weight from which a signal counts.
const says = 2.0

// say reports whether the letter says so.
func (s signals) say(name string) bool { return s[name].weight >= says }

// judge weighs the signals: what was decided on an appeal first, then whether
// anything was decided, then what. noted is the strongest reason to deny that
// the letter gives, whether or not it says that it denies; coded is true where
// a code denies.
func judge(s signals, coded bool, noted ground) verdict {
	switch {
	case s.say("overturned") && s.say("upheld"):
		return verdict{letter.TypePartialDenial, s.say("in_part"), s["upheld"].at}
	case s.say("overturned"):
		if s.say("in_part") && s["in_part"].at == s["overturned"].at {
			return verdict{letter.TypePartialDenial, true, s["overturned"].at}
		}
		return verdict{letter.TypeOverturned, s["denied"].weight < outright && !coded, s["overturned"].at}
	case s.open():
		v := pendingVerdict(s)
		v.sure = true
		return v
	case s.say("upheld"), s.say("appeal_decided") && s["denied"].weight > s["pending"].weight && s.say("denied"):
		return upheldVerdict(s)
	case s.say("pending") && s["pending"].weight >= s["denied"].weight && !coded:
		return pendingVerdict(s)
	case s.say("denied"), coded:
		return deniedVerdict(s)
	}
	return otherVerdict(s, noted)
}

// open reports whether the letter says outright that nothing is decided yet, and
// tells of denials only as of another's decision: a reviewer's first letter tells
// what the plan decided.
func (s signals) open() bool {
	told := func(name string) bool { return !s.say(name) || s[name].idle }
	return s["pending"].weight >= outright && !s["pending"].idle && s.say("upheld") && told("upheld") && told("denied") && told("overturned")
}

// upheldVerdict is not sure where the letter says outright that nothing is decided
// yet: then another's decision is told, as in the first letter of a reviewer.
func upheldVerdict(s signals) verdict {
	sure := s["pending"].weight < outright
	if s.say("upheld") {
		return verdict{letter.TypeUpheld, sure, s["upheld"].at}
	}
	return verdict{letter.TypeUpheld, sure, s["denied"].at}
}

// pendingVerdict is for letters that leave the decision open.
func pendingVerdict(s signals) verdict {
	t, at := letter.TypeInformationRequest, s["pending"].at
	if s.say("acknowledged") && !s.say("requests_information") {
		t, at = letter.TypeAcknowledgement, s["acknowledged"].at
	}
	return verdict{t, !s.say("denied"), at}
}

func deniedVerdict(s signals) verdict {
	v := verdict{letter.TypeDenial, true, s["denied"].at}
	if s.say("in_part") || s["approved"].weight >= outright {
		v.letterType = letter.TypePartialDenial
		v.sure = s.say("in_part") || s["denied"].weight >= outright
	}
	if !s.say("denied") {
		v.at = -1
	}
	return v
}

// otherVerdict is for letters that do not say that they deny. It is not sure of
// an approval that gives a reason to deny, or of a statement that pays nothing.
func otherVerdict(s signals, noted ground) verdict {
	if s.say("eob") && noted.weight >= says {
		return verdict{letter.TypeDenial, noted.explains, noted.best} // a line is denied by its note
	}
	if noted.weight >= plainReason && !s.say("approved") && !s.say("requests_information") && s["other"].weight < outright {
		return verdict{letter.TypeDenial, false, noted.best}
	}
	for _, o := range outcomes {
		if !o.appealable && s.say(o.name) && !(o.name == "approved" && s.say("eob")) {
			unpaid := o.name == "eob" && s.say("unpaid")
			reasoned := o.name == "approved" && noted.weight >= plainReason && noted.operative
			return verdict{o.as, !unpaid && !reasoned, s[o.name].at}
		}
	}
	return verdict{letter.TypeOther, false, -1}
}

// outcomes are the signals that name an outcome; those that nobody can appeal
// stand in the order in which they decide.
var outcomes = []struct {
	name       string
	as         letter.Type
	appealable bool
}{
	{"upheld", letter.TypeUpheld, true},
	{"denied", letter.TypeDenial, true},
	{"approved", letter.TypeApproval, false},
	{"acknowledged", letter.TypeAcknowledgement, false},
	{"requests_information", letter.TypeInformationRequest, false},
	{"eob", letter.TypeEOB, false},
	{"other", letter.TypeOther, false},
}

// outright is the weight of what is said in so many words.
const outright = 3.0

// plainReason is the weight of a reason to deny that makes a letter a denial
// although it does not say so.
const plainReason = 2.4

// kindOf tells denials from the rest.
func kindOf(t letter.Type) letter.Kind {
	switch t {
	case letter.TypeDenial, letter.TypePartialDenial, letter.TypeUpheld:
		return letter.KindDenial
	}
	return letter.KindNotDenial
}
