// Package cue finds cues in the sentences of a letter: short patterns of words
// that say what a sentence does. It forgives what recognition does to words.
//
// A pattern is words with spaces between them:
//
//	not approved         these words, side by side
//	approv*              a word that begins so
//	deny|denied          one of these words
//	was? denied          the word may be missing
//	not ... necessary    up to four words between
//	not ...8 necessary   up to eight words between
//	^ if                 at the start of the sentence
//	denied $             at its end
//	not sent & notes     and, in it or in the sentence before, that
//	@not sent            one of a list of words
//
// Case, punctuation and hyphens do not count, and contractions are read in full:
// "can't" is "cannot". A ticked box is the word #on, an empty one #off, and
// # is any number.
package cue
