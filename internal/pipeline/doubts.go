package pipeline

import (
	"fmt"
	"regexp"
	"slices"

	"recourse/classify"
	"recourse/extract/language"
	"recourse/internal/layout"
	"recourse/internal/letter"
)

// readingDoubts asks a person about pages that could not be read and about an
// unsure cut of the stack.
func readingDoubts(l letter.Letter) []letter.Review {
	var asks []letter.Review
	if l.CutDoubt != "" {
		asks = append(asks, letter.Review{Field: "pages", Code: "cut_unsure", Why: l.CutDoubt})
	}
	for _, p := range l.Reading {
		if p.Method == letter.MethodUnread {
			asks = append(asks, letter.Review{Field: "reading", Code: "page_unread",
				Why: fmt.Sprintf("page %d could not be read (%s)", p.Page, p.Why)})
		}
	}
	return asks
}

// languageDoubt asks about a letter that is mostly in a language that is not
// read: what was found in it is a guess.
func languageDoubt(text *layout.Text, configured []string) []letter.Review {
	name := language.Notice(text, configured)
	if name == "" || len(configured) == 0 {
		return nil
	}
	return []letter.Review{{Field: "language", Code: "other_language",
		Why: fmt.Sprintf("the letter is mostly in %s, and read.languages does not name it: what was found may be wrong", name)}}
}

// gapDoubts asks about every critical value of a letter with an unread page, or
// in a language that is not read: what is missing may stand there, and what was
// found may be contradicted.
func gapDoubts(l letter.Letter) []letter.Review {
	code, why := "page_unread", "a page of this letter could not be read"
	switch {
	case l.Flagged("reading"):
	case l.Flagged("language"):
		code, why = "other_language", "the letter is in a language that is not read"
	default:
		return nil
	}
	var asks []letter.Review
	for _, field := range []string{"kind", "category", "member_id", "authorization_number", "deadline", "denial_reason"} {
		if !l.Flagged(field) {
			asks = append(asks, letter.Review{Field: field, Code: code, Why: why})
		}
	}
	return asks
}

// reasonSure is how sure a reason is that speaks for a denial.
const reasonSure = 0.9

// reasonDoubts asks about a letter that was taken for no denial and yet says why
// something is denied. Of the letters that deny nothing only those that take a
// denial back tell its reason so plainly.
func reasonDoubts(l letter.Letter) []letter.Review {
	r := l.DenialReason
	if l.IsDenial() || l.Type == letter.TypeOverturned || l.Flagged("kind") || r == nil || r.Confidence < reasonSure {
		return nil
	}
	return []letter.Review{{Field: "kind", Code: "reason_given",
		Candidates: []letter.Candidate{{Value: string(letter.KindDenial), Source: "text", Page: r.Page, Box: r.Box}},
		Why:        "the letter says why something is denied, though it was not found to deny anything"}}
}

// limitSure is how sure a time limit to appeal is that speaks for a denial.
const limitSure = 0.9

// limitDoubts asks about a letter that was taken for no denial and yet sets the
// member a time to appeal: letters that deny nothing seldom do.
func limitDoubts(l letter.Letter) []letter.Review {
	i := slices.IndexFunc(l.Clocks, func(c letter.Clock) bool {
		return setsAppeal(c) && !c.Date.IsZero() && c.Confidence >= limitSure
	})
	if l.IsDenial() || i < 0 || l.Type == letter.TypeAcknowledgement && !l.Flagged("kind") { // the appeal is made
		return nil
	}
	c := l.Clocks[i]
	last := []letter.Candidate{{Value: c.Date.String(), Source: "text", Page: c.Page, Box: c.Box}}
	var asks []letter.Review
	if !l.Flagged("kind") {
		asks = append(asks, letter.Review{Field: "kind", Code: "appeal_limit",
			Why: "the letter gives a last day to appeal, though it was not found to deny anything"})
	}
	return append(asks, letter.Review{Field: "deadline", Code: "appeal_limit", Candidates: last,
		Why: fmt.Sprintf("if the letter denies something, %s is the last day that it gives for an appeal", c.Date)})
}

// appealWords name a step against a decision.
var appealWords = regexp.MustCompile(`(?i)\b(?:appeal|reconsider|redetermin|grievance|hearing|external review)`)

// setsAppeal reports whether a clock is one of the member's steps against a
// decision.
func setsAppeal(c letter.Clock) bool {
	switch c.Kind {
	case letter.ClockStandard, letter.ClockExternalReview, letter.ClockFairHearing:
		return c.Owner == letter.OwnerMember && appealWords.MatchString(c.Quote) && !classify.OnlyIfDenied(c.Quote)
	}
	return false
}

// consistent drops questions that do not arise for the kind of letter, and
// asks for the reason of a denial that none was found in.
func consistent(l letter.Letter) []letter.Review {
	var asks []letter.Review
	for _, r := range l.Review {
		if l.IsDenial() || l.Flagged("kind") || !slices.Contains(letter.DenialFields, r.Field) {
			asks = append(asks, r)
		}
	}
	if l.IsDenial() && l.DenialReason == nil && !l.Flagged("denial_reason") {
		asks = append(asks, letter.Review{Field: "denial_reason", Code: "not_found",
			Why: "the letter denies something, but no sentence was found that says why"})
	}
	return asks
}
