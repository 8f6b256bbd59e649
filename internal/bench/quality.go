package bench

// Quality is how well some letters were read.
type Quality struct {
	// F1 is the mean over letters of the words' F1, 0 to 1.
	F1 float64
	// Wrong is how many words were missed or invented in all letters.
	Wrong int
	// CER is the character error rate of the body text, 0 to 1: over all lines
	// of the truth of at least 40 characters, the errors in the stretch of the
	// page's reading that is most like the line, divided by the lines' length.
	// White space, typographic quotes, dashes and ligatures do not count, nor
	// do rules and leaders drawn with characters.
	CER float64
}

// judge compares the pages read of each letter with its truth.
func judge(letters []Letter, read [][]string) Quality {
	var q Quality
	var chars charScore
	for i, l := range letters {
		w := compareWords(l.Truth, read[i])
		q.F1 += w.f1() / float64(len(letters))
		q.Wrong += w.wrong()
		c := compareChars(l.Truth, read[i])
		chars.errors += c.errors
		chars.chars += c.chars
	}
	if chars.chars > 0 {
		q.CER = float64(chars.errors) / float64(chars.chars)
	}
	return q
}
