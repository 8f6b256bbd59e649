// Package layout turns the words of a letter's pages into what a reader of the
// letter sees: words in reading order, lines, paragraphs, sentences, headings,
// and which word stands beside or below which. It is what the extract and
// classify stages look at; places come from [letter.Word.Place], evidence from
// [letter.Word.Box].
//
// # How it is made
//
// [New] takes each page in five steps, a file for each:
//
//   - skew.go levels a page whose lines rise or fall and that the reader did
//     not straighten;
//   - run.go makes lines: the reader's own, verified by geometry, cut at wide
//     gaps (so that label and value, and blocks side by side, are apart) and
//     joined where the reader cut too much;
//   - order.go puts the lines into reading order: columns of running text one
//     after the other, tables row by row with each cell whole;
//   - furniture.go knows headers, footers, page numbers and fax headers, which
//     are moved behind the body so that they break no sentence;
//   - paragraph.go and sentence.go find paragraphs, headings and sentences.
//
// # How to use it
//
// A place in the letter is an index into Text.Words, a passage a [Range] of
// them: contiguous reading, also over line ends and page breaks. Values that
// are not contiguous are lists of indexes ([Text.EvidenceOf]). What stands
// beside and below a label is found by geometry, whatever the reading order:
// [Text.Beside], [Text.Below], [Text.Under], [Text.Row].
package layout
