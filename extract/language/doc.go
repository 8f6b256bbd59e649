// Package language notices a letter in a language that nobody configured: its
// words would be read wrongly, and what it says would be missed.
//
// A text shows its language by its function words ("the", "of", "su", "para"):
// in running text a quarter or more of the words are of a short list, whatever
// the text is about. Lists for the languages of the Latin script are data,
// words.yaml, under tesseract's names of languages; letters of other scripts
// are known by their script. [Notice] looks at the whole letter, so that
// taglines, or the twin of a bilingual letter, are no reason to ask.
package language
