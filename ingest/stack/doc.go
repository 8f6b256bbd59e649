// Package stack is the assemble stage: it cuts the pages of a document into
// letters. A scan may hold one letter or a morning's mail; the cut is made
// where the content says so, and a cut that is not sure is said to be so.
//
// # How it decides
//
// [Assemble] goes through the pages in their order. At the break before each
// page it compares the page with the letter so far and collects evidence for
// and against a cut. Each kind of evidence has a weight in log-odds and a
// meaning in plain words (evidence.go lists them all); the letter is cut where
// the sum is above zero, and the cut, or that there is none, is doubtful where
// the sum is near zero or the evidence contradicts itself (doubt.go).
//
//   - judge_numbers.go: page numbers that go on, start again or do not fit, also
//     those that recognition missed; overall.go sets aside the count that a
//     scanner or a fax machine put on the whole stack.
//   - judge_opening.go: the look of a first page, such as salutation, date,
//     address block, letterhead, subject block, and the top of the first page
//     coming back; and the titles of appended pages.
//   - judge_values.go: member and reference numbers, telephone numbers, names and
//     form codes that the pages share or do not.
//   - judge_flow.go: sentences and sections that go on over the break, closings,
//     announced enclosures and cover sheets.
//   - judge_between.go: separator sheets and blank pages before the page.
//
// # What it looks at
//
// sheet.go takes a page apart into segments of lines; number.go, value.go and
// date.go read from them what the judges compare. The words for it are data:
// words.yaml. Blank pages and separator sheets (blank.go) are no letters: they
// belong to the letter before them.
package stack
