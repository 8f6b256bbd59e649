package pdf

import (
	"strings"
	"unicode"
)

// The reasons that a page's method carries.
const (
	TextLayer      = "text_layer"      // the layer is trusted
	BlankPage      = "blank_page"      // nothing is painted at all
	NoTextLayer    = "no_text_layer"   // no words, or next to none
	InvisibleText  = "invisible_text"  // the layer of a former OCR run
	UnmappedGlyphs = "unmapped_glyphs" // fonts that do not tell what they draw
	SpacedLetters  = "spaced_letters"  // words fall apart into letters
	Gibberish      = "gibberish"       // characters, but no language
	PageImage      = "page_image"      // the page is a picture, words lie over it
	TextOutside    = "text_outside"    // most words lie beyond the page's edges
	RunTogether    = "run_together"    // words are not parted
	WordsMissing   = "words_missing"   // much of what the page shows is no word of the layer
	OverlaidText   = "overlaid_text"   // different words stand in the same place
)

// The limits of trust. Real letters lie far on the good side of each: 0 %
// unmapped, 95 % and more plausible words.
const (
	fewWords      = 5
	maxUnmapped   = 0.03
	maxInvisible  = 0.20
	minPlausible  = 0.75
	maxLoneLetter = 0.35
	pageCovered   = 0.60
	maxEndless    = 0.20
	minKnown      = 0.10
	minExplained  = 0.40
	// enoughWords and enoughLatin make a sample to judge a language by.
	enoughWords = 20
	enoughLatin = 40
)

// Judge tells whether the text layer is what a person sees on the page, and
// why or why not. cover is the share of the page that images cover.
func (l Layer) Judge(cover float64) (reason string, trusted bool) {
	switch {
	case len(l.Words) == 0 && l.Glyphs == 0 && cover == 0:
		return NoTextLayer, false
	case l.Outside > len(l.Words):
		return TextOutside, false
	case share(l.unseen(), l.Glyphs) > maxInvisible:
		return InvisibleText, false
	case cover > pageCovered:
		return PageImage, false
	case len(l.Words) < fewWords:
		return NoTextLayer, false
	case share(l.Unmapped, l.Glyphs) > maxUnmapped:
		return UnmappedGlyphs, false
	case l.Sight != nil && l.Sight.Overlaid > 0:
		return OverlaidText, false
	case l.Sight != nil && l.Sight.Explained < minExplained:
		return WordsMissing, false
	}
	return l.judgeLanguage()
}

func (l Layer) judgeLanguage() (string, bool) {
	var c language
	for _, w := range l.Words {
		c.add(w.Text)
	}
	switch {
	case c.alphabetic >= enoughWords && share(c.lone, c.alphabetic) > maxLoneLetter:
		return SpacedLetters, false
	case share(c.endless, c.alphabetic) > maxEndless:
		return RunTogether, false
	case c.long >= enoughWords && share(c.plausible, c.long) < minPlausible,
		c.latin >= enoughLatin && share(c.known, c.latin) < minKnown:
		return Gibberish, false
	}
	return TextLayer, true
}

// isPlausible reports whether letters could be a word of a language: it has a
// vowel and no long run of consonants. A shifted or scrambled encoding fails on
// a third of its words, English and Spanish on one or two of a hundred.
// Letters of other scripts pass: taglines name fifteen languages.
func isPlausible(word string) bool {
	vowel, run := false, 0
	for _, r := range strings.ToLower(word) {
		switch {
		case r > unicode.MaxLatin1 || strings.ContainsRune("aeiouyáéíóúüàèâêîôûäö", r):
			vowel, run = true, 0
		default:
			run++
		}
		if run > 5 {
			return false
		}
	}
	return vowel || word == strings.ToUpper(word) && len(word) <= 5
}

// unseen counts the characters that nobody sees.
func (l Layer) unseen() int {
	if l.Sight == nil {
		return l.Invisible
	}
	return l.Invisible + l.Sight.Unseen
}

func share(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}
