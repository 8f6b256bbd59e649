// Package layout turns the words of a letter's pages into what a reader of the
// letter sees: words in reading order, lines, paragraphs, sentences, and which
// word stands beside or below which. It is what the extract and classify
// stages look at; places come from [letter.Word.Place], evidence from
// [letter.Word.Box].
package layout
