// Package deadline finds every clock that a letter sets and knows the law
// behind it.
package deadline
