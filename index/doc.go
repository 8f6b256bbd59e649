// Package index makes cases searchable: past denials by word, phrase, field or
// identifier, also where a scan was misread or a number mistyped.
//
// The index is a projection of the record. [Index.Run] compares what it holds
// with the record, catches up and then follows the record's changes; it can be
// deleted or damaged at any time and is built again from the record. One case
// is one document of the index, with all its letters.
//
// A person's query is read by package query, turned into a Bleve query over the
// fields of mapping.go, and answered in tiers: exact matches first, then
// readings of an identifier that are easily confused, then single errors.
package index
