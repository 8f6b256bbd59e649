// Package letter is the vocabulary of Recourse: the nouns of the field and the
// values that pass from stage to stage. Every other package speaks it, and it
// imports nothing but the standard library.
//
// What comes in is an [Arrival]: one file, or one part of a mail. Its bytes are
// a [Document], known by their SHA-256; the same bytes again are one more
// arrival of the known document. The pages of a document are cut into letters
// ([Letter]), and a [Case] is one denial with all its letters.
//
// A letter's machine result has three layers, one for each stage that makes
// it: [Facts] (what is printed, each value with its [Evidence]), [Finding]
// (what kind of decision it is and why it was made) and [Plan] (the date to
// work to and the playbook). What a stage is not sure of it names in a
// [Review]; a person then decides, and what people enter is kept apart, in
// the case.
package letter
