// Command searchbench measures search on an archive of made-up denials: how fast
// letters are indexed, what the index takes on disk and in memory, how soon a new
// case is found, and how long twenty queries take, each with facets, order and
// passages. Built with the tag sqlite, it asks SQLite FTS5 the same in the same
// run and prints the ratio per query, lost ones too. `make bench` runs it.
package main
