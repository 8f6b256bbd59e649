package stack

// judgeNumbers compares the page numbers. Only the pages with text are
// counted: blank backs are numbered in some letters and not in others.
func judgeNumbers(b *pageBreak) []evidence {
	before, now := b.so.last.printed, b.next.printed
	if goes, exact := goOn(before, now, len(b.between)); goes {
		if exact {
			return []evidence{numbersGoOn.seen()}
		}
		return []evidence{numbersGoOnBare.seen()}
	}
	if len(now) == 0 || now[0].bare {
		if e := runningNumber(b.so.last, b.next); e != nil {
			return e
		}
	}
	var all []evidence
	switch {
	case len(now) == 0:
		all = append(all, when(b.after != nil && startsAt(b.after.printed, 2), numbersImplied)...)
	case reversed(b):
		return []evidence{numbersReverse.seen()}
	case startsAt(now, 1):
		all = append(all, numbersRestart.seen())
	case !now[0].bare:
		return goesOnUnseen(b)
	}
	if len(before) > 0 && before[0].of > 1 && !(len(now) == 0 && before[0].page == before[0].of) {
		complete := before[0].page == before[0].of
		all = append(all, when(complete, countComplete)...)
		all = append(all, when(!complete, countOpen)...)
	}
	return all
}

// goOn reports whether a number of the page follows one of the page before,
// and whether it does so with the same count of pages or the word page.
func goOn(before, now []printed, between int) (goes, exact bool) {
	for _, n := range now {
		for _, p := range before {
			follows := n.page == p.page+1 || between > 0 && n.page == p.page+1+between
			if !follows || n.of != p.of || n.bare != p.bare {
				continue
			}
			goes = true
			exact = exact || n.of > 0
		}
	}
	return goes, exact
}

// startsAt reports whether the most credible number is n.
func startsAt(all []printed, n int) bool { return len(all) > 0 && all[0].page == n }

// reversed reports whether the pages of the letter so far, which began with
// its last page, run backwards.
func reversed(b *pageBreak) bool {
	first, last, now := b.so.first.printed, b.so.last.printed, b.next.printed
	return len(first) > 0 && len(last) > 0 && now[0].of > 1 && first[0].page == first[0].of && first[0].page > 1 &&
		last[0].of == now[0].of && last[0].page == now[0].page+1
}

// goesOnUnseen weighs a number above 1 where the page before prints none that
// fits: the first page of a letter often prints none.
func goesOnUnseen(b *pageBreak) []evidence {
	n := b.next.printed[0].page
	if len(b.so.last.printed) == 0 && (n == b.so.pages+1 || n == b.so.pages+1+len(b.between)) {
		return []evidence{numbersGoOnBare.seen()}
	}
	return when(len(b.so.last.printed) > 0, numbersJump)
}

// runningNumber compares the lines in head and foot that are alike on both
// pages but for one small number: whatever its form, it is the page number.
func runningNumber(before, now *sheet) []evidence {
	for _, g := range now.segments {
		if !g.inMargin() {
			continue
		}
		for _, h := range before.segments {
			if !samePlace(g, h) {
				continue
			}
			a, c, ok := onlyNumber(h.tokens, g.tokens)
			switch {
			case ok && c == a+1:
				return []evidence{numbersGoOnBare.seen()}
			case ok && c == 1:
				return []evidence{numbersRestart.seen()}
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
func judgeFax(b *pageBreak) []evidence {
	before, now := b.so.last.fax, b.next.fax
	if len(before) == 0 || len(now) == 0 {
		return nil
	}
	if now[0].page == 1 {
		return []evidence{faxRestarts.seen()}
	}
	return when(now[0].page > before[0].page && now[0].of == before[0].of, faxGoesOn)
}
