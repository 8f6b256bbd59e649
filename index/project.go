package index

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"recourse/index/boilerplate"
	"recourse/index/terms"
	"recourse/internal/letter"
)

// none is the indexed value of an outcome that is still open.
const none = "none"

// entry is a case as Bleve indexes it; the names are those of mapping.go.
type entry struct {
	Case     string `json:"case"`
	Revision string `json:"revision"`
	View     string `json:"view"`

	Body        []string `json:"body"`
	BodyRuns    []string `json:"body_runs"`
	Boilerplate []string `json:"boilerplate"`
	Spelling    string   `json:"spelling"`
	Service     []string `json:"service"`
	ServiceRuns []string `json:"service_runs"`
	Reason      []string `json:"reason"`
	ReasonRuns  []string `json:"reason_runs"`
	Patient     []string `json:"patient"`
	PatientRuns []string `json:"patient_runs"`
	Payer       []string `json:"payer"`
	PayerRuns   []string `json:"payer_runs"`

	ID           []string `json:"id"`
	IDFolded     []string `json:"id_folded"`
	Printed      []string `json:"printed"`
	Member       []string `json:"member"`
	MemberFolded []string `json:"member_folded"`
	Auth         []string `json:"auth"`
	AuthFolded   []string `json:"auth_folded"`
	Claim        []string `json:"claim"`
	ClaimFolded  []string `json:"claim_folded"`
	Appeal       []string `json:"appeal"`
	AppealFolded []string `json:"appeal_folded"`

	Code []string `json:"code"`
	CPT  []string `json:"cpt"`
	ICD  []string `json:"icd"`
	CARC []string `json:"carc"`
	RARC []string `json:"rarc"`

	Category  string   `json:"category"`
	Also      []string `json:"also"`
	Stage     string   `json:"stage"`
	Kind      string   `json:"kind"`
	Type      string   `json:"type"`
	Plan      string   `json:"plan"`
	Status    string   `json:"status"`
	Outcome   string   `json:"outcome"`
	Urgent    string   `json:"urgent"`
	Has       []string `json:"has"`
	Needs     []string `json:"needs"`
	Tag       []string `json:"tag"`
	Assignee  string   `json:"assignee"`
	Playbook  string   `json:"playbook"`
	PayerName string   `json:"payer_name"`

	Deadline    time.Time `json:"deadline,omitzero"`
	DeadlineDay string    `json:"deadline_day"`
	ActBy       time.Time `json:"act_by,omitzero"`
	Letter      time.Time `json:"letter,omitzero"`
	LetterDay   string    `json:"letter_day"`
	Received    time.Time `json:"received,omitzero"`
}

// project makes the entry of a case. Words and identifiers of all its letters
// are found; what a case is sorted, counted and filtered by is of the letter
// that decides, the last one.
func project(d Doc, revision uint64) (*entry, error) {
	p := &projection{doc: d, entry: &entry{Case: string(d.Case.ID), Revision: strconv.FormatUint(revision, 10)}}
	for _, l := range d.Letters {
		p.letter(l)
	}
	if len(d.Letters) == 0 && len(d.Case.Entered) > 0 {
		p.letter(LetterText{}) // a case that was typed by hand
	}
	p.codes(p.deciding().Codes) // as entered, too
	p.runs()
	p.caseFields()
	p.dates()
	p.identifiers()
	encoded, err := json.Marshal(p.view)
	if err != nil {
		return nil, fmt.Errorf("projecting case %s: %w", d.Case.ID, err)
	}
	p.entry.View = string(encoded)
	return p.entry, nil
}

// runs repeats the text for the fields that are indexed in another way.
func (p *projection) runs() {
	e := p.entry
	e.Spelling = strings.Join(e.Body, "\n")
	e.BodyRuns, e.ServiceRuns = e.Body, e.Service
	e.ReasonRuns, e.PatientRuns, e.PayerRuns = e.Reason, e.Patient, e.Payer
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
		p.entry.Body = append(p.entry.Body, part.Body)
		if joined := terms.Rejoined(texts[i]); joined != "" {
			p.entry.Body = append(p.entry.Body, joined)
		}
		p.entry.Boilerplate = append(p.entry.Boilerplate, part.Boilerplate)
		p.entry.Printed = append(p.entry.Printed, terms.Printed(texts[i])...)
	}
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
	switch name {
	case "payer":
		p.entry.Payer = append(p.entry.Payer, value, terms.Joined(value))
	case "patient_name":
		p.entry.Patient = append(p.entry.Patient, value, terms.Joined(value))
	case "service":
		p.entry.Service = append(p.entry.Service, value)
	case "denial_reason":
		p.entry.Reason = append(p.entry.Reason, value)
	default:
		p.identifier(name, value)
		return
	}
	p.entry.Body = append(p.entry.Body, value)
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
		return &p.entry.Member
	case "authorization_number":
		return &p.entry.Auth
	case "claim_number":
		return &p.entry.Claim
	case "appeal_number":
		return &p.entry.Appeal
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
	p.entry.ID = append(p.entry.ID, id)
}

// identifiers adds the folded forms.
func (p *projection) identifiers() {
	e := p.entry
	e.ID = append(e.ID, terms.Identifier(e.Case))
	e.IDFolded = foldAll(append(e.ID[:len(e.ID):len(e.ID)], e.Printed...))
	e.MemberFolded, e.AuthFolded = foldAll(e.Member), foldAll(e.Auth)
	e.ClaimFolded, e.AppealFolded = foldAll(e.Claim), foldAll(e.Appeal)
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
	}{{c.CPT, &e.CPT}, {c.ICD10, &e.ICD}, {c.CARC, &e.CARC}, {c.RARC, &e.RARC}} {
		for _, code := range group.codes {
			comparable := terms.Code(code)
			if slices.Contains(*group.field, comparable) {
				continue
			}
			*group.field = append(*group.field, comparable)
			e.Code = append(e.Code, comparable)
		}
	}
}
