package pipeline

import (
	"context"
	"slices"
	"strings"

	"recourse/extract"
	"recourse/ingest/stack"
	"recourse/internal/layout"
	"recourse/internal/letter"
)

// Learn finds out what a person's entry teaches about letters of its kind; not
// ok where it teaches nothing, or nothing that the machine did not find.
func (e *Engine) Learn(ctx context.Context, l letter.Letter, field, value string) (letter.Lesson, bool, error) {
	if f := identifier(l, field); f != nil && strings.EqualFold(f.Value, value) {
		return letter.Lesson{}, false, nil
	}
	all, err := e.Record.Pages(ctx, l.Document)
	if err != nil {
		return letter.Lesson{}, false, err
	}
	var pages []letter.Page
	for _, p := range all {
		if slices.Contains(l.Pages, int(p.Number)) {
			pages = append(pages, p)
		}
	}
	in := extract.In{Text: layout.New(stack.Cut{Pages: pages}.AsLetter()), Received: e.Rules.day(l.ReceivedAt)}
	lesson, ok := extract.Learn(ctx, in, field, value)
	lesson.ID = lessonID(lesson)
	return lesson, ok, nil
}

// identifier is what the machine read for a field that corrections teach.
func identifier(l letter.Letter, field string) *letter.Field {
	switch field {
	case "member_id":
		return l.MemberID
	case "authorization_number":
		return l.AuthorizationNumber
	case "claim_number":
		return l.ClaimNumber
	case "appeal_number":
		return l.AppealNumber
	}
	return nil
}

// lessonID names a lesson by what it says.
func lessonID(l letter.Lesson) string {
	says := strings.Join([]string{l.Payer, l.Form, l.Field, l.Label}, "/")
	return "L-" + strings.TrimPrefix(string(letter.CaseIDOf(letter.DocumentID(says), 0, 0)), "R-")
}

// taught are the rules with what corrections taught by now.
func (e *Engine) taught(ctx context.Context) (Rules, error) {
	r := e.Rules
	var err error
	r.Learned, err = e.Record.Lessons(ctx)
	return r, err
}
