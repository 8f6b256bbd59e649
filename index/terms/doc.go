// Package terms turns what letters and people write into what the index
// compares: words, identifiers and codes. Index and query use the same
// functions, so that both sides always agree.
package terms
