// Package label knows what the labels of a denial letter name: that "Enrollee
// #", "Subscriber Identification" and "Medicaid client number" stand before a
// member ID, that a "Claim control no." is no authorization, and that the
// number behind "NPI" is nobody's case.
//
// The knowledge is labels.yaml: sets of words that mean the same, and phrases
// made of sets. [Reader.Find] looks for the phrases in the tokens of a line,
// whatever stands between the words ("ID of the member", "Auth/Ref:"), and
// forgives what recognition does to letters. Distractors have entries of their
// own, so that a group number is known as a group number and can not be taken
// for anything else.
package label
