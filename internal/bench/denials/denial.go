package denials

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"recourse/internal/letter"
)

// Denial is one past case with its one letter.
type Denial struct {
	Case     letter.Case
	Letter   letter.Letter
	Document letter.Document
	// Body is the text as read, pages separated by form feeds.
	Body string
}

// CaseID is the name of the nth case.
func CaseID(n int) letter.CaseID { return letter.CaseID(fmt.Sprintf("R-%06d", n)) }

// Number is the n of a case made here.
func Number(id letter.CaseID) (n int, ok bool) {
	_, err := fmt.Sscanf(string(id), "R-%d", &n)
	return n, err == nil
}

// The seeds of the letters and of the payers' boilerplate.
const (
	letterSeed = 7
	payerSeed  = 11
)

// Make makes the nth denial.
func Make(n int) Denial {
	w := writer{rand.New(rand.NewPCG(letterSeed, uint64(n)))}
	s := w.story()
	id := letter.DocumentIDOf([]byte(CaseID(n)))
	d := Denial{Body: w.letter(s)}
	d.Letter = s.asRead(letter.NewID(id, 1, 2), id)
	d.Case = letter.Case{Schema: letter.Schema, ID: CaseID(n), Document: id, Letters: []letter.ID{d.Letter.ID},
		Status: s.status, Outcome: s.outcome}
	if s.outcome != "" {
		w.close(&d.Case, s)
	}
	d.Document = letter.Document{Schema: letter.Schema, ID: id, Progress: letter.Done,
		Arrivals: []letter.Arrival{{Source: "batch", ReceivedAt: s.date.AddDays(4).Time()}}}
	return d
}

// story is what a letter tells.
type story struct {
	payer                         int
	ground                        int
	service, cpt                  string
	patient, member, auth, reason string
	stage                         letter.Stage
	plan                          letter.PlanType
	status                        letter.CaseStatus
	outcome                       letter.CaseOutcome
	date                          letter.Date
}

// story thinks up a denial.
func (w writer) story() story {
	s := story{payer: w.skewed(len(payers)), ground: w.skewed(len(grounds))}
	v := services[w.skewed(len(services))]
	s.service, s.cpt = v.name, v.cpt
	s.patient = w.pick(firstNames) + " " + w.pick(lastNames)
	s.member = strings.ToUpper(payers[s.payer][:3]) + w.digits(9)
	s.auth = w.digits(2) + "-" + w.digits(7)
	s.stage, s.plan, s.status = letter.StageInitial, letter.PlanTypes[w.skewed(len(letter.PlanTypes))], letter.CaseOpen
	if w.IntN(6) == 0 {
		s.stage = letter.StageUpheld
	}
	if w.IntN(3) == 0 {
		s.status, s.outcome = letter.CaseClosed, letter.CaseOutcomes[w.IntN(len(letter.CaseOutcomes))]
	}
	s.date = letter.DateOf(time.Date(2021, 1, 1, 0, 0, 0, 0, time.UTC)).AddDays(w.IntN(1900))
	s.reason = fmt.Sprintf(grounds[s.ground].reason, s.service, w.IntN(9)+2)
	return s
}

// close adds how the case was worked off: an appeal is decided weeks later.
func (w writer) close(c *letter.Case, s story) {
	filed := s.date.AddDays(10 + w.IntN(50))
	if s.outcome != letter.OutcomeWithdrawn && s.outcome != letter.OutcomeMissed {
		c.Filings = []letter.Filing{{Step: "file-appeal", Date: filed, Method: letter.FiledByFax}}
	}
	c.Closing = &letter.Closing{Outcome: s.outcome, Date: filed.AddDays(10 + w.IntN(60)), Cents: int64(w.IntN(3_000_000))}
}

// appealDays is how long the made-up letters leave for an appeal.
const appealDays = 180

// asRead is the letter as if it had been read.
func (s story) asRead(id letter.ID, doc letter.DocumentID) letter.Letter {
	deadline := s.date.AddDays(appealDays)
	category := grounds[s.ground].category
	l := letter.Letter{Schema: letter.Schema, ID: id, Document: doc, Pages: []int{1, 2}, ReceivedAt: s.date.AddDays(4).Time()}
	l.Payer, l.PatientName, l.MemberID = field(payers[s.payer]), field(s.patient), field(s.member)
	l.AuthorizationNumber, l.Service, l.DenialReason = field(s.auth), field(s.service), field(s.reason)
	l.LetterDate = field(s.date.String())
	l.Codes = letter.Codes{CPT: []string{s.cpt}}
	l.Kind, l.Type = letter.KindDenial, letter.TypeDenial
	l.Category, l.Stage, l.PlanType = &category, &s.stage, &s.plan
	l.Deadline = &letter.Deadline{Date: deadline, SafeDate: deadline, How: letter.HowRelative}
	return l
}

func field(value string) *letter.Field { return &letter.Field{Value: value} }
