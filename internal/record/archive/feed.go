package archive

import (
	"context"

	"recourse/internal/record"
)

// feed is the changes of one kind of value.
type feed struct {
	after    func(context.Context, uint64) ([]record.Change, error)
	head     func(context.Context) (uint64, error)
	follow   func(context.Context, uint64, func(context.Context, []record.Change) error) error
	position func(*position) *uint64
	add      func(*batch, record.Change)
}

func (a *Archive) feeds() []feed {
	r := a.record
	return []feed{
		{r.DocumentsAfter, r.DocumentsHead, r.FollowDocuments, func(p *position) *uint64 { return &p.Documents }, (*batch).document},
		{r.LettersAfter, r.LettersHead, r.FollowLetters, func(p *position) *uint64 { return &p.Letters }, (*batch).letter},
		{r.CasesAfter, r.CasesHead, r.FollowCases, func(p *position) *uint64 { return &p.Cases }, (*batch).aCase},
		{r.LessonsAfter, r.LessonsHead, r.FollowLessons, func(p *position) *uint64 { return &p.Lessons }, (*batch).lesson},
	}
}

// batch is what has changed, each thing once.
type batch struct {
	documents map[string]bool // true where it was removed
	letters   map[string]bool
	cases     map[string]bool
	lessons   bool
	to        position
}

func (b *batch) document(c record.Change) { b.documents[c.Key] = c.Removed }
func (b *batch) letter(c record.Change)   { b.letters[c.Key] = c.Removed }
func (b *batch) aCase(c record.Change)    { b.cases[c.Key] = c.Removed }

func (b *batch) lesson(record.Change) { b.lessons = true }

func (b *batch) empty() bool { return len(b.documents)+len(b.letters)+len(b.cases) == 0 && !b.lessons }

// collect gathers the next changes of all feeds.
func (a *Archive) collect(ctx context.Context) (*batch, error) {
	b := &batch{documents: map[string]bool{}, letters: map[string]bool{}, cases: map[string]bool{}, to: a.at}
	for _, f := range a.feeds() {
		at := f.position(&b.to)
		changes, err := f.after(ctx, *at)
		if err != nil {
			return nil, err
		}
		for _, c := range changes {
			f.add(b, c)
			*at = c.Revision
		}
	}
	return b, nil
}
