package layout

import (
	"regexp"
	"strings"

	"recourse/internal/letter"
)

// The margins in which furniture stands, as parts of the page's height.
const (
	topMargin    = 0.16
	bottomMargin = 0.86
	// edgeMargin is so near the edge that a form code is known as furniture.
	edgeMargin = 0.91
	// faxMargin is where a fax machine prints its header.
	faxMargin = 0.06
	// samePlace is how far, in parts of the page's height, a repeated line may
	// stand from where it stood on the other page.
	samePlace = 0.04
)

var (
	pageOf   = regexp.MustCompile(`(?i)\bpage\s*\d+|^\W*\d{1,2}\W*$|^\W*\d{1,2}\s*(of|/)\s*\d{1,2}\W*$`)
	formCode = regexp.MustCompile(`(?i:\b(rev|form|omb)\b)|\b[A-Z]{2,}[A-Z0-9]*[-_][A-Z0-9_-]+`)
	faxLine  = regexp.MustCompile(`(?i)(fax|\bp(age)?\.?\s*\d+).*\d{1,2}:\d{2}|\d{1,2}:\d{2}.*(fax|\bp(age)?\.?\s*\d+|\d{3}[-. )]+\d{4})`)
	digits   = regexp.MustCompile(`[0-9]+`)
	unlike   = regexp.MustCompile(`[^a-z0-9]+`)
)

// markFurniture marks the lines of all pages that are no part of the body;
// specks are marked already.
// What is repeated at the top of the pages is the letterhead on the first.
func markFurniture(drafts [][]*run, pages []letter.Page) {
	for i, rs := range drafts {
		for _, r := range rs {
			h := pages[i].Height
			if h <= 0 || r.place.IsZero() {
				continue
			}
			y := r.middle() / h
			r.furniture = r.furniture || y < faxMargin && faxLine.MatchString(r.text()) ||
				y > bottomMargin && (pageOf.MatchString(r.text()) || y > edgeMargin && isFormCode(r)) ||
				y < topMargin && len(r.words) <= 6 && strings.Contains(strings.ToLower(r.text()), "page ") && pageOf.MatchString(r.text()) ||
				(y > bottomMargin || y < topMargin && i > 0) && repeated(drafts, pages, i, r)
		}
	}
}

func (r *run) text() string {
	s := make([]string, len(r.words))
	for i, w := range r.words {
		s[i] = w.Text
	}
	return strings.Join(s, " ")
}

// isFormCode reports whether the line is a short one with a form's code.
func isFormCode(r *run) bool { return len(r.words) <= 12 && formCode.MatchString(r.text()) }

// repeated reports whether another page has the line at the same height.
func repeated(drafts [][]*run, pages []letter.Page, page int, r *run) bool {
	key, y := r.key(), r.middle()/pages[page].Height
	if len(key) < 3 {
		return false
	}
	for i, rs := range drafts {
		if i == page || pages[i].Height <= 0 {
			continue
		}
		for _, s := range rs {
			d := s.middle()/pages[i].Height - y
			if d < samePlace && d > -samePlace && s.key() == key {
				return true
			}
		}
	}
	return false
}

// key is what remains equal where a line is repeated: its numbers may differ.
func (r *run) key() string {
	if r.likeness == "" {
		r.likeness = unlike.ReplaceAllString(digits.ReplaceAllString(strings.ToLower(r.text()), "0"), "")
	}
	return r.likeness
}
