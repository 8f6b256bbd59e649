// Package casework is what people do with a case, as pure functions on what
// the record holds: what they entered laid over what the machine read
// ([Effective]), how that changes the case ([Set], [Confirm], …), and where
// the case stands then.
//
// What a person entered is kept apart from what the machine read, in
// [letter.Case.Entered], and wins: the two are merged whenever a case is
// looked at, never in the record.
package casework
