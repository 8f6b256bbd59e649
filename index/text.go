package index

import (
	bleveindex "github.com/blevesearch/bleve_index_api"

	"recourse/index/terms"
)

// text is a field of running text: how often each of its words occurs.
type text struct {
	// given is whether there is a value, be it one without words.
	given  bool
	words  bleveindex.TokenFrequencies
	length int
	// runs are the keys of its runs of words; nil in a field where phrases are
	// not found.
	runs bleveindex.TokenFrequencies
}

// add adds the words of one value. No run goes from one value to the next.
func (t *text) add(words []terms.Word) {
	t.count(words)
	if t.runs == nil {
		t.runs = make(bleveindex.TokenFrequencies, len(words))
	}
	for key := range terms.Runs(words) {
		t.runs[key] = present
	}
}

// count adds words without their runs.
func (t *text) count(words []terms.Word) {
	if t.words == nil {
		t.words = make(bleveindex.TokenFrequencies, len(words)/2)
	}
	t.given = true
	t.length += len(words)
	for _, w := range words {
		n := 0
		if f, ok := t.words[w.Term]; ok {
			n = f.Frequency()
		}
		t.words[w.Term] = times(n + 1)
	}
}

// spellingsOf adds the spellings of words to a set.
func spellingsOf(words []terms.Word, into bleveindex.TokenFrequencies) {
	for _, w := range words {
		if w.Spelling != "" {
			into[w.Spelling] = present
		}
	}
}

// setOf makes the terms of a field of which only is known what occurs in it.
func setOf(values []string) bleveindex.TokenFrequencies {
	set := make(bleveindex.TokenFrequencies, len(values))
	for _, v := range values {
		if v != "" {
			set[v] = present
		}
	}
	return set
}

// present is the frequency of what is only known to occur. Bleve takes the term
// from the key and only reads the frequency, so that all terms share a few.
var present = new(bleveindex.TokenFreq)

var frequencies = func() (all [64]*bleveindex.TokenFreq) {
	for i := range all {
		all[i] = new(bleveindex.TokenFreq)
		all[i].SetFrequency(i)
	}
	return all
}()

// times is the frequency of a word that occurs n times.
func times(n int) *bleveindex.TokenFreq {
	if n < len(frequencies) {
		return frequencies[n]
	}
	f := new(bleveindex.TokenFreq)
	f.SetFrequency(n)
	return f
}
