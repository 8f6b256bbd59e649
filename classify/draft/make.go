package draft

import (
	"cmp"
	"slices"
	"strings"

	"recourse/internal/letter"
)

// Make writes a document. A *letter.Error of kind Permanent says that there is
// no such kind, or no slot of a given name.
func Make(in In) (Document, error) {
	b, err := wording()
	if err != nil {
		return Document{}, err
	}
	t, ok := b.templates[in.Kind]
	if !ok {
		return Document{}, letter.Refuse("bad_kind", "there is no document %q; write one of %s", in.Kind, kindList())
	}
	for name := range in.Given {
		if _, ok := b.slots[name]; !ok {
			return Document{}, letter.Refuse("bad_slot", "there is no blank %q to fill", name)
		}
	}
	if t.DenialOnly && len(in.Enclosures) == 0 {
		in.Enclosures, in.Suggested = []string{denialLetter}, nil
	}
	w := writer{in: in, book: b, values: values(in), sure: sureness(in)}
	for _, f := range t.Blocks {
		w.frame(f)
	}
	return Document{Kind: in.Kind, Title: t.Title, Blocks: w.blocks}, nil
}

// denialLetter is the paper that goes along with everything.
const denialLetter = "The denial letter"

func kindList() string {
	names := make([]string, len(Kinds))
	for i, k := range Kinds {
		names[i] = string(k)
	}
	return strings.Join(names, ", ")
}

// writer fills the frames of one document.
type writer struct {
	in     In
	book   *book
	values map[string]string
	// sure is how sure each value that was read is.
	sure   map[string]letter.Confidence
	blocks []Block
}

func (w *writer) frame(f frame) {
	if !f.Only.fits(w.in) || f.UnlessMissing != "" && w.values[f.UnlessMissing] == "" || f.UnlessKnown != "" && w.values[f.UnlessKnown] != "" {
		return
	}
	switch f.Style {
	case argumentStyle:
		w.argument()
	case historyStyle:
		w.history()
	case passagesStyle:
		w.passages()
	case lawStyle:
		w.law()
	case enclosuresStyle:
		w.enclosures()
	default:
		w.add(Block{Style: f.Style, Label: f.Label, Runs: w.runs(f.Text)})
	}
}

func (w *writer) add(b Block) {
	if len(b.Runs) > 0 {
		w.blocks = append(w.blocks, b)
	}
}

func (w *writer) say(style Style, text string) { w.add(Block{Style: style, Runs: w.runs(text)}) }

// fits reports whether a block is for this letter.
func (o only) fits(in In) bool {
	l := in.Letter
	category, stage, urgent, plan := letter.Category(""), letter.StageInitial, false, letter.PlanUnknown
	if l.Category != nil {
		category = *l.Category
	}
	if l.Stage != nil {
		stage = *l.Stage
	}
	if l.Urgent != nil {
		urgent = *l.Urgent
	}
	if l.PlanType != nil {
		plan = *l.PlanType
	}
	return (len(o.Covers) == 0 || slices.Contains(o.Covers, cmp.Or(in.Covers, AppealLetter))) &&
		(len(o.Categories) == 0 || slices.Contains(o.Categories, category)) &&
		!slices.Contains(o.NotCategories, category) &&
		(len(o.Stages) == 0 || slices.Contains(o.Stages, stage)) &&
		(o.Urgent == nil || *o.Urgent == urgent) &&
		(len(o.PlanTypes) == 0 || slices.Contains(o.PlanTypes, plan)) &&
		!slices.Contains(o.NotPlanTypes, plan) &&
		(len(o.Addressed) == 0 || slices.Contains(o.Addressed, namingOf(l.AppealAddress, l.Payer)))
}

// runs fills a text: slots in braces by their values, what stands in brackets
// as a blank.
func (w *writer) runs(text string) []Run {
	var runs []Run
	at := 0
	plain := func(s string) {
		if s != "" {
			runs = append(runs, Run{Text: s})
		}
	}
	for _, m := range mark.FindAllStringIndex(text, -1) {
		plain(text[at:m[0]])
		at = m[1]
		if text[m[0]] == '[' {
			runs = append(runs, Run{Text: text[m[0]+1 : m[1]-1], Blank: true})
			continue
		}
		if r, ok := w.slot(text[m[0]+1 : m[1]-1]); ok {
			runs = append(runs, r)
		}
	}
	plain(text[at:])
	return tidy(runs)
}

// optional are the slots that are left out where nothing is known: they stand
// beside others that say what matters.
var optional = map[string]bool{"codes": true, "diagnoses": true}

func (w *writer) slot(name string) (Run, bool) {
	s := w.book.slots[name]
	value := w.values[name]
	switch {
	case value != "":
		return Run{Text: value, Check: s.doubts(value, w.sure[name]) || s.Review != "" && w.in.Letter.Flagged(s.Review)}, true
	case optional[name]:
		return Run{}, false
	}
	return Run{Text: s.Blank, Blank: true}, true
}

// tidy drops the white space that a slot left out leaves at the end.
func tidy(runs []Run) []Run {
	for len(runs) > 0 {
		last := &runs[len(runs)-1]
		if last.Blank {
			break
		}
		if last.Text = strings.TrimRight(last.Text, " ,"); last.Text != "" {
			break
		}
		runs = runs[:len(runs)-1]
	}
	return runs
}

// doubts reports whether the value itself says that it may be for something
// else, or was read with little confidence. What a person gave has none.
func (s slot) doubts(value string, sure letter.Confidence) bool {
	return s.CheckIf != "" && strings.Contains(strings.ToLower(value), s.CheckIf) || sure > 0 && sure < s.CheckBelow
}
