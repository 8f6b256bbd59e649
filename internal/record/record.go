package record

import (
	"context"
	"io"
	"iter"
	"os"
	"time"

	"recourse/internal/bus"
	"recourse/internal/letter"
)

// Mode says what Open may do to a data folder.
type Mode int

// The modes.
const (
	// MustExist refuses a folder without a record.
	MustExist Mode = iota
	// MayCreate makes a record in a folder that is absent or empty.
	MayCreate
	// ForRestore makes a new record in a folder whose record is damaged,
	// empty or lost. What is damaged is set aside, never deleted.
	ForRestore
)

// Options say which record to open.
type Options struct {
	Dir  string
	Mode Mode
	// LockWait is how long to wait for another process that uses the folder; 0 means 10 s.
	LockWait time.Duration
	// Bus is for the messages; its Dir is set by Open.
	Bus bus.Options
}

// ErrNotFound is what the record does not have.
var ErrNotFound = &letter.Error{Kind: letter.Permanent, Code: "not_found", Why: "the record does not have it"}

// Record is an open record. It is safe for concurrent use.
type Record struct{}

// Open opens or creates the record in a data folder. Errors that a person must
// deal with carry a code: "data_in_use", "no_record", "record_damaged",
// "record_foreign", "record_newer", "not_a_data_folder", "restore_unfinished".
func Open(ctx context.Context, o Options) (*Record, error) { panic("soon") }

// Close stops the bus and gives up the lock.
func (r *Record) Close() error { panic("soon") }

// Bus is the road that the record's tasks take.
func (r *Record) Bus() *bus.Bus { panic("soon") }

// Incarnation names this record among all that ever were in the folder: a
// restored record is another one, and what followed the old one starts anew.
func (r *Record) Incarnation() string { panic("soon") }

// Stored tells what PutOriginal stored.
type Stored struct {
	ID      letter.DocumentID
	Size    int64
	Existed bool
}

// PutOriginal stores bytes under their hash; bytes that are there already are
// not written again. They are durable when it returns nil.
func (r *Record) PutOriginal(ctx context.Context, from io.Reader) (Stored, error) { panic("soon") }

// Original reads an original. Its end is checked: a damaged original ends in
// an error, not in io.EOF.
func (r *Record) Original(ctx context.Context, id letter.DocumentID) (io.ReadCloser, error) {
	panic("soon")
}

// OriginalFile is the original as an open file without a name, at its start.
func (r *Record) OriginalFile(ctx context.Context, id letter.DocumentID) (*os.File, error) {
	panic("soon")
}

// CreateDocument stores a new document. Where it exists, its arrivals that are
// not known yet (by source, name, sender and time) are added, and the stored
// document is returned with created false.
func (r *Record) CreateDocument(ctx context.Context, d letter.Document) (doc letter.Document, created bool, err error) {
	panic("soon")
}

// UpdateDocument applies change to the newest state, again where somebody else
// was faster. Nothing is written where change changes nothing.
func (r *Record) UpdateDocument(ctx context.Context, id letter.DocumentID, change func(*letter.Document) error) (letter.Document, error) {
	panic("soon")
}

// Document returns a document.
func (r *Record) Document(ctx context.Context, id letter.DocumentID) (letter.Document, error) {
	panic("soon")
}

// Documents yields every document, in no order.
func (r *Record) Documents(ctx context.Context) iter.Seq2[letter.Document, error] { panic("soon") }

// PutPages stores pages as read; a page that is stored again replaces the
// older reading. Pages put together are one durable write, or a few where
// they are many.
func (r *Record) PutPages(ctx context.Context, doc letter.DocumentID, pages []letter.Page) error {
	panic("soon")
}

// Pages returns all pages that are read, sorted.
func (r *Record) Pages(ctx context.Context, doc letter.DocumentID) ([]letter.Page, error) {
	panic("soon")
}

// PagesDone is the set of pages that are read.
func (r *Record) PagesDone(ctx context.Context, doc letter.DocumentID) (map[letter.PageNumber]bool, error) {
	panic("soon")
}

// PutLetter stores the machine's result for a letter; the newest one counts.
// What follows the cases is told of it by the next write of its case.
func (r *Record) PutLetter(ctx context.Context, l letter.Letter) error { panic("soon") }

// Letter returns a letter.
func (r *Record) Letter(ctx context.Context, id letter.ID) (letter.Letter, error) { panic("soon") }

// LettersOf returns the letters of a document, sorted by page.
func (r *Record) LettersOf(ctx context.Context, doc letter.DocumentID) ([]letter.Letter, error) {
	panic("soon")
}

// SaveCase is how the machine stores the case of the nth letter (from 1) of
// c.Document: it names and creates the case, or brings the existing one up to
// date by [MergeMachine]. Saving twice makes one case.
func (r *Record) SaveCase(ctx context.Context, n int, c letter.Case) (letter.Case, error) {
	panic("soon")
}

// MergeMachine brings a case up to date with what the machine found: letters,
// deciding document, events, and the status as long as no person has moved the
// case on. What people entered, decided and noted stays.
func MergeMachine(old, machine letter.Case) letter.Case { panic("soon") }

// UpdateCase is how people change a case: change is applied to the newest
// state. Nothing is written where it changes nothing.
func (r *Record) UpdateCase(ctx context.Context, id letter.CaseID, change func(*letter.Case) error) (letter.Case, error) {
	panic("soon")
}

// Case returns a case.
func (r *Record) Case(ctx context.Context, id letter.CaseID) (letter.Case, error) { panic("soon") }

// Cases yields every case, in no order.
func (r *Record) Cases(ctx context.Context) iter.Seq2[letter.Case, error] { panic("soon") }

// CaseRevisions is the newest revision of every case, for comparison.
func (r *Record) CaseRevisions(ctx context.Context) (map[letter.CaseID]uint64, error) {
	panic("soon")
}

// Change says that a case, or whatever else a feed is about, was written or removed.
type Change struct {
	Key      string
	Revision uint64
	Removed  bool
}

// FollowCases calls fn with the changes after a revision (0: all there is),
// in order and as many at once as have come in, until ctx ends or fn fails.
// A key that changed twice may come once, with its newest revision. Where the record
// does not reach the revision, it fails with code "feed_past_end".
func (r *Record) FollowCases(ctx context.Context, after uint64, fn func(context.Context, []Change) error) error {
	panic("soon")
}

// CasesHead is the revision of the newest change of any case.
func (r *Record) CasesHead(ctx context.Context) (uint64, error) { panic("soon") }

// FollowDocuments does for documents what FollowCases does for cases.
func (r *Record) FollowDocuments(ctx context.Context, after uint64, fn func(context.Context, []Change) error) error {
	panic("soon")
}

// DocumentsHead is the revision of the newest change of any document.
func (r *Record) DocumentsHead(ctx context.Context) (uint64, error) { panic("soon") }

// Writes counts the durable writes since the record was created.
func (r *Record) Writes(ctx context.Context) (uint64, error) { panic("soon") }
