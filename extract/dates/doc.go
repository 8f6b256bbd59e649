// Package dates is the grammar of dates and periods in letters, over words as
// package layout reads them.
//
// [Find] finds every date in all forms that letters print (month names and
// abbreviations, 03/04/26, 4-Mar-2026, ISO, "1st day of April, 2026") and
// [Periods] every length of time ("sixty (60) calendar days", "4 months", "10
// business days"). Both tell what makes them doubtful: the order of day and
// month, a year of two digits, characters that recognition confused, a day
// that no calendar has. Nothing is guessed: a date that can be read in two ways
// carries both.
//
// [Roles] tells what each date is (of the letter, of service, of birth, ...)
// from the words beside, above and before it; the cues are data, roles.yaml.
// [LetterDate] chooses the letter's own date among them.
package dates
