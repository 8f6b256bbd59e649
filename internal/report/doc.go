// Package report counts how denials ended: by payer, category, stage and month,
// how many were appealed and overturned, how long it took, what was missed, and
// the money at stake. It tells a desk which denials are worth fighting.
package report
