package stack

import (
	"fmt"
	"strings"
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

// isUnsure reports whether the evidence is weak, or says both: pages that are
// numbered from 1 again within a letter should be known appended ones.
func (b *pageBreak) isUnsure() bool {
	if b.evidence == nil {
		return false
	}
	restarts := b.has(numbersRestart) && !b.has(appendedTitle)
	return abs(score(b.evidence)) < unsure || !b.cut && restarts
}

// bridged reports whether the page numbers count over the unread page, or say
// that it is the first of the next letter.
func (b *pageBreak) bridged() bool {
	return b.has(numbersGoOn) || b.has(numbersGoOnBare) || b.has(unreadFirst)
}

// reasons tells the strongest evidence for a cut and the strongest against it.
func (b *pageBreak) reasons() string {
	var pro, con evidence
	for _, e := range b.evidence {
		if e.weight > pro.weight && e.sign.says != "" {
			pro = e
		}
		if e.weight < con.weight && e.sign.says != "" {
			con = e
		}
	}
	var said []string
	for _, e := range []evidence{pro, con} {
		if e.sign != nil {
			said = append(said, e.sign.says)
		}
	}
	return strings.Join(said, ", but ")
}
