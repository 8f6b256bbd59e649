package stack

import (
	"slices"
	"unicode"
)

// judgeOpening looks for the parts of a letter's first page. Where the pages run
// backwards it comes last and tells nothing.
func judgeOpening(b *pageBreak) []*evidence {
	if b.reversed() {
		return nil
	}
	s, last := b.next, b.so.last
	dates := s.datesAtTop(b)
	all := when(s.greets(), salutation)
	all = append(all, when(len(dates) > 0, standingDate)...)
	all = append(all, when(s.addressed(), addressBlock)...)
	head, below := recurs(s, b.so)
	all = append(all, when(below >= 3 || head >= 2 && len(all) > 0, sameTop)...)
	if shared, of := b.so.shared(ofDate, dates); of > 0 {
		all = append(all, when(b.so.has(ofDate) && shared == 0, otherDate)...)
	}
	all = append(all, when(s.headed(last), letterhead)...)
	all = append(all, when(s.titled(last), noticeTitle)...)
	all = append(all, when(s.labels >= manyLabels, subjectBlock)...)
	all = append(all, when(s.isCover(), isCover)...)
	all = append(all, when(len(all) == 0 && startsAt(s.printed, 1), plainStart)...)
	all = append(all, when(s.isAppended(), appendedTitle)...)
	rest := s.words < fewestWords && !opens(all) && !startsAt(s.printed, 1) && b.unread() == nil
	return append(all, when(rest, remainder)...)
}

// fewestWords is how many words the first page of a letter has at least: with
// fewer, and nothing of a beginning, a page holds a signature, a copy list or a
// foot that had no room on the page before.
const fewestWords = 60

// openings are the marks of a letter's first page. Names and numbers that differ
// are none: pages of rights name other offices, and every page may have a foot.
var openings = []*evidence{salutation, standingDate, addressBlock, noticeTitle, subjectBlock, sameTop, isCover,
	numbersRestart, numbersRestartBare, numbersImplied, unreadFirst, faxRestarts, afterSeparator, afterBlankFace}

func opens(all []*evidence) bool {
	return slices.ContainsFunc(all, func(e *evidence) bool { return slices.Contains(openings, e) })
}

// manyLabels are so many labels with values that they identify a person and a
// request; a running header has fewer.
const manyLabels = 4

// greets reports whether a line begins with a salutation.
func (s *sheet) greets() bool {
	for _, g := range s.segments {
		if g.top < 0.75 && len(g.tokens) <= 10 && words.Salutation.at(g.tokens, 0) > 0 {
			return true
		}
	}
	return false
}

// datesAtTop are the dates that could be the letter's; the date of the letter
// so far does not count where it is repeated in a running header.
func (s *sheet) datesAtTop(b *pageBreak) []string {
	var found []string
	for _, g := range s.segments {
		if g.top > openingZone {
			continue
		}
		for _, d := range letterDates(g) {
			if g.bottom < headZone && b.so.seen[value{ofDate, d}] {
				continue
			}
			found = append(found, d)
		}
	}
	return found
}

// addressed reports whether a window address stands in the upper part: a line
// of town, state and ZIP code under one or more short lines.
func (s *sheet) addressed() bool {
	for i, g := range s.segments {
		if g.top > openingZone || !isTownLine(g) {
			continue
		}
		for _, above := range s.segments[:i] {
			near := above.bottom < g.bottom && above.bottom > g.top-0.03
			if near && abs(above.left-g.left) < 0.02 && len(above.tokens) <= 6 {
				return true
			}
		}
	}
	return false
}

// isTownLine reports whether a segment is "Town, ST 01234" and nothing else.
func isTownLine(g segment) bool {
	n := len(g.tokens) - 1
	if n < 2 || n > 5 || !isZIP(g.tokens[n].norm) {
		return false
	}
	for _, t := range g.tokens[:n] {
		if t.digits > 0 || t.letters == 0 {
			return false
		}
	}
	return unicode.IsUpper([]rune(g.tokens[0].text)[0])
}

// headWords is how many words a line of a letterhead has at most; more are a
// line of running text.
const headWords = 14

// headed reports whether the page has a letterhead that is no running header:
// a telephone number or a ZIP code at its very top.
func (s *sheet) headed(before *sheet) bool {
	for _, g := range s.segments {
		if g.bottom > headZone || len(g.tokens) > headWords {
			continue
		}
		contact := len(phonesIn(g.tokens)) > 0
		for _, t := range g.tokens {
			contact = contact || t.norm == "tty" || isZIP(t.norm)
		}
		if contact && !before.prints(g) {
			return true
		}
	}
	return false
}

// prints reports whether the page has the segment at the same place.
func (s *sheet) prints(g segment) bool {
	for _, h := range s.segments {
		if samePlace(g, h) && alike(g, h) {
			return true
		}
	}
	return false
}

// alike reports whether three of four words are the same.
func alike(a, b segment) bool {
	if len(a.tokens) == 0 || len(b.tokens) == 0 {
		return false
	}
	same := 0
	for _, t := range a.tokens {
		for _, u := range b.tokens {
			if t.norm == u.norm {
				same++
				break
			}
		}
	}
	return 4*same >= 3*max(len(a.tokens), len(b.tokens))
}

// recurs counts the lines of the upper part of the letter's first page that
// the page repeats, in the head and below it. What the page before repeats
// too is a running header.
func recurs(s *sheet, so *soFar) (head, below int) {
	for _, g := range so.first.segments {
		if g.top > openingZone || len(g.tokens) < 2 || !s.prints(g) || so.last != so.first && so.last.prints(g) {
			continue
		}
		if g.bottom < headZone {
			head++
		} else {
			below++
		}
	}
	return head, below
}

// titled reports whether a short line at the top is the title of a notice, and
// no running one.
func (s *sheet) titled(before *sheet) bool {
	for _, g := range s.segments {
		if g.top < openingZone && len(g.tokens) <= 12 && words.Title.in(g.tokens) && !before.prints(g) {
			return true
		}
	}
	return false
}

// coverBoxes is how many boxes beside that of the pages make a cover.
const coverBoxes = 2

// isCover reports whether the page is the cover of a fax: it says so, or has
// boxes for the sender, the recipient and the number of pages.
func (s *sheet) isCover() bool {
	boxes := map[string]bool{}
	pages := false
	for _, g := range s.segments {
		if g.top >= openingZone {
			continue
		}
		if len(g.tokens) <= 8 && words.Cover.in(g.tokens) {
			return true
		}
		if words.CoverBox.at(g.tokens, 0) > 0 {
			boxes[g.tokens[0].norm] = true
		}
		pages = pages || words.CoverPages.at(g.tokens, 0) > 0
	}
	return pages && len(boxes) >= coverBoxes
}

// isAppended reports whether the page begins as pages do that are appended to
// letters: rights, forms, language help.
func (s *sheet) isAppended() bool {
	for i, g := range s.segments {
		if i >= 8 || g.top > 0.2 {
			return false
		}
		if len(g.tokens) <= 12 && words.Appended.in(g.tokens) {
			return true
		}
	}
	return false
}

func abs(x float64) float64 {
	if x < 0 {
		return -x
	}
	return x
}
