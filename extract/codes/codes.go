package codes

import (
	"regexp"
	"slices"
	"strings"

	"recourse/internal/layout"
	"recourse/internal/letter"
)

var (
	// cptForm is a CPT code, a HCPCS code, or one of the kind of 0266U.
	cptForm = regexp.MustCompile(`^(\d{5}|\d{4}[FTUM]|[A-EGHJ-MP-V]\d{4})$`)
	// hcpcsForm needs less around it: a letter and four digits are hardly ever
	// anything else.
	hcpcsForm = regexp.MustCompile(`^([A-CEGHJ-MP-V]\d{4}|\d{4}[UT])$`)
	// icdForm is a diagnosis; the point may be missing where the code has but
	// three characters.
	icdForm = regexp.MustCompile(`^[A-TV-Z]\d[0-9A-B](\.[0-9A-Z]{1,4})?$`)
	// rarcForm is a remark code.
	rarcForm = regexp.MustCompile(`^(MA?\d{1,3}|N\d{1,4})$`)
	// dollarForm is an S that recognition took for a dollar sign.
	dollarForm = regexp.MustCompile(`^\$\d{4}$`)
)

// Words before a code that tell what it is.
var (
	procedureWords = set("cpt cdt hcpcs procedure procedures code codes proc service services billed cpt/hcpcs exam study item treatment test requested")
	diagnosisWords = set("diagnosis diagnoses dx icd icd-10 icd-10-cm icd10 code codes condition")
	otherWords     = set("group grp policy guideline guidelines criteria form employer contract rider section standard version rev rule protocol division")
	remarkWords    = set("remark remarks rarc note notes message alert")
)

func set(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

const (
	// wordsBefore is how many words before a code can tell what it is.
	wordsBefore = 3
	// headerRows is how many heights of a line a column's header stands above
	// its cells at most.
	headerRows = 14.0
	// rowWords and headerWords are how many words a row and a header of a table
	// have at most where recognition made one line of them.
	rowWords    = 18
	headerWords = 14
)

// Find finds the codes of the letter.
func Find(t *layout.Text) letter.Codes {
	f := finder{t: t}
	rows := f.rows()
	return letter.Codes{CPT: f.procedures(rows), ICD10: f.diagnoses(), CARC: f.adjustments(), RARC: f.remarks()}
}

type finder struct{ t *layout.Text }

// row is what a visual row of a table says of a procedure.
type row struct {
	cpt    []string
	carc   []string
	denied bool
	paid   bool
	// part tells that some of what was asked for is denied, whatever was approved.
	part bool
}

// bare is a word without the punctuation around it.
func bare(w string) string { return strings.Trim(w, ".,;:()[]|*“”\"'") }

// tells reports whether one of the words before a place, or the header above
// it, is in the set.
func (f *finder) tells(word int, words map[string]bool) bool {
	line := f.t.LineOf(word)
	for i := word - 1; i >= max(line.From-1, word-wordsBefore, 0); i-- {
		if words[strings.ToLower(bare(f.t.Words[i].Text))] {
			return true
		}
	}
	return line.Len() <= rowWords && f.headed(word, words)
}

// cellHeader is how many words a line has at most that is the header of one column.
const cellHeader = 2

// headed reports whether a line above the word, aligned with it, is a header
// with one of the words.
func (f *finder) headed(word int, words map[string]bool) bool {
	w := f.t.Words[word]
	place := w.Place()
	for _, l := range f.t.Lines {
		if l.Page != w.Page || l.Place[3] > place[1]+0.5*place.Height() || place[1]-l.Place[3] > headerRows*place.Height() || l.Len() > headerWords {
			continue
		}
		if l.Place[0] > place[2] || l.Place[2] < place[0] {
			continue
		}
		for i := l.From; i < l.To; i++ {
			b := f.t.Words[i].Place()
			over := b[0] < place[2]+place.Width()/2 && b[2] > place[0]-place.Width()/2
			if (over || l.Len() <= cellHeader) && words[strings.ToLower(bare(f.t.Words[i].Text))] {
				return true
			}
		}
	}
	return f.beside(word, words)
}

// beside reports whether the line to the left of the word's is a label with
// one of the words.
func (f *finder) beside(word int, words map[string]bool) bool {
	for _, i := range f.t.Row(f.t.Words[word].Line) {
		l := f.t.Lines[i]
		if l.From == f.t.LineOf(word).From {
			return false
		}
		for k := l.From; k < l.To && l.Len() <= 5; k++ {
			if words[strings.ToLower(bare(f.t.Words[k].Text))] {
				return true
			}
		}
	}
	return false
}

func add(codes []string, code string) []string {
	if slices.Contains(codes, code) {
		return codes
	}
	return append(codes, code)
}

func layoutRange(word int) layout.Range { return layout.Range{From: word, To: word + 1} }
