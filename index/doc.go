// Package index makes cases searchable: past denials by word, phrase, field or
// identifier, also where a scan was misread or a number mistyped.
//
// The index is a projection of the record. [Index.Run] compares what it holds
// with the record, catches up and then follows the record's changes; it can be
// deleted or damaged at any time and is made again from the record. One case is
// one document of the index, with all its letters (project.go). Each Bleve index
// is a generation in a folder of its own, and [Index.Rebuild] puts a new one in
// place of the old while searches and changes go on.
//
// A person's query is read by package query, turned into Bleve queries over the
// fields of mapping.go (compile.go), and answered in tiers: exact matches
// first, then readings of an identifier that are easily confused, then single
// errors. Hits are sorted and counted by columns in memory (columns.go) of the
// state that was published last (publish.go), and shown with passages of the
// letters (fragments.go).
package index
