package index

import (
	"context"
	"fmt"
	"maps"
	"sync"
	"testing"
	"time"

	"recourse/internal/letter"
)

// memoryRecord is a record of cases in memory.
type memoryRecord struct {
	mu        sync.Mutex
	docs      map[letter.CaseID]Doc
	revisions map[letter.CaseID]uint64
	log       []change
	changed   chan struct{}
	// refuse are cases that can not be loaded.
	refuse map[letter.CaseID]bool
}

func newRecord(docs ...Doc) *memoryRecord {
	r := &memoryRecord{docs: map[letter.CaseID]Doc{}, revisions: map[letter.CaseID]uint64{},
		refuse: map[letter.CaseID]bool{}, changed: make(chan struct{})}
	for _, d := range docs {
		r.put(d)
	}
	return r
}

func (r *memoryRecord) put(d Doc) uint64 { return r.change(d.Case.ID, d, false) }

func (r *memoryRecord) remove(id letter.CaseID) uint64 { return r.change(id, Doc{}, true) }

func (r *memoryRecord) change(id letter.CaseID, d Doc, deleted bool) uint64 {
	r.mu.Lock()
	defer r.mu.Unlock()
	revision := uint64(len(r.log) + 1)
	r.docs[id], r.revisions[id] = d, revision
	if deleted {
		delete(r.docs, id)
		delete(r.revisions, id)
	}
	r.log = append(r.log, change{id: id, last: revision, deleted: deleted})
	close(r.changed)
	r.changed = make(chan struct{})
	return revision
}

func (r *memoryRecord) last() uint64 {
	r.mu.Lock()
	defer r.mu.Unlock()
	return uint64(len(r.log))
}

func (r *memoryRecord) setRefused(id letter.CaseID, refused bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.refuse[id] = refused
}

func (r *memoryRecord) Load(_ context.Context, id letter.CaseID) (Doc, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.refuse[id] {
		return Doc{}, fmt.Errorf("case %s: refused", id)
	}
	d, ok := r.docs[id]
	if !ok {
		return Doc{}, fmt.Errorf("case %s: %w", id, ErrNotFound)
	}
	return d, nil
}

func (r *memoryRecord) Revisions(context.Context) (map[letter.CaseID]uint64, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return maps.Clone(r.revisions), nil
}

func (r *memoryRecord) Follow(ctx context.Context, from uint64, fn func(letter.CaseID, uint64, bool) error) error {
	for {
		r.mu.Lock()
		var news []change
		if from < uint64(len(r.log)) {
			news = r.log[from:]
		}
		changed := r.changed
		r.mu.Unlock()
		for _, c := range news {
			if err := fn(c.id, c.last, c.deleted); err != nil {
				return err
			}
			from = c.last
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-changed:
		}
	}
}

// sample describes a case with one letter.
type sample struct {
	id, payer, patient, member, auth, claim, service, reason string
	category                                                 letter.Category
	stage                                                    letter.Stage
	plan                                                     letter.PlanType
	status                                                   letter.CaseStatus
	outcome                                                  string
	date, deadline                                           string
	cpt, carc, icd                                           []string
	review                                                   []letter.Review
	peer                                                     bool
	tags                                                     []string
	body                                                     string
	entered                                                  map[string]letter.Entry
}

func (s sample) doc() Doc {
	id := letter.DocumentIDOf([]byte(s.id))
	l := letter.Letter{ID: letter.NewID(id, 1, 2), Document: id, Pages: []int{1, 2}, Review: s.review}
	l.Payer, l.PatientName, l.MemberID = field(s.payer), field(s.patient), field(s.member)
	l.AuthorizationNumber, l.ClaimNumber = field(s.auth), field(s.claim)
	l.Service, l.DenialReason, l.LetterDate = field(s.service), field(s.reason), field(s.date)
	l.Codes = letter.Codes{CPT: s.cpt, CARC: s.carc, ICD10: s.icd}
	l.Kind, l.Type = letter.KindDenial, letter.TypeDenial
	if s.category != "" {
		l.Category = &s.category
	}
	if s.stage != "" {
		l.Stage = &s.stage
	}
	if s.plan != "" {
		l.PlanType = &s.plan
	}
	if d, err := letter.ParseDate(s.deadline); err == nil {
		l.Deadline = &letter.Deadline{Date: d, SafeDate: d, How: letter.HowExplicit}
	}
	if s.peer {
		l.PeerToPeer = &letter.PeerToPeer{}
	}
	return Doc{
		Case:      letter.Case{ID: letter.CaseID(s.id), Letters: []letter.ID{l.ID}, Status: s.status, Outcome: letter.CaseOutcome(s.outcome), Entered: s.entered},
		Letters:   []LetterText{{Letter: l, Body: s.body}},
		Documents: []letter.Document{{ID: id, Arrivals: []letter.Arrival{{Tags: s.tags, ReceivedAt: time.Date(2026, 3, 9, 8, 0, 0, 0, time.UTC)}}}},
	}
}

func field(value string) *letter.Field {
	if value == "" {
		return nil
	}
	return &letter.Field{Value: value}
}

// start opens an index in dir and runs it until the test ends.
func start(t *testing.T, dir string, r *memoryRecord) *Index {
	t.Helper()
	return startWith(t, Options{Dir: dir, Incarnation: "one", RetryAfter: 10 * time.Millisecond}, r)
}

func startWith(t *testing.T, o Options, r *memoryRecord) *Index {
	t.Helper()
	ix, stop := run(t, o, r)
	t.Cleanup(stop)
	return ix
}

// lasting is a source that knows its last revision.
type lasting interface {
	Source
	last() uint64
}

// run opens an index and runs it until stop.
func run(t *testing.T, o Options, r lasting) (ix *Index, stop func()) {
	t.Helper()
	ix, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error)
	go func() { ended <- ix.Run(ctx, r) }()
	wait(t, ix, r.last())
	return ix, sync.OnceFunc(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
		if err := ix.Close(); err != nil {
			t.Error(err)
		}
	})
}

func wait(t *testing.T, ix *Index, revision uint64) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 60*time.Second)
	defer cancel()
	if err := ix.WaitFor(ctx, revision); err != nil {
		t.Fatalf("revision %d is not reached: %+v", revision, ix.Status())
	}
}

var today = letter.Date{Year: 2026, Month: 3, Day: 10}

// find returns the ids of the hits; near ones with a tilde.
func find(t *testing.T, ix *Index, req Request) []string {
	t.Helper()
	req.Now = today
	res, err := ix.Search(context.Background(), req)
	if err != nil {
		t.Fatalf("%q: %v", req.Query, err)
	}
	ids := []string{}
	for _, h := range res.Hits {
		id := string(h.Case)
		if h.Near {
			id = "~" + id
		}
		ids = append(ids, id)
	}
	return ids
}
