package service

import (
	"time"

	"recourse/index"
	"recourse/internal/letter"
	"recourse/internal/view"
)

// The methods that commands call, on a running service or in this process.
// Each takes one of the requests below and answers with any number of values.
const (
	MethodSearch   = "search"   // SearchRequest → view.Hit…, then a view.SearchEnd if asked for
	MethodComplete = "complete" // CompleteRequest → Completion…
	MethodCases    = "cases"    // CasesRequest → view.Case…
	MethodCase     = "case"     // CaseRequest → view.Case
	MethodFailed   = "failed"   // FailedRequest → FailedDocument…
	MethodRetry    = "retry"    // RetryRequest → FailedDocument…
	MethodKnown    = "known"    // KnownRequest → Receipt, or nothing
	MethodAwait    = "await"    // AwaitRequest → Outcome for each document as it ends
	MethodStatus   = "status"   // nothing → Status
	MethodReindex  = "reindex"  // nothing → Status
	MethodSimilar  = "similar"  // SimilarRequest → view.Similar…
	MethodDraft    = "draft"    // DraftRequest → draft.Document
	MethodPacket   = "packet"   // PacketRequest → PacketPiece…, then PacketEnd
	MethodReport   = "report"   // ReportRequest → report.Line…, the last for all together

	MethodLibrary  = "library"  // LibraryRequest → library.File…, then LibraryEnd
	MethodPassages = "passages" // PassagesRequest → library.Passage…, then Offered for a case

	MethodHistory = "history" // HistoryRequest → view.Trial…
	MethodTrial   = "trial"   // TrialRequest → view.Trial…, the history as it is then

	// What people do with a case; each answers with the case as it is then.
	MethodSet      = "set"      // SetRequest → view.Case
	MethodConfirm  = "confirm"  // ConfirmRequest → view.Case
	MethodNew      = "new"      // NewRequest → view.Case
	MethodAssign   = "assign"   // AssignRequest → view.Case
	MethodJoin     = "join"     // JoinRequest → view.Case
	MethodSeparate = "separate" // SeparateRequest → view.Case, twice
	MethodClose    = "close"    // CloseRequest → view.Case
	MethodReopen   = "reopen"   // CaseRequest → view.Case
	MethodStep     = "step"     // StepRequest → view.Case
	MethodFile     = "file"     // FileRequest → view.Case
)

// SearchRequest asks for past denials.
type SearchRequest struct {
	Query string `json:"query"`
	Limit int    `json:"limit"`
	// Sort is "deadline", "-letter_date" or "relevance".
	Sort string `json:"sort"`
	// After is Next of the page before, "" for the first page.
	After string `json:"after,omitempty"`
	// Summary asks for the counts over all hits, after the hits.
	Summary bool `json:"summary,omitempty"`
}

// CompleteRequest asks how a query that is being typed can go on.
type CompleteRequest struct {
	Query string `json:"query"`
}

// Completion is a way to go on.
type Completion = index.Completion

// CasesRequest asks for the worklist.
type CasesRequest struct {
	// All includes the closed cases.
	All bool `json:"all"`
}

// CaseRequest asks for one case.
type CaseRequest struct {
	ID letter.CaseID `json:"id"`
}

// FailedRequest asks for documents that could not be processed: one, by its
// id or the start of it, or all.
type FailedRequest struct {
	Document string `json:"document,omitempty"`
}

// FailedDocument is a document that could not be processed.
type FailedDocument struct {
	Document letter.DocumentID `json:"document"`
	File     string            `json:"file"`
	Case     letter.CaseID     `json:"case,omitempty"`
	Failure  *letter.Failure   `json:"failure"`
	Attempts []letter.Attempt  `json:"attempts,omitempty"`
	Arrivals []letter.Arrival  `json:"arrivals,omitempty"`
}

// RetryRequest puts failed documents back into the queue: the ones named, by
// their ids or the start of them, or all.
type RetryRequest struct {
	Documents []string `json:"documents"`
	All       bool     `json:"all"`
	// Password opens files that need one. It is not stored.
	Password string `json:"password,omitempty"`
}

// KnownRequest asks whether these bytes came in under this name before.
type KnownRequest struct {
	Document letter.DocumentID `json:"document"`
	Source   string            `json:"source"`
	Name     string            `json:"name"`
}

// Receipt says that a document is durable.
type Receipt struct {
	Document letter.DocumentID `json:"document"`
	// Duplicate is true where the same bytes had come in under another name,
	// Again where they had come in under this one.
	Duplicate bool `json:"duplicate"`
	Again     bool `json:"again"`
	// Progress is how far the document had come when it came in.
	Progress letter.Progress `json:"progress"`
}

// AwaitRequest waits for documents to be read or to fail.
type AwaitRequest struct {
	Documents []letter.DocumentID `json:"documents"`
}

// Outcome is how the reading of a document ended.
type Outcome struct {
	Document letter.DocumentID `json:"document"`
	// File is the name under which it first came in; for a member of a mail or
	// an archive as in a.zip!/b.pdf.
	File    string          `json:"file"`
	Failure *letter.Failure `json:"failure,omitempty"`
	Cases   []view.Case     `json:"cases"`
	// Container tells that it is a mail or an archive. Members are the documents
	// in it, each with an Outcome of its own; PassedOver is no letter.
	Container  bool                `json:"container,omitempty"`
	Members    []letter.DocumentID `json:"members,omitempty"`
	PassedOver []letter.PassedOver `json:"passed_over,omitempty"`
}

// Status is how the service stands.
type Status struct {
	Running   bool           `json:"running"`
	Documents map[string]int `json:"documents"`
	// Queue counts waiting tasks by priority and stage, as "bulk/page".
	Queue map[string]int `json:"queue"`
	// Oldest is when the longest waiting document came in.
	Oldest *time.Time `json:"oldest_waiting"`
	// IndexBehind counts cases that are recorded but not yet found.
	IndexBehind int  `json:"index_behind"`
	Rebuilding  bool `json:"index_rebuilding"`
	// ArchiveBehind counts changes that the archive has not taken up.
	ArchiveBehind int      `json:"archive_behind"`
	Trouble       []string `json:"trouble"`
}
