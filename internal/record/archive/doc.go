// Package archive keeps the record as plain files: everything that is needed
// to rebuild it, and to read it without Recourse.
//
//	documents/3f/3fa9c1…/original         the bytes as they came in
//	documents/3f/3fa9c1…/document.json    the document
//	documents/3f/3fa9c1…/letters.json     the machine's results
//	documents/3f/3fa9c1…/reading.json.gz  the words as read
//	cases/R-4K7Q2.json                    the case with its letters
//	learned.json                          what corrections taught
//	position.json                         how far the archive has followed
//
// The archive follows the record, is a moment behind it, and goes on after a
// stop where it was. Each file is replaced as a whole, and a batch of them is
// synced at once. [Restore] is the way back.
package archive
