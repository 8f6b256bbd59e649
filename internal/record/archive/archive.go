// Package archive keeps the record as plain files: everything that is needed
// to rebuild it, and to read it without Recourse.
//
//	documents/3f/3fa9c1…/original         the bytes as they came in
//	documents/3f/3fa9c1…/document.json    the document
//	documents/3f/3fa9c1…/letters.json     the machine's results
//	documents/3f/3fa9c1…/reading.json.gz  the words as read
//	cases/R-4K7Q2.json                    the case with its letters
//
// It follows the record, is about a second behind it, and goes on after a
// stop where it was. [Restore] is the way back.
package archive

import (
	"context"
	"log/slog"

	"recourse/internal/record"
)

// Archive is the folder of one record.
type Archive struct{}

// Open makes the folder ready. It writes nothing of the record yet.
func Open(r *record.Record, dir string, log *slog.Logger) (*Archive, error) { panic("soon") }

// Run follows the record until ctx ends; what is written by then is archived
// before it returns.
func (a *Archive) Run(ctx context.Context) error { panic("soon") }

// CatchUp archives what has changed up to now and returns.
func (a *Archive) CatchUp(ctx context.Context) error { panic("soon") }

// Problem is something in an archive that could not be restored.
type Problem struct {
	// Path is relative to the archive.
	Path string
	Err  error
}

// Report counts what was restored.
type Report struct {
	Documents, Letters, Cases int
	Problems                  []Problem
}

// Restore fills an open record (see [record.ForRestore]) from the archive in
// dir and makes it ready for use. What is damaged is left out and reported.
func Restore(ctx context.Context, dir string, r *record.Record) (Report, error) { panic("soon") }
