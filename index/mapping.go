package index

import (
	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/keyword"
	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/registry"

	"recourse/index/terms"
)

// mappingVersion is kept in the index; one of another version is made anew.
// Raise it with every change of mapping.go, project.go, boilerplate or terms.
const mappingVersion = "2"

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

// The analyzers, which package terms provides: words of running text, runs of
// them for phrases, and spellings, which are looked through for words with errors.
const (
	wordsAnalyzer     = "recourse_words"
	spellingsAnalyzer = "recourse_spellings"
	runsAnalyzer      = "recourse_runs"
)

// analyzer is a function that Bleve can use.
type analyzer func([]byte) analysis.TokenStream

func (a analyzer) Analyze(text []byte) analysis.TokenStream { return a(text) }

func words(text []byte) analysis.TokenStream {
	found := terms.Words(text)
	tokens := make([]analysis.Token, len(found))
	stream := make(analysis.TokenStream, len(found))
	for i, w := range found {
		tokens[i] = analysis.Token{Term: []byte(w.Term), Start: w.Start, End: w.End, Position: i + 1}
		stream[i] = &tokens[i]
	}
	return stream
}

func spellings(text []byte) analysis.TokenStream {
	var stream analysis.TokenStream
	for i, s := range terms.Spellings(text) {
		stream = append(stream, &analysis.Token{Term: []byte(s), Position: i + 1})
	}
	return stream
}

func runsOf(text []byte) analysis.TokenStream {
	found := terms.Runs(text)
	tokens := make([]analysis.Token, len(found))
	stream := make(analysis.TokenStream, len(found))
	for i, key := range found {
		tokens[i] = analysis.Token{Term: key, Position: i + 1}
		stream[i] = &tokens[i]
	}
	return stream
}

// Bleve knows analyzers by name only, process-wide.
func init() {
	for name, a := range map[string]analyzer{wordsAnalyzer: words, spellingsAnalyzer: spellings, runsAnalyzer: runsOf} {
		err := registry.RegisterAnalyzer(name, func(map[string]any, *registry.Cache) (analysis.Analyzer, error) {
			return a, nil
		})
		if err != nil {
			panic(err)
		}
	}
}

// newMapping says how a document of the index is indexed. It is static: a field
// that is not named here is not indexed.
func newMapping() *mapping.IndexMappingImpl {
	doc := bleve.NewDocumentStaticMapping()
	doc.AddSubDocumentMapping("_all", bleve.NewDocumentDisabledMapping()) // every word once more, of which nothing asks
	doc.AddFieldMappingsAt(fieldBoilerplate, textField())
	for _, name := range phraseFields {
		doc.AddFieldMappingsAt(name, textField())
		doc.AddFieldMappingsAt(name+runs, setField(runsAnalyzer))
	}
	doc.AddFieldMappingsAt(fieldSpelling, setField(spellingsAnalyzer))
	for _, name := range []string{fieldID, fieldMember, fieldAuth, fieldClaim, fieldAppeal} {
		doc.AddFieldMappingsAt(name, keywordField(false))
		doc.AddFieldMappingsAt(name+folded, keywordField(false))
	}
	for _, name := range []string{fieldPrinted, fieldCode, fieldCPT, fieldICD, fieldCARC, fieldRARC, fieldAlso,
		fieldKind, fieldType, fieldUrgent, fieldHas, fieldNeeds, fieldTag, fieldAssignee, fieldPlaybook} {
		doc.AddFieldMappingsAt(name, keywordField(false))
	}
	for _, name := range append([]string{fieldRevision}, columnFields...) {
		doc.AddFieldMappingsAt(name, keywordField(true))
	}
	for _, name := range []string{fieldDeadline, fieldActBy, fieldLetter, fieldReceived} {
		doc.AddFieldMappingsAt(name, dateField())
	}
	doc.AddFieldMappingsAt(fieldStored, storedField())
	m := bleve.NewIndexMapping()
	m.DefaultMapping = doc
	m.DefaultAnalyzer = keyword.Name
	m.StoreDynamic, m.IndexDynamic, m.DocValuesDynamic = false, false, false
	return m
}

// phraseFields are the fields of running text in which phrases are found. In
// boilerplate, a phrase is all its words: it is most of a letter, seldom looked
// at, and its runs would double the time to index.
var phraseFields = []string{fieldBody, fieldService, fieldReason, fieldPatient, fieldPayer}

// textField is running text, without the places of its words: phrases are found
// by runs, which takes a tenth of the time, and passages are cut from the view.
func textField() *mapping.FieldMapping {
	return &mapping.FieldMapping{Type: "text", Analyzer: wordsAnalyzer, Index: true}
}

// setField is text of which is only known what occurs in it.
func setField(analyzer string) *mapping.FieldMapping {
	return &mapping.FieldMapping{Type: "text", Analyzer: analyzer, Index: true, SkipFreqNorm: true}
}

// keywordField is compared as a whole and does not score. It is a column where
// hits are sorted or counted by it.
func keywordField(column bool) *mapping.FieldMapping {
	return &mapping.FieldMapping{Type: "text", Analyzer: keyword.Name, Index: true, SkipFreqNorm: true, DocValues: column}
}

func dateField() *mapping.FieldMapping {
	return &mapping.FieldMapping{Type: "datetime", Index: true}
}

func storedField() *mapping.FieldMapping {
	return &mapping.FieldMapping{Type: "text", Store: true}
}
