package index

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	bleveindex "github.com/blevesearch/bleve_index_api"

	"recourse/index/boilerplate"
	"recourse/index/terms"
	"recourse/internal/letter"
)

// none is the indexed value of an outcome that is still open.
const none = "none"

// project makes the entry of a case. Words and identifiers of all its letters
// are found; what a case is sorted, counted and filtered by is of the letter
// that decides, the last one.
func project(d Doc, revision uint64) (*entry, error) {
	p := &projection{doc: d, entry: &entry{id: d.Case.ID, revision: revision, spellings: bleveindex.TokenFrequencies{}}}
	for _, l := range d.Letters {
		p.letter(l)
	}
	if len(d.Letters) == 0 && len(d.Case.Entered) > 0 {
		p.letter(LetterText{}) // a case that was typed by hand
	}
	p.codes(p.deciding().Codes) // as entered, too
	p.caseFields()
	p.dates()
	var err error
	if p.entry.view, err = json.Marshal(p.view); err != nil {
		return nil, fmt.Errorf("projecting case %s: %w", d.Case.ID, err)
	}
	return p.entry, nil
}

// projection is an entry in the making.
type projection struct {
	doc   Doc
	entry *entry
	view  view
}

// entered is what a person entered for a field, which wins over the machine.
func (p *projection) entered(field string) (string, bool) {
	e, ok := p.doc.Case.Entered[field]
	return e.Value, ok
}

// letter adds the words, identifiers and codes of a letter.
func (p *projection) letter(l LetterText) {
	lv := letterView{ID: l.Letter.ID}
	p.pages(&lv, l)
	for _, f := range fieldsOf(l.Letter) {
		value := ""
		if f.field != nil {
			value = f.field.Value
		}
		if v, ok := p.entered(f.name); ok {
			p.candidate(f.name, value)
			value = v
		}
		if value != "" {
			lv.Fields = append(lv.Fields, fieldView{f.name, value})
			p.value(f.name, value)
		}
	}
	for _, r := range l.Letter.Review { // doubtful values are looked up, too
		for _, c := range r.Candidates {
			p.candidate(r.Field, c.Value)
		}
	}
	p.codes(l.Letter.Codes)
	p.view.Letters = append(p.view.Letters, lv)
}

// pages divides the text of a letter's pages.
func (p *projection) pages(lv *letterView, l LetterText) {
	texts := strings.Split(l.Body, "\f")
	for i, part := range boilerplate.Split(texts) {
		number := letter.PageNumber(i + 1)
		if i < len(l.Letter.Pages) {
			number = letter.PageNumber(l.Letter.Pages[i])
		}
		if part.Body == "" && part.Boilerplate == "" {
			continue
		}
		lv.Pages = append(lv.Pages, pageView{Page: number, Body: part.Body, Boilerplate: part.Boilerplate})
		p.body(part.BodyWords)
		p.body(terms.Words([]byte(terms.Rejoined(texts[i]))))
		p.entry.boilerplate.count(part.BoilerplateWords)
		p.entry.printed = append(p.entry.printed, terms.Printed(texts[i])...)
	}
}

// body adds words to the body, and to what is looked through for words with
// errors.
func (p *projection) body(words []terms.Word) {
	p.entry.body.add(words)
	spellingsOf(words, p.entry.spellings)
}

type namedField struct {
	name  string
	field *letter.Field
}

// fieldsOf are the fields of a letter that are searched, by their name in JSON.
func fieldsOf(l letter.Letter) []namedField {
	return []namedField{
		{"payer", l.Payer}, {"patient_name", l.PatientName}, {"member_id", l.MemberID},
		{"authorization_number", l.AuthorizationNumber}, {"claim_number", l.ClaimNumber},
		{"appeal_number", l.AppealNumber}, {"service", l.Service}, {"denial_reason", l.DenialReason},
	}
}

// value adds a field's value. Values are words of the body once more: that
// ranks a letter about lumbar spines above one that mentions them.
func (p *projection) value(name, value string) {
	var field *text
	switch name {
	case "payer":
		field = &p.entry.payer
	case "patient_name":
		field = &p.entry.patient
	case "service":
		field = &p.entry.service
	case "denial_reason":
		field = &p.entry.reason
	default:
		p.identifier(name, value)
		return
	}
	words := terms.Words([]byte(value))
	field.add(words)
	if field == &p.entry.payer || field == &p.entry.patient {
		field.add(terms.Words([]byte(terms.Joined(value))))
	}
	p.body(words)
}

// candidate adds a value that a field might have.
func (p *projection) candidate(name, value string) {
	if p.identifierField(name) != nil {
		p.identifier(name, value)
	}
}

func (p *projection) identifierField(name string) *[]string {
	switch name {
	case "member_id":
		return &p.entry.member
	case "authorization_number":
		return &p.entry.auth
	case "claim_number":
		return &p.entry.claim
	case "appeal_number":
		return &p.entry.appeal
	}
	return nil
}

func (p *projection) identifier(name, value string) {
	id := terms.Identifier(value)
	field := p.identifierField(name)
	if id == "" || field == nil {
		return
	}
	*field = append(*field, id)
	p.entry.identifiers = append(p.entry.identifiers, id)
}

func foldAll(ids []string) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = terms.Folded(id)
	}
	return out
}

func (p *projection) codes(c letter.Codes) {
	e := p.entry
	for _, group := range []struct {
		codes []string
		field *[]string
	}{{c.CPT, &e.cpt}, {c.ICD10, &e.icd}, {c.CARC, &e.carc}, {c.RARC, &e.rarc}} {
		for _, code := range group.codes {
			comparable := terms.Code(code)
			if slices.Contains(*group.field, comparable) {
				continue
			}
			*group.field = append(*group.field, comparable)
			e.code = append(e.code, comparable)
		}
	}
}
