package index

import (
	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/keyword"
	"github.com/blevesearch/bleve/v2/mapping"
)

// mappingVersion is kept in the index; one of another version is made anew.
// Raise it with every change of what a document holds: of
// this file, entry.go, project.go, text.go, days.go, boilerplate or terms.
const mappingVersion = "3"

// The fields of the index. What a field of the query language looks at is in
// compile.go.
const (
	fieldCase     = "case"
	fieldRevision = "revision"
	fieldStored   = "view"

	fieldBody        = "body"
	fieldBoilerplate = "boilerplate"
	fieldSpelling    = "spelling"
	// runs is added to the name of a field of text for its runs of words.
	runs         = "_runs"
	fieldService = "service"
	fieldReason  = "reason"
	fieldPatient = "patient"
	fieldPayer   = "payer"

	fieldID      = "id"
	fieldPrinted = "printed"
	fieldMember  = "member"
	fieldAuth    = "auth"
	fieldClaim   = "claim"
	fieldAppeal  = "appeal"
	// folded is added to the name of a field of identifiers for the form
	// without confusable characters.
	folded = "_folded"

	fieldCode     = "code"
	fieldCPT      = "cpt"
	fieldICD      = "icd"
	fieldCARC     = "carc"
	fieldRARC     = "rarc"
	fieldCategory = "category"
	fieldAlso     = "also"
	fieldStage    = "stage"
	fieldKind     = "kind"
	fieldType     = "type"
	fieldPlan     = "plan"
	fieldStatus   = "status"
	fieldOutcome  = "outcome"
	fieldUrgent   = "urgent"
	fieldHas      = "has"
	fieldNeeds    = "needs"
	fieldTag      = "tag"
	fieldAssignee = "assignee"
	fieldPlaybook = "playbook"

	fieldDeadline = "deadline"
	fieldActBy    = "act_by"
	fieldLetter   = "letter"
	fieldReceived = "received"

	// The columns of columns.go.
	columnPayer    = "payer_name"
	columnDeadline = "deadline_day"
	columnLetter   = "letter_day"
)

// newMapping lets Bleve make nothing of a document by itself: entries are analysed
// here (entry.go), and queries ask for terms.
func newMapping() *mapping.IndexMappingImpl {
	m := bleve.NewIndexMapping()
	m.DefaultMapping = bleve.NewDocumentDisabledMapping()
	m.DefaultAnalyzer = keyword.Name
	m.StoreDynamic, m.IndexDynamic, m.DocValuesDynamic = false, false, false
	return m
}

// phraseFields are the fields of running text in which phrases are found. In
// boilerplate, a phrase is all its words: it is most of a letter, seldom looked
// at, and its runs would double the time to index.
var phraseFields = []string{fieldBody, fieldService, fieldReason, fieldPatient, fieldPayer}
