// Package extract finds what is printed in a letter, each value with the words
// that prove it: who, which request, what was denied and why, and every clock.
// It serves the extract stage; [Extract] is a pure function.
//
// # Candidates, then choice
//
// The letter is seen as lines of tokens with labels among them (view.go;
// package label knows what labels name) in sections (package section). For the
// numbers, every label gives candidates from the places around it (spot.go):
// behind a colon, in the next column, below, in running text, on the next line.
// A candidate's score is made of the label, the place and the form of the
// value (candidate.go, shape.go). Labels of group numbers, phones, forms and
// the like make candidates too, so that choose.go, which assigns all numbers
// together, can not take them for what they are not.
//
// The patient (patient.go, greeting.go, bestname.go) is chosen among names with
// and without a label, the payer by package payer, the reason by package
// reason, dates and clocks by packages dates and deadline, codes by package
// codes; service.go, fax.go and peer.go find the rest.
//
// # Never silently wrong
//
// A confidence says how often of a hundred such answers are right
// (confidence.go). Below the limit of its field, where two printings differ,
// or where something that letters print is missing (missing.go), a person is
// asked, with the candidates (review.go, bare.go).
package extract
