package main

import (
	"cmp"
	"fmt"
	"html"
	"math/rand/v2"
	"slices"
	"strings"
	"text/template"
	"time"
)

// letter is one letter in the making: the slots that its skeleton calls. A slot that prints a value of the truth
// records it, so the truth holds what the page shows and nothing else.
type letter struct {
	k      *skeleton
	d      *denial
	random *rand.Rand
	date   time.Time
	due    time.Time
	cast   cast
	named  map[string]string // values that must stay the same on every page
	truth  *truth
	err    error
}

func newLetter(k *skeleton, d *denial, p *pool, random *rand.Rand) *letter {
	l := &letter{k: k, d: d, random: random, date: workday(random), cast: newCast(p, random), named: map[string]string{}}
	l.truth = newTruth(k, d)
	l.truth.Payer = l.Payer()
	return l
}

// render fills the skeleton and takes the quotes from the finished page.
func (l *letter) render() (string, *truth, error) {
	page := l.fill(l.k.page)
	if l.err != nil {
		return "", nil, fmt.Errorf("%s: %w", l.k.name, l.err)
	}
	page, quotes := cutQuotes(page)
	l.truth.quote(quotes)
	if err := l.truth.check(); err != nil {
		return "", nil, fmt.Errorf("%s: %w", l.k.name, err)
	}
	return page, l.truth, nil
}

func (l *letter) fill(t *template.Template) string {
	var b strings.Builder
	if err := t.Execute(&b, l); err != nil && l.err == nil {
		l.err = err
	}
	return b.String()
}

// say fills the slots of a wording from the skeleton's head.
func (l *letter) say(wording string) string {
	t, err := template.New("wording").Parse(wording)
	if err != nil {
		l.err = err
		return ""
	}
	return l.fill(t)
}

// once keeps the first value made under a name.
func (l *letter) once(name string, value func() string) string {
	if _, ok := l.named[name]; !ok {
		l.named[name] = value()
	}
	return l.named[name]
}

func (l *letter) choose(from []string) string {
	if len(from) == 0 {
		return ""
	}
	return from[l.random.IntN(len(from))]
}

// V is the wording chosen under a name of the head's vary list.
func (l *letter) V(name string) string {
	if len(l.k.Vary[name]) == 0 {
		l.err = fmt.Errorf("no wording %q", name)
	}
	return l.once("vary "+name, func() string { return l.say(l.choose(l.k.Vary[name])) })
}

// Maybe is true in about the given share, in percent, of the letters; the same for a name all over one letter.
func (l *letter) Maybe(name string, percent int) bool {
	return l.once("maybe "+name, func() string { return fmt.Sprint(l.random.IntN(100) < percent) }) == "true"
}

// Payer is the payer's name as printed.
func (l *letter) Payer() string {
	return l.once("payer", func() string { return html.EscapeString(l.choose(l.k.Payers)) })
}

// Num is a number that means nothing to the reader: group, form, tax number. The name keeps it the same.
func (l *letter) Num(name, pattern string) string {
	return l.once("num "+name, func() string { return digits(l.random, pattern) })
}

// Tel is the telephone number kept under a name, in the skeleton's style.
func (l *letter) Tel(name string) string {
	pattern := l.k.Phone
	if pattern == "" {
		pattern = "1-8##-555-####"
	}
	return l.once("tel "+name, func() string { return telephone(l.random, pattern, len(l.named)) })
}

// Fax is the fax number of the next appeal step.
func (l *letter) Fax() string {
	l.truth.AppealFax = text(l.Tel("appeal fax"))
	return l.Tel("appeal fax")
}

// PeerPhone is the number to call for a peer-to-peer conversation.
func (l *letter) PeerPhone() string { return l.Tel("peer") }

func (l *letter) id(name string, patterns []string, record **string) string {
	v := l.once("id "+name, func() string { return digits(l.random, l.choose(patterns)) })
	*record = text(v)
	return v
}

