// Package stack is the assemble stage: it cuts the pages of a document into
// letters. A scan may hold one letter or a morning's mail; the cut is made
// where the content says so, and a cut that is not sure is said to be so.
package stack
