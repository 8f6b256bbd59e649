package index

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/blevesearch/bleve/v2/index/scorch"

	"recourse/index/query"
)

// Completion is a way to go on with a query that a person is typing.
type Completion struct {
	// Query is the whole query when it is taken.
	Query string `json:"query"`
	// Text is what it adds: a field with its colon, or a value.
	Text string `json:"text"`
	// Example shows how a field is used; "" for values.
	Example string `json:"example,omitempty"`
}

// maxCompletions is how many are offered.
const maxCompletions = 20

// Complete offers ways to go on: the names of fields, the values that a field
// can have, and for payer, tag, assignee and playbook those that there are.
func (ix *Index) Complete(text string) (found []Completion, err error) {
	p := query.Unfinished(text)
	offer := func(insert, example string) {
		if len(found) < maxCompletions {
			found = append(found, Completion{Query: text[:p.At] + insert, Text: insert, Example: example})
		}
	}
	if p.Field == nil {
		for _, f := range query.Fields {
			if strings.HasPrefix(f.Name, p.Typed) {
				offer(f.Name+":", f.Example)
			}
		}
		return found, nil
	}
	values, err := ix.valuesOf(p.Field)
	for _, v := range values {
		if strings.HasPrefix(strings.ToLower(v), p.Typed) {
			offer(inQuotes(v), "")
		}
	}
	return found, err
}

// inQuotes puts quotes around what would otherwise be several words.
func inQuotes(v string) string {
	if strings.ContainsAny(v, " :\"") {
		return strconv.Quote(v)
	}
	return v
}

// valuesOf lists the values of a field, in order; none of free text and dates.
func (ix *Index) valuesOf(f *query.Field) (values []string, err error) {
	switch f.Kind {
	case query.KindValue:
		return f.Values, nil
	case query.KindAhead:
		return []string{"overdue", "today", "<7d", "<14d", "<30d", "none"}, nil
	case query.KindPast:
		return []string{"today", "<7d", "<30d", "<90d"}, nil
	}
	defer ix.recovered(&err)
	ix.mu.RLock()
	defer ix.mu.RUnlock()
	p := ix.live.acquire()
	defer func() { err = errors.Join(err, p.release()) }()
	switch {
	case f.Name == fieldPayer:
		return p.table.payers(), nil
	case f.Kind == query.KindTag:
		return dictionary(p.snapshot, f.Name)
	}
	return nil, nil
}

// payers lists the payers of all cases by name.
func (t *table) payers() []string {
	column := slices.Index(facetFields, columnPayer)
	used := map[uint32]bool{}
	for _, rows := range t.segments {
		for i := range rows {
			used[rows[i].values[column]] = true
		}
	}
	var names []string
	for v := range used {
		if t.names[v] != "" {
			names = append(names, t.names[v])
		}
	}
	slices.Sort(names)
	return names
}

// maxValues bounds how many values of a field are looked through.
const maxValues = 10_000

// dictionary lists the values of a field that is compared as a whole.
func dictionary(s *scorch.IndexSnapshot, field string) (values []string, err error) {
	d, err := s.FieldDict(field)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, d.Close()) }()
	for len(values) < maxValues {
		e, err := d.Next()
		if err != nil || e == nil {
			return values, err
		}
		values = append(values, e.Term)
	}
	return values, nil
}
