package pipeline

import (
	"context"
	"fmt"
	"time"

	"recourse/classify"
	"recourse/classify/playbook"
	"recourse/extract"
	"recourse/extract/confirm"
	"recourse/extract/deadline"
	"recourse/ingest/reader"
	"recourse/ingest/stack"
	"recourse/internal/casework"
	"recourse/internal/layout"
	"recourse/internal/letter"
	"recourse/internal/why"
)

// RulesVersion changes when the rules that turn words into letters change.
const RulesVersion = "2"

// Rules are the settings of the pure stages.
type Rules struct {
	// Below holds, by field, the confidence under which a person is asked; ""
	// is the default.
	Below map[string]letter.Confidence
	// Playbooks are what the plan stage chooses from.
	Playbooks *playbook.Library
	// Learned is what people's corrections taught.
	Learned []letter.Lesson
	// Clinic gives the model that the clinic's corrections trained, nil for
	// none; it may be nil itself.
	Clinic func() *why.Model
	// Languages are tesseract's names of those that are read.
	Languages []string
	// Zone is where the desk stands; a letter's "today" is the day of receipt there.
	Zone *time.Location
}

// Source is where pages come from.
type Source struct {
	Document letter.DocumentID
	Received time.Time
	Pages    []letter.Page
	// Again reads spots of the pages a second time; nil where nothing can.
	Again Rereader
}

// Rereader reads spots a second time, one reading for each.
type Rereader interface {
	Reread(ctx context.Context, spots []letter.Spot) ([]letter.Reading, error)
}

// Analyze turns the pages of a document into its letters.
func Analyze(ctx context.Context, src Source, rules Rules) ([]letter.Letter, error) {
	var letters []letter.Letter
	for _, cut := range stack.Assemble(src.Pages) {
		l, text, err := extractLetter(ctx, src, cut, rules)
		if err != nil {
			return nil, err
		}
		if l, err = finishLetter(ctx, l, text, rules); err != nil {
			return nil, err
		}
		letters = append(letters, l)
	}
	return letters, nil
}

// extractLetter is the extract stage for one letter of a document.
func extractLetter(ctx context.Context, src Source, cut stack.Cut, rules Rules) (letter.Letter, *layout.Text, error) {
	l := newLetter(src, cut)
	text := layout.New(cut.AsLetter())
	out, err := extract.Extract(ctx, extract.In{Text: text, Received: rules.day(src.Received), Below: rules.Below, Learned: rules.Learned})
	if err != nil {
		return l, nil, fmt.Errorf("extract %s: %w", l.ID, err)
	}
	sure, err := confirmed(ctx, src.Again, text, out, rules)
	if err != nil {
		return l, nil, fmt.Errorf("confirm %s: %w", l.ID, err)
	}
	l.Facts = sure.Facts
	l.Text = text.Plain()
	l.Review = append(readingDoubts(l), sure.Review...)
	l.Review = append(l.Review, languageDoubt(text, rules.Languages)...)
	return l, text, nil
}

// confirmed has the critical values read a second time and judges what is found.
func confirmed(ctx context.Context, again Rereader, text *layout.Text, out extract.Out, rules Rules) (confirm.Out, error) {
	in := confirm.In{Text: text, Facts: out.Facts, Review: out.Review, Read: out.Read, Below: rules.Below}
	if again != nil {
		readings, err := again.Reread(ctx, confirm.Spots(text, out.Facts))
		if err != nil {
			return confirm.Out{}, err
		}
		in.Readings = readings
	}
	return confirm.Apply(in)
}

// finishLetter is the classify and the plan stage for one letter.
func finishLetter(ctx context.Context, l letter.Letter, text *layout.Text, rules Rules) (letter.Letter, error) {
	found, err := classify.Classify(ctx, classify.In{Text: text, Facts: l.Facts, Below: rules.Below, Clinic: rules.clinic()})
	if err != nil {
		return l, fmt.Errorf("classify %s: %w", l.ID, err)
	}
	l.Finding = found.Finding
	l.Review = append(l.Review, found.Review...)
	if l, err = planLetter(l, rules); err != nil {
		return l, err
	}
	l.Review = append(l.Review, reasonDoubts(l)...)
	l.Review = append(l.Review, limitDoubts(l)...)
	l.Review = append(consistent(l), gapDoubts(l)...)
	return l, nil
}

// planLetter is the plan stage: the date to work to, the playbook, the next step.
func planLetter(l letter.Letter, rules Rules) (letter.Letter, error) {
	d := deadline.Decide(deadline.DecideIn{Facts: l.Facts, Finding: l.Finding,
		Received: rules.day(l.ReceivedAt), Text: l.Text, Pages: l.Reading, Below: rules.below("deadline")})
	l.Clocks = d.Clocks
	l.Deadline = d.Deadline
	l.ActBy = d.ActBy
	l.Review = append(l.Review, d.Review...)
	if !l.IsDenial() {
		return l, nil
	}
	book, err := rules.Playbooks.Choose(l.Finding)
	if err != nil {
		return l, fmt.Errorf("plan %s: %w", l.ID, err)
	}
	l.Playbook = &book.Name
	l.NextStep, _ = playbook.NextStep(book, l.Facts, l.Deadline, rules.day(l.ReceivedAt))
	return l, nil
}

// newLetter is a letter of which only the pages are known.
func newLetter(src Source, cut stack.Cut) letter.Letter {
	l := letter.Letter{
		Schema: letter.Schema, Document: src.Document, CutDoubt: cut.Doubt,
		ReceivedAt: src.Received.UTC(),
		Made:       letter.Versions{Reader: reader.Version, Rules: RulesVersion},
	}
	for _, p := range cut.Pages {
		l.Pages = append(l.Pages, int(p.Number))
		l.Reading = append(l.Reading, p.Summary())
	}
	l.ID = letter.NewID(src.Document, l.Pages[0], l.Pages[len(l.Pages)-1])
	return l
}

// Casework are the rules that apply to what people enter, too.
func (r Rules) Casework() casework.Rules {
	return casework.Rules{Playbooks: r.Playbooks, Zone: r.Zone, Below: r.below("deadline")}
}

func (r Rules) clinic() *why.Model {
	if r.Clinic == nil {
		return nil
	}
	return r.Clinic()
}

func (r Rules) below(field string) letter.Confidence {
	if c, ok := r.Below[field]; ok {
		return c
	}
	return r.Below[""]
}

func (r Rules) day(t time.Time) letter.Date { return r.Casework().Day(t) }
