package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// abbreviations end with a full stop and never end a sentence.
var abbreviations = set(`dr mr mrs ms prof no nos st ave blvd rd rm apt ste p.o po tel ext e.g i.e eg ie vs approx dept
	attn sec sect art fig vol rev cf al ph rn gov sen rep hon jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu
	fri subd para pt pts wk wks yr yrs mo mos hr hrs mg ml u.s.c c.f.r stat gen u.s`)

// abbreviationsOrEnds end a sentence only where a new one plainly begins.
var abbreviationsOrEnds = set(`a.m p.m am pm inc co corp ltd llc etc fax u.s d.c m.d r.n d.o ph.d jr sr m.p.h pharm.d n.w s.e e.t c.t esq`)

// openers are words that begin sentences and follow no abbreviation in a name.
var openers = set(`the a an this that these those you your we our they their it its he she if when in on at to for from
	please call and or but as all any each no not there what who how after before until once unless although
	monday`)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// findSentences cuts every paragraph into sentences.
func (t *Text) findSentences() {
	for _, p := range t.Paragraphs {
		from := p.From
		for w := p.From; w < p.To; w++ {
			t.Words[w].Sentence = len(t.Sentences)
			if w == p.To-1 || t.endsSentence(w) {
				t.Sentences = append(t.Sentences, Range{from, w + 1})
				from = w + 1
			}
		}
	}
}

// endsSentence reports whether a sentence ends with the word.
func (t *Text) endsSentence(w int) bool {
	s := strings.TrimRight(t.Words[w].Text, `"'”’)]»`)
	next := ""
	if w+1 < len(t.Words) {
		next = t.Words[w+1].Text
	}
	switch {
	case strings.HasSuffix(s, "?"), strings.HasSuffix(s, "!"):
		return !startsLower(next)
	case !strings.HasSuffix(s, "."), leader(s):
		return false
	case next == "":
		return true
	}
	return !startsLower(next) && !abbreviated(s, next)
}

// leader reports whether a word is or ends in a row of dots that leads from a label
// to its value: "Deadline ....... May 9".
func leader(s string) bool { return strings.HasSuffix(s, "....") }

// abbreviated reports whether the full stop belongs to an abbreviation.
func abbreviated(s, next string) bool {
	word := strings.ToLower(strings.TrimLeft(strings.TrimSuffix(s, "."), `"'“‘([`))
	if abbreviationsOrEnds[word] {
		return !openers[strings.ToLower(strings.Trim(next, `,:;"'“”`))] || next == strings.ToLower(next)
	}
	if abbreviations[word] {
		return true
	}
	r, n := utf8.DecodeRuneInString(word)
	return n == len(word) && unicode.IsLetter(r) && word != "i"
}
