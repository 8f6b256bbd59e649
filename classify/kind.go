package classify

import (
	"recourse/classify/codes"
	"recourse/internal/letter"
)

// signal is how strongly the letter says one thing was decided, and where it
// says so best.
type signal struct {
	weight float64
	at     int // index of the passage
}

// signals are the strongest operative passages by what they say.
type signals map[string]signal

// decide is what the letter says was decided.
type verdict struct {
	letterType letter.Type
	// sure is false where the letter says two things, or nothing.
	sure bool
	// at is the passage that decides, -1 where there is none.
	at int
}

func findSignals(ps []passage, c *cues) signals {
	out := signals{}
	for i, p := range ps {
		if !p.operative() {
			continue
		}
		for _, name := range c.decisions.Names {
			w := c.decisions.Weight(name, p.words) * trust(p, name)
			if w > out[name].weight {
				out[name] = signal{w, i}
			}
		}
	}
	return out
}

// trust is how far a passage can be believed to speak of this decision.
func trust(p passage, name string) float64 {
	switch {
	case p.roles["history"] && (name == "denied" || name == "approved"):
		return 0
	case p.roles["alternative"] && name == "approved", p.roles["rights"] && name == "approved":
		return 0
	case p.roles["rights"] && name != "acknowledged" && name != "requests_information":
		return 0.5
	case p.box == tickedBox:
		return 1.3
	}
	return 1
}

// says is the weight from which a signal counts.
const says = 2.0

func (s signals) says(name string) bool { return s[name].weight >= says }

// judge weighs the signals: what was decided on an appeal first, then whether
// anything was decided, then what. noted is the strongest reason to deny that
// the letter gives, whether or not it says that it denies.
func judge(s signals, denying []codes.Meaning, noted ground) verdict {
	denied := s.says("denied") || len(denying) > 0
	switch {
	case s.says("overturned") && s.says("upheld"):
		return verdict{letter.TypePartialDenial, s.says("in_part"), s["upheld"].at}
	case s.says("overturned"):
		if s.says("in_part") && s["in_part"].at == s["overturned"].at {
			return verdict{letter.TypePartialDenial, true, s["overturned"].at}
		}
		return verdict{letter.TypeOverturned, !denied || s["denied"].weight <= s["overturned"].weight, s["overturned"].at}
	case s.says("upheld"), s.says("appeal_decided") && s["denied"].weight > s["pending"].weight && s.says("denied"):
		return upheldVerdict(s)
	case s.says("pending") && s["pending"].weight >= s["denied"].weight && len(denying) == 0:
		return pendingVerdict(s)
	case denied:
		return deniedVerdict(s)
	}
	return otherVerdict(s, noted)
}

func upheldVerdict(s signals) verdict {
	if s.says("upheld") {
		return verdict{letter.TypeUpheld, true, s["upheld"].at}
	}
	return verdict{letter.TypeUpheld, true, s["denied"].at}
}

// pendingVerdict is for letters that leave the decision open.
func pendingVerdict(s signals) verdict {
	t, at := letter.TypeInformationRequest, s["pending"].at
	if s.says("acknowledged") && !s.says("requests_information") {
		t, at = letter.TypeAcknowledgement, s["acknowledged"].at
	}
	return verdict{t, !s.says("denied"), at}
}

func deniedVerdict(s signals) verdict {
	v := verdict{letter.TypeDenial, true, s["denied"].at}
	if s.says("in_part") || s["approved"].weight >= 3 {
		v.letterType = letter.TypePartialDenial
	}
	if !s.says("denied") {
		v.at = -1
	}
	return v
}

// otherVerdict is for letters that deny nothing.
func otherVerdict(s signals, noted ground) verdict {
	if s.says("eob") && noted.weight >= says {
		return verdict{letter.TypeDenial, noted.explains, noted.best} // a line is denied by its note
	}
	if noted.weight >= plainReason && !s.says("approved") && !s.says("requests_information") && s["other"].weight < outright {
		return verdict{letter.TypeDenial, false, noted.best}
	}
	order := []struct {
		name string
		as   letter.Type
	}{{"approved", letter.TypeApproval}, {"acknowledged", letter.TypeAcknowledgement},
		{"requests_information", letter.TypeInformationRequest}, {"eob", letter.TypeEOB}, {"other", letter.TypeOther}}
	for _, o := range order {
		if s.says(o.name) && !(o.name == "approved" && s.says("eob")) {
			unpaid := o.name == "eob" && s.says("unpaid")
			return verdict{o.as, !unpaid, s[o.name].at}
		}
	}
	return verdict{letter.TypeOther, false, -1}
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
