package stack

// judgeNumbers compares the page numbers. Where a page prints none, or none
// that was read, the count goes on from the last one that was.
func judgeNumbers(b *pageBreak) []*evidence {
	before, now := b.so.printed, b.next.printed
	if p, ok := follows(before, now, b.so.since, b.so.since+len(b.between)); ok {
		return []*evidence{goingOn(p)}
	}
	if len(now) == 0 || now[0].bare {
		if e := runningNumber(b.so.last, b.next); e != nil {
			return e
		}
	}
	if len(now) > 0 && now[0].page > 1 {
		if e := judgeHigher(b); len(e) > 0 || !now[0].bare {
			return e
		}
		now = nil // a bare number that fits nowhere is none of a page
	}
	first := when(len(now) == 0 && b.implied(), numbersImplied)
	switch {
	case b.reversed():
		return []*evidence{numbersReverse}
	case len(now) > 0:
		first = []*evidence{restart(now[0])}
	}
	switch {
	case b.so.complete():
		return append(first, when(len(first) > 0, countComplete)...)
	case b.so.lacks() > len(b.between):
		return append(first, countOpen)
	}
	return first
}

func goingOn(p printed) *evidence {
	switch {
	case p.overall:
		return numbersGoOnOverall
	case p.of > 0:
		return numbersGoOn
	}
	return numbersGoOnBare
}

func restart(p printed) *evidence {
	if p.bare {
		return numbersRestartBare
	}
	return numbersRestart
}

// follows returns the number of the page that goes on from one before. The
// step is 1 and may be more by the pages between that print no number, of
// which blank ones are counted in some letters and not in others.
func follows(before, now []printed, least, most int) (printed, bool) {
	for _, n := range now {
		for _, p := range before {
			step := n.page - p.page
			if step >= least && step <= most && n.of == p.of && n.bare == p.bare {
				return n, true
			}
		}
	}
	return printed{}, false
}

// implied reports whether the page behind this one says that it is the second.
func (b *pageBreak) implied() bool {
	return b.after != nil && startsAt(b.after.printed, 2) && !b.after.printed[0].bare
}

// judgeHigher weighs a number above 1 that does not follow. The first page of
// a letter often prints none.
func judgeHigher(b *pageBreak) []*evidence {
	n := b.next.printed[0].page
	switch {
	case len(b.so.printed) == 0 && n > b.so.pages && n <= b.so.pages+1+len(b.between):
		return []*evidence{numbersGoOnBare}
	case b.reversed():
		return []*evidence{numbersReverse}
	case n == 2 && len(b.between) > 0 && b.between[len(b.between)-1].kind == unreadSheet:
		return append(when(b.so.complete(), countComplete), unreadFirst)
	}
	return when(len(b.so.printed) > 0 && !b.next.printed[0].bare, numbersJump)
}

// startsAt reports whether the most credible number is n.
func startsAt(all []printed, n int) bool { return len(all) > 0 && all[0].page == n }

// reversed reports whether the pages of the letter so far, which began with
// its last page, run backwards.
func (b *pageBreak) reversed() bool {
	first, last, now := b.so.first.printed, b.so.printed, b.next.printed
	return len(first) > 0 && len(now) > 0 && now[0].of > 1 && first[0].page == first[0].of && first[0].page > 1 &&
		last[0].of == now[0].of && last[0].page == now[0].page+1
}

// runningNumber compares the lines in head and foot in which no page number was
// found: where they are alike but for one small number, that is one.
func runningNumber(before, now *sheet) []*evidence {
	for _, g := range now.segments {
		if !g.inMargin() || g.numbered {
			continue
		}
		for _, h := range before.segments {
			if !samePlace(g, h) {
				continue
			}
			a, c, ok := onlyNumber(h.tokens, g.tokens)
			switch {
			case ok && c == a+1:
				return []*evidence{numbersGoOnBare}
			case ok && c == 1:
				return []*evidence{numbersRestart}
			}
		}
	}
	return nil
}

// onlyNumber returns the one pair of numbers in which two lines differ.
func onlyNumber(a, b []token) (before, now int, ok bool) {
	if len(a) != len(b) || len(a) < 3 {
		return 0, 0, false
	}
	for i := range a {
		if a[i].norm == b[i].norm {
			continue
		}
		x, y := smallNumber(a[i].norm), smallNumber(b[i].norm)
		if ok || x == 0 || y == 0 {
			return 0, 0, false
		}
		before, now, ok = x, y, true
	}
	return before, now, ok
}

// samePlace reports whether two segments stand at the same height of their pages.
func samePlace(a, b segment) bool {
	d := a.top + a.bottom - b.top - b.bottom
	return d < 0.05 && d > -0.05
}

// judgeFax reads the count of a fax machine: a transmission may hold several
// letters, but no letter goes on in another transmission.
func judgeFax(b *pageBreak) []*evidence {
	before, now := b.so.last.fax, b.next.fax
	if len(before) == 0 || len(now) == 0 {
		return nil
	}
	if now[0].page == 1 {
		return []*evidence{faxRestarts}
	}
	return when(now[0].page > before[0].page && now[0].of == before[0].of, faxGoesOn)
}
