// Package confirm reads what matters a second time: the member ID, the number
// of the request, the date of the letter, and the words of every date or period
// that can be the deadline. It serves the extract stage and reads nothing
// itself: [Spots] says what is to be read again, [Apply] judges what a second,
// independent reader found there.
//
// This is how data-entry houses work: two people key the same form, and where
// they differ a third looks. Two readings that agree are certain; where they
// differ, a person is asked and shown both, and where only letters differ that
// look alike (O and 0, rn and m), the question says so.
package confirm
