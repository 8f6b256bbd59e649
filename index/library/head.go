package library

import (
	"path/filepath"
	"regexp"
	"strings"

	"recourse/internal/layout"
)

// headLines is how many lines at the top of a document can be its title.
const headLines = 12

// titleOf is the document's own title: the largest line at its top, with those
// of the same size right below it; the file's name where there is no line.
func titleOf(t *layout.Text, path string) string {
	best := -1
	for i, l := range t.Lines {
		if i >= headLines || l.Page != t.Pages[0].Number || l.Furniture {
			break
		}
		if best < 0 || l.Place.Height() > 1.1*t.Lines[best].Place.Height() {
			best = i
		}
	}
	if best < 0 {
		return strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	}
	title := t.Lines[best].Range
	for k := best + 1; k < len(t.Lines) && k < best+3 && sized(t) && near(t, k); k++ {
		title.To = t.Lines[k].To
	}
	return t.String(title)
}

// sized reports whether lines of this document differ in size: where all are
// alike, as in text without layout, only the first is the title.
func sized(t *layout.Text) bool {
	for _, l := range t.Lines {
		if l.Place.Height() > 0 && t.Lines[0].Place.Height() > 1.1*l.Place.Height() {
			return true
		}
	}
	return false
}

// near reports whether line k goes on with the one before it: as large, on the
// same page.
func near(t *layout.Text, k int) bool {
	a, b := t.Lines[k-1], t.Lines[k]
	return a.Page == b.Page && !b.Furniture && b.Place.Height() > 0.95*a.Place.Height() && b.Place.Height() < 1.05*a.Place.Height()
}

const printedDate = `((?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? (?:\d{1,2}, ?)?(?:19|20)\d\d|\d{1,2}/\d{1,2}/(?:19|20)?\d\d|\d{1,2}/(?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d)`

// dateLabels stand before a document's own date, the one that says most first.
var dateLabels = []*regexp.Regexp{
	regexp.MustCompile(`(?i)\beffective(?: date)?:? ` + printedDate),
	regexp.MustCompile(`(?i)\b(?:last )?(?:revised|revision date|updated|last update|reviewed|review date|last review):? ` + printedDate),
	regexp.MustCompile(`(?i)\b(?:publication date|published|policy date|date of issue|issued|date):? ` + printedDate),
}

// dateOf is the document's own date as printed behind a label that says so, ""
// where there is none.
func dateOf(t *layout.Text) string {
	text := strings.Join(strings.Fields(t.Plain()), " ")
	for _, label := range dateLabels {
		if m := label.FindStringSubmatch(text); m != nil {
			return m[1]
		}
	}
	return ""
}
