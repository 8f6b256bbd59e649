package service

import (
	"cmp"
	"context"
	"errors"
	"io"
	"os"
	"slices"
	"strings"
	"time"
	"unicode"

	"recourse/index"
	"recourse/internal/casework"
	"recourse/internal/letter"
	"recourse/internal/pipeline"
	"recourse/internal/record"
	"recourse/internal/view"
)

// HistoryRequest asks what was tried before: of a case's patient, or of the
// patients of a name.
type HistoryRequest struct {
	Of string `json:"of"`
}

// Trial is a treatment as a person types it.
type Trial = casework.Trial

// TrialRequest changes the history of a case's patient; one of its parts is set.
type TrialRequest struct {
	ID  letter.CaseID `json:"id"`
	Add *Trial        `json:"add,omitempty"`
	// Accept takes proposals of these names, All every one; Remove takes
	// treatments out, or refuses proposals.
	Accept []string `json:"accept,omitempty"`
	All    bool     `json:"all,omitempty"`
	Remove []string `json:"remove,omitempty"`
}

// RecordRequest reads a clinical record: its bytes are sent behind it.
type RecordRequest struct {
	ID   letter.CaseID `json:"id"`
	Name string        `json:"name"`
}

// Proposed answers a RecordRequest.
type Proposed struct {
	Document letter.DocumentID `json:"document"`
	// Found counts the treatments that the record tells, known ones too.
	Found int `json:"found"`
	// Unread are the pages that could not be read.
	Unread []int        `json:"unread"`
	Trials []view.Trial `json:"trials"`
}

func (s *Service) history(ctx context.Context, req HistoryRequest, emit func(any) error) error {
	var cases []view.Dossier
	d, err := s.source().dossier(ctx, letter.CaseID(strings.ToUpper(strings.TrimSpace(req.Of))))
	switch {
	case err == nil:
		if cases, err = s.samePatient(ctx, d); err != nil {
			return err
		}
	case errors.Is(err, record.ErrNotFound):
		if cases, err = s.named(ctx, req.Of); err != nil {
			return err
		}
	default:
		return err
	}
	for _, t := range trialsOf(cases) {
		if err := emit(t); err != nil {
			return err
		}
	}
	return nil
}

// changeHistory answers with the history of the case as it is then.
func (s *Service) changeHistory(ctx context.Context, req TrialRequest, emit func(any) error) error {
	a := s.act(ctx)
	err := s.change(ctx, req.ID, ignore, func(c *letter.Case, _ *letter.Letter) error {
		switch {
		case req.Add != nil:
			return casework.AddTrial(c, *req.Add, a, s.rules)
		case req.All || len(req.Accept) > 0:
			return casework.AcceptTrials(c, req.Accept, a)
		case len(req.Remove) > 0:
			return casework.RemoveTrials(c, req.Remove, a)
		}
		return letter.Refuse("bad_request", "the request can not be understood")
	})
	if err != nil {
		return err
	}
	return s.history(ctx, HistoryRequest{Of: string(req.ID)}, emit)
}

func ignore(any) error { return nil }

// ReadRecord keeps a clinical record, has it read in a child, and keeps what it
// tells as proposals of the case until a person accepts them.
func (s *Service) ReadRecord(ctx context.Context, req RecordRequest, r io.Reader) (p Proposed, err error) {
	err = s.behind.during(withCaller(ctx, os.Getuid()), func(ctx context.Context) error {
		p, err = s.readClinical(ctx, req, r)
		return err
	})
	return p, err
}

func (s *Service) readClinical(ctx context.Context, req RecordRequest, r io.Reader) (Proposed, error) {
	c, err := s.source().current(ctx, req.ID)
	if err != nil {
		return Proposed{}, noCase(err, req.ID)
	}
	arrival := letter.Arrival{Source: string(letter.PurposeRecord), Name: req.Name, ReceivedAt: time.Now().UTC()}
	id, err := s.engine.Keep(ctx, r, arrival, c.ID, letter.PurposeRecord)
	if err != nil {
		return Proposed{}, err
	}
	found, err := s.readRecord(ctx, id)
	if err != nil {
		return Proposed{}, err
	}
	for i := range found.Trials {
		found.Trials[i].Source = req.Name
	}
	err = s.change(ctx, c.ID, ignore, func(c *letter.Case, _ *letter.Letter) error {
		casework.Propose(c, found.Trials, s.act(ctx))
		return nil
	})
	if err != nil {
		return Proposed{}, err
	}
	d, err := s.source().dossier(ctx, c.ID)
	return Proposed{Document: id, Found: len(found.Trials), Unread: found.Unread, Trials: trialsOf([]view.Dossier{d})}, err
}

