package draft

import (
	"fmt"
	"strings"
	"time"

	"recourse/internal/letter"
)

// argument answers the main reason and then the further ones. A letter whose
// reason is not known gets the frame that fits all: the facts.
func (w *writer) argument() {
	l := w.in.Letter
	if l.Category == nil {
		w.say(Body, "The reason does not hold for this patient: {facts}")
		return
	}
	for _, c := range append([]letter.Category{*l.Category}, l.Also...) {
		for i, text := range w.book.arguments[c] {
			style := Item
			if i == 0 {
				style = Body
			}
			w.say(style, text)
		}
	}
}

// ends are how a treatment ended, in the words of an exception request.
var ends = map[letter.TrialEnd]string{
	letter.TrialFailed: "did not work", letter.TrialIntolerance: "was not tolerated", letter.TrialContraindicated: "must not be given",
	letter.TrialOngoing: "is still taken", letter.TrialWorked: "worked", letter.TrialStopped: "was stopped",
}

// history lists what was tried before. Nothing on record leaves nothing here:
// the templates ask for it where it is needed.
func (w *writer) history() {
	if len(w.in.Tried) == 0 {
		return
	}
	w.say(Body, "What was tried before:")
	for _, t := range w.in.Tried {
		w.add(Block{Style: Item, Runs: trialRuns(t)})
	}
}

// trialRuns is a treatment in a line; what an appeal needs and is not known is a
// blank.
func trialRuns(t letter.Trial) []Run {
	runs := []Run{{Text: t.Treatment + ", "}}
	part := func(value, before, blank string) {
		if value == "" {
			runs = append(runs, Run{Text: blank, Blank: true}, Run{Text: ", "})
			return
		}
		runs = append(runs, Run{Text: before + value + ", "})
	}
	if t.End != letter.TrialContraindicated {
		part(t.Dose, "", "dose, or how often")
		part(since(t.From), "from ", "from when")
		if t.End != letter.TrialOngoing {
			part(since(t.Until), "until ", "until when")
		}
	}
	end := ends[t.End]
	if t.Note != "" {
		end += ": " + strings.TrimRight(t.Note, ". ")
	}
	runs = append(runs, Run{Text: end + ". "})
	if t.Source == "" {
		return append(runs, Run{Text: "the record that shows it", Blank: true})
	}
	return append(runs, Run{Text: fmt.Sprintf("(See %s%s.)", t.Source, pageOf(t.Page))})
}

// since is a day, a month or a year as letters write it.
func since(s string) string {
	for layout, long := range map[string]string{"2006-01-02": "January 2, 2006", "2006-01": "January 2006"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.Format(long)
		}
	}
	return s
}

func pageOf(p letter.PageNumber) string {
	if p == 0 {
		return ""
	}
	return fmt.Sprintf(", page %d", p)
}

// passages quotes the plan's own policy, or an article.
func (w *writer) passages() {
	for _, p := range w.in.Passages {
		source := p.Title
		if p.Page > 0 {
			source += fmt.Sprintf(", page %d", p.Page)
		}
		if p.Date != "" {
			source += ", " + p.Date
		}
		w.add(Block{Style: Body, Runs: []Run{{Text: source + ":"}}})
		w.add(Block{Style: Quote, Runs: []Run{{Text: p.Text}}})
	}
}

// law names the state's step-therapy law. One that is not confirmed, or may not
// bind the plan, is to be checked before it is sent.
func (w *writer) law() {
	l := w.in.Law
	if l == nil {
		return
	}
	text := fmt.Sprintf("This request is made under the step-therapy law of %s (%s), which binds insured plans.", l.State, l.Statute)
	if l.Standard != "" {
		text += " It gives " + l.Standard + " to decide"
		if l.Urgent != "" {
			text += ", and " + l.Urgent + " where the matter is urgent"
		}
		text += "."
	}
	if l.SilenceGrants {
		text += " A request that is not answered in time counts as granted."
	}
	if len(l.Grounds) > 0 {
		text += " Its grounds for an exception: " + strings.Join(l.Grounds, "; ") + "."
	}
	w.add(Block{Style: Body, Runs: []Run{{Text: text, Check: l.Status != "confirmed" || !l.Insured}}})
}

func (w *writer) enclosures() {
	if len(w.in.Enclosures)+len(w.in.Suggested) == 0 {
		return
	}
	w.say(Heading, "Enclosed")
	for _, e := range w.in.Enclosures {
		w.add(Block{Style: Item, Runs: []Run{{Text: e}}})
	}
	for _, e := range w.in.Suggested {
		w.add(Block{Style: Item, Runs: []Run{{Text: "mark if enclosed", Blank: true}, {Text: " " + e}}})
	}
}
