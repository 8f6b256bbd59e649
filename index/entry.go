package index

import (
	"strconv"

	"github.com/blevesearch/bleve/v2/document"
	bleveindex "github.com/blevesearch/bleve_index_api"

	"recourse/index/terms"
	"recourse/internal/letter"
)

// entry is a case as it is indexed; mapping.go names the fields.
type entry struct {
	id       letter.CaseID
	revision uint64
	view     []byte

	body, service, reason, patient, payer, boilerplate text
	spellings                                          bleveindex.TokenFrequencies

	identifiers, printed        []string
	member, auth, claim, appeal []string

	code, cpt, icd, carc, rarc []string

	category, stage, kind, letterType, plan string
	status, outcome, urgent                 string
	assignee, playbook, payerName           string
	also, has, needs, tags                  []string

	deadline, actBy, letter, received letter.Date
}

// What Bleve keeps of a field. Running text has no places of its words: phrases
// are found by runs, which takes a tenth of the time, and passages are cut from
// the view. What is compared as a whole does not score.
const (
	scored   = bleveindex.IndexField
	unscored = bleveindex.IndexField | bleveindex.SkipFreqNorm
	column   = unscored | bleveindex.DocValues
)

// document makes a document of the entry: one for each generation, since Bleve
// adds to it. The terms are shared.
func (e *entry) document() *document.Document {
	d := fields{document.NewDocument(string(e.id))}
	d.add(&analysed{name: fieldStored, options: bleveindex.StoreField, value: e.view})
	d.texts(e)
	d.identifiers(e)
	d.caseFields(e)
	d.columns(e)
	return d.Document
}

// fields adds fields to a document, each name once.
type fields struct{ *document.Document }

func (d fields) add(f *analysed) { d.AddField(f) }

func (d fields) terms(name string, options bleveindex.FieldIndexingOptions, terms bleveindex.TokenFrequencies) {
	if len(terms) > 0 {
		d.add(&analysed{name: name, options: options, length: len(terms), terms: terms})
	}
}

func (d fields) texts(e *entry) {
	for name, t := range map[string]*text{fieldBody: &e.body, fieldService: &e.service, fieldReason: &e.reason,
		fieldPatient: &e.patient, fieldPayer: &e.payer, fieldBoilerplate: &e.boilerplate} {
		if t.given {
			d.add(&analysed{name: name, options: scored, length: t.length, terms: t.words})
			d.terms(name+runs, unscored, t.runs)
		}
	}
	d.terms(fieldSpelling, unscored, e.spellings)
}

func (d fields) identifiers(e *entry) {
	own := append([]string{terms.Identifier(string(e.id))}, e.identifiers...)
	d.terms(fieldID, unscored, setOf(own))
	d.terms(fieldID+folded, unscored, setOf(foldAll(append(own, e.printed...))))
	d.terms(fieldPrinted, unscored, setOf(e.printed))
	for name, ids := range map[string][]string{fieldMember: e.member, fieldAuth: e.auth, fieldClaim: e.claim, fieldAppeal: e.appeal} {
		d.terms(name, unscored, setOf(ids))
		d.terms(name+folded, unscored, setOf(foldAll(ids)))
	}
}

func (d fields) caseFields(e *entry) {
	for name, values := range map[string][]string{
		fieldCode: e.code, fieldCPT: e.cpt, fieldICD: e.icd, fieldCARC: e.carc, fieldRARC: e.rarc,
		fieldKind: {e.kind}, fieldType: {e.letterType}, fieldUrgent: {e.urgent}, fieldAssignee: {e.assignee},
		fieldPlaybook: {e.playbook}, fieldAlso: e.also, fieldHas: e.has, fieldNeeds: e.needs, fieldTag: e.tags,
		fieldDeadline: termsOfDay(e.deadline), fieldActBy: termsOfDay(e.actBy),
		fieldLetter: termsOfDay(e.letter), fieldReceived: termsOfDay(e.received),
	} {
		d.terms(name, unscored, setOf(values))
	}
}

// columns are what hits are sorted and counted by.
func (d fields) columns(e *entry) {
	for name, value := range map[string]string{
		fieldCase: string(e.id), fieldRevision: strconv.FormatUint(e.revision, 10),
		fieldCategory: e.category, fieldStage: e.stage, fieldPlan: e.plan, fieldStatus: e.status, fieldOutcome: e.outcome,
		columnPayer: e.payerName, columnDeadline: e.deadline.String(), columnLetter: e.letter.String(),
	} {
		d.terms(name, column, setOf([]string{value}))
	}
}