func (s *Service) readRecord(ctx context.Context, id letter.DocumentID) (pipeline.ClinicalRecord, error) {
	f, err := s.record.OriginalFile(ctx, id)
	if err != nil {
		return pipeline.ClinicalRecord{}, err
	}
	defer f.Close()
	pool, closePool, err := s.binder()
	if err != nil {
		return pipeline.ClinicalRecord{}, err
	}
	defer closePool()
	return pipeline.FileReader{Reader: pool, MaxFile: int64(s.Config.Read.MaxFile)}.Trials(ctx, f)
}

// samePatient are the cases of the patient of a case, that one first: those
// whose letters name the same patient and the same member ID. A name alone is
// not enough to be the same person.
func (s *Service) samePatient(ctx context.Context, d view.Dossier) ([]view.Dossier, error) {
	all := []view.Dossier{d}
	who, member := identityOf(d)
	if who == "" || member == "" {
		return all, nil
	}
	found, err := s.find(ctx, `member:"`+member+`"`)
	for _, o := range found {
		if w, m := identityOf(o); o.Case.ID != d.Case.ID && w == who && m == member {
			all = append(all, o)
		}
	}
	return all, err
}

// named are the cases of patients of a name, whatever stands between its words.
func (s *Service) named(ctx context.Context, name string) ([]view.Dossier, error) {
	var query []string
	for _, word := range strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) }) {
		query = append(query, `patient:"`+word+`"`)
	}
	none := letter.Refuse("no_such_case", "there is no case %s, and no patient of that name", name)
	if len(query) == 0 {
		return nil, none
	}
	found, err := s.find(ctx, strings.Join(query, " "))
	if err == nil && len(found) == 0 {
		return nil, none
	}
	return found, err
}

// mostCases bounds how many cases of a patient are looked at.
const mostCases = 200

// find loads the cases that a query finds exactly.
func (s *Service) find(ctx context.Context, query string) ([]view.Dossier, error) {
	if err := s.catchUp(ctx); err != nil {
		return nil, err
	}
	res, err := s.index.Search(ctx, index.Request{Query: query, Limit: mostCases, Now: s.today()})
	if err != nil {
		return nil, err
	}
	var found []view.Dossier
	for _, h := range res.Hits {
		d, err := s.source().dossier(ctx, h.Case)
		if errors.Is(err, record.ErrNotFound) || h.Near {
			continue
		}
		if err != nil {
			return nil, err
		}
		found = append(found, d)
	}
	return found, nil
}

// identityOf are patient and member of a case as they are compared: names
// without initials, identifiers without marks. "" is what is not known, or
// what a person is still asked about.
func identityOf(d view.Dossier) (patient, member string) {
	l := d.Standing
	if l == nil || l.Flagged("member_id") || l.Flagged("patient_name") {
		return "", ""
	}
	words := strings.FieldsFunc(strings.ToLower(valueOf(l.PatientName)), func(r rune) bool { return !unicode.IsLetter(r) })
	words = slices.DeleteFunc(words, func(w string) bool { return len(w) == 1 })
	keep := func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToUpper(r)
		}
		return -1
	}
	return strings.Join(words, " "), strings.Map(keep, valueOf(l.MemberID))
}

// trialsOf is what was tried by all these cases, patient by patient in the order
// of time, proposals last. The same told twice is told once.
func trialsOf(cases []view.Dossier) []view.Trial {
	var all []view.Trial
	names := map[string]view.Trial{} // by patient, as the first case names them
	for _, d := range cases {
		who, member := identityOf(d)
		head, known := names[who+"/"+member]
		if !known || who == "" {
			head = headOf(d)
			names[who+"/"+member] = head
		}
		for i, e := range slices.Concat(d.Case.Trials, d.Case.Proposed) {
			t := head
			t.Case, t.Proposed, t.TrialEntry = d.Case.ID, i >= len(d.Case.Trials), e
			if !slices.ContainsFunc(all, func(k view.Trial) bool {
				return k.Trial == t.Trial && k.Patient == t.Patient && k.Member == t.Member && k.Proposed == t.Proposed
			}) {
				all = append(all, t)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b view.Trial) int {
		return cmp.Or(cmp.Compare(a.Patient, b.Patient), cmp.Compare(a.Member, b.Member), compareBool(a.Proposed, b.Proposed),
			compareBool(a.From == "", b.From == ""), cmp.Compare(a.From, b.From))
	})
	return all
}

// headOf is a trial of a case with nothing but whose it is.
func headOf(d view.Dossier) (t view.Trial) {
	if d.Standing != nil {
		t.Patient, t.Member = valueOf(d.Standing.PatientName), valueOf(d.Standing.MemberID)
	}
	return t
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// tried is what a draft tells of the patient: what people entered or accepted.
func (s *Service) tried(ctx context.Context, d view.Dossier) ([]letter.Trial, error) {
	cases, err := s.samePatient(ctx, d)
	if err != nil {
		return nil, err
	}
	var tried []letter.Trial
	for _, t := range trialsOf(cases) {
		if !t.Proposed {
			tried = append(tried, t.Trial)
		}
	}
	return tried, nil
}
