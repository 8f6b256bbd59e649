package layout

// Range is the words From up to but not including To.
type Range struct{ From, To int }

// Len is the number of words.
func (r Range) Len() int { return max(0, r.To-r.From) }

// Empty reports whether there are no words.
func (r Range) Empty() bool { return r.To <= r.From }

// Has reports whether the word is in the range.
func (r Range) Has(word int) bool { return r.From <= word && word < r.To }

// Covers reports whether all of s is in r.
func (r Range) Covers(s Range) bool { return r.From <= s.From && s.To <= r.To }

// Overlaps reports whether the ranges share a word.
func (r Range) Overlaps(s Range) bool { return r.From < s.To && s.From < r.To }

// Intersect is the words that are in both.
func (r Range) Intersect(s Range) Range {
	i := Range{max(r.From, s.From), min(r.To, s.To)}
	if i.Empty() {
		return Range{}
	}
	return i
}

// Union is the smallest range around both; an empty range adds nothing.
func (r Range) Union(s Range) Range {
	if r.Empty() {
		return s
	}
	if s.Empty() {
		return r
	}
	return Range{min(r.From, s.From), max(r.To, s.To)}
}

// Words are the indexes in the range.
func (r Range) Words() []int {
	is := make([]int, 0, r.Len())
	for i := r.From; i < r.To; i++ {
		is = append(is, i)
	}
	return is
}

// All is the whole letter, furniture included.
func (t *Text) All() Range { return Range{0, len(t.Words)} }

// Body is the letter without its furniture.
func (t *Text) Body() Range {
	for _, l := range t.Lines {
		if l.Furniture {
			return Range{0, l.From}
		}
	}
	return t.All()
}

// SentenceOf is the sentence that the word stands in.
func (t *Text) SentenceOf(word int) Range { return t.Sentences[t.Words[word].Sentence] }

// ParagraphOf is the paragraph that the word stands in.
func (t *Text) ParagraphOf(word int) Range { return t.Paragraphs[t.Words[word].Paragraph] }

// LineOf is the line that the word stands on.
func (t *Text) LineOf(word int) Line { return t.Lines[t.Words[word].Line] }
