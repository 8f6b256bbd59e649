package layout

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"recourse/internal/letter"
)

// run is a line in the making: words side by side.
type run struct {
	words     []letter.Word
	place     letter.Box
	block     int
	furniture bool
	likeness  string // see key
}

// Gaps are measured in heights of the line.
const (
	// wideGap at least is between columns and between a label and its value.
	wideGap = 1.0
	// wideSpaces times the usual space of the page is no space between words.
	wideSpaces = 3.0
	// closeGap at most is between words of a line that the reader cut.
	closeGap = 0.6
	// markerGap at most is between a list item's marker and its text.
	markerGap = 4.0
	// maxSpace is the widest usual space, that of a typewriter's font.
	maxSpace = 0.8
	// textShare of the gaps at least are between words even in tables.
	textShare = 0.25
	// justifiedGaps is how many gaps show how wide a line is set.
	justifiedGaps = 4
)

// marker is what stands before a list item.
var marker = regexp.MustCompile(`^([•·▪◦●○■□☐☑☒✓*–—-]|\(?([0-9]{1,2}|[A-Za-z]|[ivx]{1,4})[.)])$`)

func newRun(words []letter.Word) *run {
	r := &run{words: words}
	for _, w := range words {
		r.place = r.place.Union(w.Place())
	}
	return r
}

func (r *run) height() float64 { return r.place.Height() }
func (r *run) middle() float64 { return (r.place[1] + r.place[3]) / 2 }

// isMarker reports whether the run is a list marker without its text.
func (r *run) isMarker() bool { return len(r.words) == 1 && marker.MatchString(r.words[0].Text) }

// speckSure is how sure recognition is of a lone character at least, if it is
// one and no speck on the paper.
const speckSure = 0.6

// isSpeck reports whether the run is dirt that recognition took for writing.
func (r *run) isSpeck() bool {
	s := r.text()
	if marker.MatchString(s) && len(s) > 1 || strings.ContainsAny(s, "☐☑☒□■$%#") || strings.HasPrefix(s, "___") {
		return false
	}
	if strings.IndexFunc(s, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }) < 0 {
		return true
	}
	return len(s) == 1 && unicode.IsLetter(rune(s[0])) && r.words[0].Confidence < speckSure
}

// runsOf makes the lines of a page from its words.
func runsOf(words []letter.Word) []*run {
	if !placed(words) {
		return unplaced(words)
	}
	space := usualSpace(words)
	var rs []*run
	for _, line := range readerLines(words) {
		for _, level := range stepped(line) {
			rs = append(rs, split(level, space)...)
		}
	}
	return joined(rs, space)
}

// placed reports whether the words have places; text without layout has none.
func placed(words []letter.Word) bool {
	return slices.ContainsFunc(words, func(w letter.Word) bool { return !w.Place().IsZero() })
}

func unplaced(words []letter.Word) []*run {
	var rs []*run
	for _, line := range readerLines(words) {
		rs = append(rs, &run{words: line})
	}
	return rs
}

// usualSpace is the gap between neighbours in running text, in heights.
func usualSpace(words []letter.Word) float64 {
	var gaps []float64
	for i := 1; i < len(words); i++ {
		a, b := words[i-1].Place(), words[i].Place()
		if h := max(a.Height(), b.Height()); h > 0 && b[0] > a[2] && overlap(a, b) > 0.5 {
			gaps = append(gaps, (b[0]-a[2])/h)
		}
	}
	if len(gaps) == 0 {
		return closeGap / 2
	}
	return min(quantile(gaps, textShare), maxSpace)
}

// stepped cuts a reader's line where its words are not side by side.
func stepped(line []letter.Word) [][]letter.Word {
	var out [][]letter.Word
	from := 0
	for i := 1; i < len(line); i++ {
		a, b := line[i-1].Place(), line[i].Place()
		h := max(a.Height(), b.Height())
		step := (b[1]+b[3])/2 - (a[1]+a[3])/2
		if step > 0.9*h || step < -0.9*h || b[2] < a[0] {
			out = append(out, line[from:i:i])
			from = i
		}
	}
	return append(out, line[from:])
}

// split cuts a line at wide gaps, but not behind a list item's marker.
func split(line []letter.Word, space float64) []*run {
	h := newRun(line).height()
	wide := max(wideGap*h, wideSpaces*space*h, min(2*lineSpace(line), 2*h))
	var out []*run
	from := 0
	for i := 1; i < len(line); i++ {
		gap := line[i].Place()[0] - line[i-1].Place()[2]
		item := i == from+1 && marker.MatchString(line[from].Text) && gap < markerGap*h
		if gap > wide && !item {
			out = append(out, newRun(line[from:i:i]))
			from = i
		}
	}
	return append(out, newRun(line[from:]))
}

// lineSpace is the usual gap of a line that is long enough to show how wide it
// is set, else 0.
func lineSpace(line []letter.Word) float64 {
	if len(line) <= justifiedGaps {
		return 0
	}
	gaps := make([]float64, 0, len(line))
	for i := 1; i < len(line); i++ {
		gaps = append(gaps, line[i].Place()[0]-line[i-1].Place()[2])
	}
	return quantile(gaps, textShare)
}

// joined joins runs that stand side by side with no more than a space between.
func joined(rs []*run, space float64) []*run {
	slices.SortStableFunc(rs, func(a, b *run) int { return cmpFloat(a.place[0], b.place[0]) })
	var out []*run
next:
	for _, r := range rs {
		for i := len(out) - 1; i >= 0; i-- {
			if out[i].goesOn(r, space) {
				out[i] = newRun(append(slices.Clip(out[i].words), r.words...))
				continue next
			}
		}
		out = append(out, r)
	}
	return out
}

// goesOn reports whether b is the rest of the line that a begins.
func (a *run) goesOn(b *run, space float64) bool {
	h := max(a.height(), b.height())
	gap := b.place[0] - a.place[2]
	limit := max(closeGap, 1.6*space) * h
	if a.isMarker() {
		limit = markerGap * h
	}
	if gap > limit || gap < -0.5*h {
		return false
	}
	last, first := a.words[len(a.words)-1].Place(), b.words[0].Place()
	return overlap(last, first) > 0.6 && min(a.height(), b.height()) > 0.5*h
}

// overlap is how much of the lower box is level with the other, from 0 to 1.
func overlap(a, b letter.Box) float64 {
	h := min(a.Height(), b.Height())
	if h <= 0 {
		return 0
	}
	return (min(a[3], b[3]) - max(a[1], b[1])) / h
}

func cmpFloat(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}
