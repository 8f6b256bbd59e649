// Package boilerplate divides the text of a letter into what was written for
// this case and what every letter of the payer says: appeal rights, language
// taglines, non-discrimination notices and forms to fill in. Search looks at
// the first unless it is told otherwise, so that a search for a ground of
// denial does not find every letter that explains how to appeal.
package boilerplate
