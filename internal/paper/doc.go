// Package paper sets a draft as text, as a Word document that a person edits,
// and as a PDF that is printed or faxed. Blanks and values to check are marked in
// all three, so that nobody sends them by mistake.
package paper
