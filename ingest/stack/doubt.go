package stack

import (
	"fmt"
	"slices"
)

// unsure is the log-odds under which a decision is doubtful, either way.
const unsure = 1.5

// doubts says what is unsure about the break: for the letter before it and for
// the one behind it, which is the same where there is no cut.
func (b *pageBreak) doubts() (before, after string) {
	if s := b.unread(); s != nil && !b.bridged() {
		why := fmt.Sprintf("page %d could not be read: a letter may begin on it", s.number)
		return why, why
	}
	if b.has(numbersReverse) && !b.cut {
		return "", fmt.Sprintf("the pages up to page %d seem to run from the last to the first", b.next.number)
	}
	if !b.isUnsure() {
		return "", ""
	}
	n := b.next.number
	reasons := b.reasons()
	if !b.cut {
		return "", fmt.Sprintf("another letter may begin on page %d: %s", n, reasons)
	}
	return fmt.Sprintf("page %d may still belong to this letter: %s", n, reasons),
		fmt.Sprintf("page %d may still belong to the letter before: %s", n, reasons)
}

// isUnsure reports whether the evidence is weak or contradicts itself.
func (b *pageBreak) isUnsure() bool {
	switch {
	case b.evidence == nil, !b.cut && (b.printsOthers() || b.has(afterCover)):
		return false // what a cover sheet leads to begins like a letter
	case score(b.evidence) > -unsure && !b.cut, score(b.evidence) < unsure && b.cut:
		return true
	case b.cut: // pages that begin like appended ones rarely begin a letter
		return b.has(appendedTitle) && !b.has(salutation) && !b.has(unreadFirst)
	}
	greets := b.has(salutation) && (b.has(addressBlock) || b.has(standingDate))
	return greets || b.has(numbersRestart) && !b.has(appendedTitle)
}

// bridged reports whether the page numbers count over the unread page, or say
// that it is the first of the next letter.
func (b *pageBreak) bridged() bool {
	return b.has(numbersGoOn) || b.has(numbersGoOnBare) || b.has(unreadFirst)
}

// reasons tells the strongest evidence for a cut and the strongest against it.
func (b *pageBreak) reasons() string {
	pro, con := insideIsUsual, insideIsUsual
	for _, e := range b.evidence {
		if e.weight > pro.weight {
			pro = e
		}
		if e.weight < con.weight || con == insideIsUsual && e.weight < 0 {
			con = e
		}
	}
	switch {
	case pro == insideIsUsual:
		return con.says
	case con == insideIsUsual:
		return pro.says + ", but little else tells of a new letter"
	}
	return pro.says + ", but " + con.says
}

// printsOthers reports whether all that tells of a new letter is that the page
// names others than the pages before, under a head of its own or none: pages of
// rights and forms name other offices with other numbers, and a letter's first
// page has marks of one, be it a date, a reader or a case. Nor does a closing on
// the page before make another letter of the rest of the signature.
func (b *pageBreak) printsOthers() bool {
	return b.unread() == nil && !slices.ContainsFunc(b.evidence, func(e *evidence) bool {
		return e.weight > 0 && e.group != otherPayer && e != letterhead && e != closedBefore
	})
}
