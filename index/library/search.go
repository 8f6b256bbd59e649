package library

import (
	"cmp"
	"context"
	"crypto/sha256"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"

	"recourse/internal/letter"
)

// Passage is quoted from a document of the library.
type Passage struct {
	// ID names the passage for as long as its document does not change.
	ID    string            `json:"id"`
	File  string            `json:"file"`
	Title string            `json:"title"`
	Page  letter.PageNumber `json:"page"`
	// Date is the document's own as printed, "" where it prints none.
	Date  string  `json:"date,omitempty"`
	Text  string  `json:"text"`
	Score float64 `json:"score"`
}

// About is what a draft argues about.
type About struct {
	Service string
	Codes   []string
	// Criterion is the plan's stated reason.
	Criterion string
	// Payer prefers policies that name it.
	Payer string
}

// How much the parts of what is asked for weigh.
const (
	weightService = 2.0
	weightTitle   = 1.5
	weightCode    = 4.0
	weightReason  = 1.0
	weightPayer   = 0.5
)

// atLeast is the share of the best passage's score that another one has to be
// offered beside it.
const atLeast = 0.35

// Offer are the passages that speak about a denied service, those that also
// speak about the stated criterion first.
func (l *Library) Offer(ctx context.Context, a About, limit int) ([]Passage, error) {
	service := bleve.NewDisjunctionQuery()
	if strings.TrimSpace(a.Service) != "" {
		service.AddQuery(match(fieldText, a.Service, weightService), match(fieldTitle, a.Service, weightTitle))
	}
	for _, c := range a.Codes {
		q := bleve.NewTermQuery(strings.ToUpper(c))
		q.SetField(fieldCode)
		q.SetBoost(weightCode)
		service.AddQuery(q)
	}
	if len(service.Disjuncts) == 0 {
		return nil, nil
	}
	all := bleve.NewBooleanQuery()
	all.AddMust(service)
	all.AddShould(match(fieldText, a.Criterion, weightReason), match(fieldTitle, a.Payer, weightPayer), match(fieldText, a.Payer, weightPayer))
	found, err := l.run(ctx, all, 4*limit)
	if err != nil {
		return nil, err
	}
	return best(found, limit), nil
}

// best leaves out what is far behind the best, and what is told twice.
func best(found []Passage, limit int) []Passage {
	var out []Passage
	for _, p := range found {
		twice := slices.ContainsFunc(out, func(o Passage) bool { return o.Text == p.Text })
		if !twice && p.Score >= atLeast*found[0].Score && len(out) < limit {
			out = append(out, p)
		}
	}
	return out
}

// Search are the passages that hold words; all of them, or nearly.
func (l *Library) Search(ctx context.Context, words string, limit int) ([]Passage, error) {
	text, title := match(fieldText, words, 1), match(fieldTitle, words, weightTitle)
	text.SetOperator(query.MatchQueryOperatorAnd)
	return l.run(ctx, bleve.NewDisjunctionQuery(text, title), limit)
}

// Find is the passage of an ID; ok is false where there is none any more.
func (l *Library) Find(ctx context.Context, id string) (p Passage, ok bool, err error) {
	q := bleve.NewTermQuery(strings.ToUpper(id))
	q.SetField(fieldID)
	found, err := l.run(ctx, q, 1)
	if err != nil || len(found) == 0 {
		return Passage{}, false, err
	}
	return found[0], true, nil
}

func match(field, text string, boost float64) *query.MatchQuery {
	q := bleve.NewMatchQuery(text)
	q.SetField(field)
	q.SetBoost(boost)
	return q
}

func (l *Library) run(ctx context.Context, q query.Query, limit int) ([]Passage, error) {
	req := bleve.NewSearchRequestOptions(q, limit, 0, false)
	req.Fields = []string{fieldText, fieldTitle, fieldFile, fieldID, fieldDate, fieldPage}
	req.SortBy([]string{"-_score", "_id"})
	res, err := l.bleve.SearchInContext(ctx, req)
	if err != nil {
		return nil, fmt.Errorf("policy library: %w", err)
	}
	var found []Passage
	for _, h := range res.Hits {
		found = append(found, passageOf(h))
	}
	slices.SortStableFunc(found, func(a, b Passage) int { return cmp.Compare(b.Score, a.Score) })
	return found, nil
}

func passageOf(h *search.DocumentMatch) Passage {
	text := func(field string) string { s, _ := h.Fields[field].(string); return s }
	page, _ := h.Fields[fieldPage].(float64)
	return Passage{ID: text(fieldID), File: text(fieldFile), Title: text(fieldTitle), Date: text(fieldDate),
		Text: text(fieldText), Page: letter.PageNumber(page), Score: h.Score}
}

// sayable leaves out what is confused when spoken or written down.
const sayable = "ABCDEFGHJKMNPQRSTVWXYZ23456789"

// passageID names the nth passage of a document: P-4K7Q2M.
func passageID(d letter.DocumentID, n int) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s/%d", d, n))
	b := make([]byte, 6)
	for i := range b {
		b[i] = sayable[int(sum[i])%len(sayable)]
	}
	return "P-" + string(b)
}

// code is a procedure or drug code: CPT, HCPCS.
var code = regexp.MustCompile(`\b(?:\d{4}[0-9A-Z]|[A-Z]\d{4})\b`)

func codesIn(text string) []string { return code.FindAllString(text, -1) }
