package index

import (
	"fmt"
	"hash/fnv"
	"strconv"
	"strings"
	"time"

	"github.com/blevesearch/bleve/v2/index/scorch"
	bleveindex "github.com/blevesearch/bleve_index_api"
)

// columnFields are the fields that every document has one value of, kept in
// memory by number: hits are sorted and counted by them. Bleve's own facets
// and sorting read doc values hit by hit, which takes ten times as long.
var columnFields = []string{fieldCase, columnDeadline, columnLetter, columnPayer, fieldCategory,
	fieldStage, fieldPlan, fieldStatus, fieldOutcome}

// facetFields are the columns that are counted by value.
var facetFields = []string{columnPayer, fieldCategory, fieldStage, fieldPlan, fieldStatus, fieldOutcome}

// row is one document's values.
type row struct {
	// tie orders hits that are otherwise equal; it is the same for a case in
	// every search, so that pages neither repeat nor skip.
	tie uint64
	// deadline and letter count days from 1970; noDay where there is none.
	deadline, letter int32
	// month counts the letter's months from firstYear; 0 where it has no date.
	month uint16
	// values are numbers in columnCache.names, one for each of facetFields.
	values [6]uint32
}

const noDay = 1 << 30

// columnCache holds the rows of an index, segment by segment. Segments never
// change; a merge makes new ones.
type columnCache struct {
	segments map[uint64][]row
	names    []string
	numbers  map[string]uint32
	days     map[string]int32
}

func newColumnCache() *columnCache {
	return &columnCache{segments: map[uint64][]row{}, numbers: map[string]uint32{"": 0}, names: []string{""},
		days: map[string]int32{"": noDay}}
}

// table is the rows of all documents of a snapshot.
type table struct {
	offsets  []uint64
	segments [][]row
	names    []string
}

// place returns the segment that a document is in, and its number there.
func (t *table) place(doc uint64) (segment int, number uint64) {
	i := len(t.offsets) - 1
	for i > 0 && t.offsets[i] > doc {
		i--
	}
	return i, doc - t.offsets[i]
}

// row returns the row of a document.
func (t *table) row(doc uint64) *row {
	segment, number := t.place(doc)
	return &t.segments[segment][number]
}

// table reads what is new in a snapshot and forgets what is gone.
func (c *columnCache) table(snapshot *scorch.IndexSnapshot) (*table, error) {
	t := &table{}
	kept := make(map[uint64][]row, len(c.segments))
	offset := uint64(0)
	for _, s := range snapshot.Segments() {
		rows, ok := c.segments[s.Id()]
		if !ok {
			var err error
			if rows, err = c.read(snapshot, offset, int(s.FullSize())); err != nil {
				return nil, fmt.Errorf("reading columns: %w", err)
			}
		}
		kept[s.Id()] = rows
		t.offsets, t.segments = append(t.offsets, offset), append(t.segments, rows)
		offset += uint64(s.FullSize())
	}
	c.segments = kept
	t.names = c.names
	return t, nil
}

// read reads the rows of the segment that begins at an offset.
func (c *columnCache) read(snapshot *scorch.IndexSnapshot, offset uint64, n int) ([]row, error) {
	reader, err := snapshot.DocValueReader(columnFields)
	if err != nil {
		return nil, err
	}
	rows := make([]row, n)
	id := make(bleveindex.IndexInternalID, 8)
	for i := range rows {
		r := &rows[i]
		r.deadline, r.letter = noDay, noDay
		id.SetValue(offset + uint64(i))
		err := reader.VisitDocValues(id, func(field string, value []byte) { c.set(r, field, value) })
		if err != nil {
			return nil, err
		}
	}
	return rows, nil
}

// tieOf is the same in every process, for paging over a restart.
func tieOf(id string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(id))
	return h.Sum64()
}

func (c *columnCache) set(r *row, field string, value []byte) {
	switch field {
	case fieldCase:
		r.tie = tieOf(string(value))
	case columnDeadline:
		r.deadline = c.day(value)
	case columnLetter:
		r.letter = c.day(value)
		r.month = monthOf(value)
	default:
		for i, name := range facetFields {
			if name == field {
				r.values[i] = c.number(value)
			}
		}
	}
}

// day is the number of a date; dates repeat, so each is read once.
func (c *columnCache) day(value []byte) int32 {
	if d, ok := c.days[string(value)]; ok {
		return d
	}
	d := int32(noDay)
	if t, err := time.Parse(time.DateOnly, string(value)); err == nil {
		d = int32(t.Unix() / (24 * 60 * 60))
	}
	c.days[string(value)] = d
	return d
}

// monthOf reads the month of a date as YYYY-MM-DD.
func monthOf(value []byte) uint16 {
	t, err := time.Parse(time.DateOnly, string(value))
	if err != nil || t.Year() < firstYear || t.Year() > lastYear {
		return 0
	}
	return uint16((t.Year()-firstYear)*12 + int(t.Month()))
}

// number is the number of a value. Values that differ only in capitals share
// the first one's.
func (c *columnCache) number(value []byte) uint32 {
	key := strings.ToLower(string(value))
	if n, ok := c.numbers[key]; ok {
		return n
	}
	n := uint32(len(c.names))
	c.names = append(c.names, string(value))
	c.numbers[key] = n
	return n
}

// revisions visits every case of a snapshot with its revision.
func revisions(snapshot *scorch.IndexSnapshot, visit func(id string, revision uint64)) error {
	reader, err := snapshot.DocValueReader([]string{fieldCase, fieldRevision})
	if err != nil {
		return fmt.Errorf("reading revisions: %w", err)
	}
	ids, err := snapshot.DocIDReaderAll()
	if err != nil {
		return fmt.Errorf("reading revisions: %w", err)
	}
	defer ids.Close()
	for {
		id, err := ids.Next()
		if err != nil || id == nil {
			return err
		}
		var name string
		var revision uint64
		err = reader.VisitDocValues(id, func(field string, value []byte) {
			if field == fieldCase {
				name = string(value)
			} else {
				revision, _ = strconv.ParseUint(string(value), 10, 64)
			}
		})
		if err != nil {
			return fmt.Errorf("reading revisions: %w", err)
		}
		visit(name, revision)
	}
}