// Member is the identification number of the member.
func (l *letter) Member() string { return l.id("member", l.k.Member, &l.truth.MemberID) }

// Auth is the payer's number of the request.
func (l *letter) Auth() string { return l.id("auth", l.k.Auth, &l.truth.AuthorizationNumber) }

// Claim is the claim's number.
func (l *letter) Claim() string { return l.id("claim", l.k.Claim, &l.truth.ClaimNumber) }

// Service is what was refused.
func (l *letter) Service() string { return mark("service", l.d.Service) }

// Reason is why, as the case states it.
func (l *letter) Reason() string {
	if l.k.You && l.d.You != "" {
		return mark("reason", l.d.You) + l.more(" ")
	}
	return mark("reason", l.d.Reason) + l.more(" ")
}

// more is what follows the main reason, set apart from it.
func (l *letter) more(between string) string {
	if l.d.More == "" {
		return ""
	}
	return between + l.d.More
}

// ReasonIn is the reason with each sentence after the first set apart: by a new paragraph, or as a new line.
func (l *letter) ReasonIn(between string) string {
	reason := l.d.Reason
	if l.k.You && l.d.You != "" {
		reason = l.d.You
	}
	return mark("reason", sentence.ReplaceAllString(reason, "$1"+between+"$2")) + l.more(between)
}

// ReasonUpper is the reason as old printers write.
func (l *letter) ReasonUpper() string {
	return mark("reason", strings.ToUpper(l.d.Reason)) + strings.ToUpper(l.more(" "))
}

// ServiceUpper is the service as old printers write.
func (l *letter) ServiceUpper() string { return mark("service", strings.ToUpper(l.d.Service)) }

// LegendReason is the code's explanation where the page gives no other reason: then no further reason either.
func (l *letter) LegendReason() string {
	l.truth.Also = []string{}
	return mark("reason", l.d.Legend)
}

// CPT prints the procedure codes of the refused lines.
func (l *letter) CPT() string { return printed(&l.truth.CPT, l.d.CPT) }

// ICD prints the diagnosis codes.
func (l *letter) ICD() string { return printed(&l.truth.ICD10, l.d.ICD) }

// DX is the diagnosis in words.
func (l *letter) DX() string { return l.d.DX }

// CARC prints the adjustment code.
func (l *letter) CARC() string { return printed(&l.truth.CARC, []string{l.d.CARC}) }

// Legend explains the adjustment code.
func (l *letter) Legend() string { return l.d.Legend }

// Charge is what the provider asked for.
func (l *letter) Charge() string { return l.d.Charge }

// Units is how much was asked for, as printed on forms.
func (l *letter) Units() string { return cmp.Or(l.d.Units, "1") }

// Is tells the setting of the case, for a word that must fit it.
func (l *letter) Is(setting ...string) bool { return slices.Contains(setting, l.d.Setting) }

// Deadline prints one of the skeleton's wordings of the next standard step's limit.
func (l *letter) Deadline() string {
	return l.once("deadline", func() string {
		c := l.k.Deadlines[l.random.IntN(len(l.k.Deadlines))]
		if c.None {
			return l.say(c.Say)
		}
		l.due = c.end(l.date)
		l.truth.limit(c, l.due, l.k.Undated)
		return markOnce("deadline", l.say(c.Say))
	})
}

// Due prints the date of the limit being worded.
func (l *letter) Due(layout ...string) string { return l.format(l.due, layout) }

// Peer prints one of the skeleton's offers of a peer-to-peer conversation.
func (l *letter) Peer() string {
	return l.once("peer wording", func() string {
		c := l.k.Peers[l.random.IntN(len(l.k.Peers))]
		l.due = c.end(l.date)
		l.truth.offer(c, l.PeerPhone(), l.due, l.k.Undated)
		return markOnce("peer", l.say(c.Say))
	})
}
