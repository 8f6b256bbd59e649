// Package trial finds treatments in clinical records: office notes, medication
// lists, pharmacy and therapy reports. Each proposal is a treatment with what
// the same sentence or row says of dose, dates and end, and the words and page
// that show it. Nothing is filled in from elsewhere in the record: what the
// words do not tie to the treatment stays empty, and a person accepts each
// proposal or does not.
package trial
