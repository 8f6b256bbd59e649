// Package score compares letters as they were read with what a person knows to
// be printed in them. The scoreboard test and `recourse eval` use it.
//
// [OpenSet] finds labelled letters in a folder. [Compare] judges one letter
// against its [Truth], field by field; a [Board] adds the results up per form
// (pdf, scan, fax, photo) and writes them as text that diffs well, or as JSON
// by its [Report]; [Regressions] tells where a board is worse than an older one.
package score
