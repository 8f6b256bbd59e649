package record

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"recourse/internal/letter"
)

// maxPagesKey bounds the part of a key that names the pages.
const maxPagesKey = 200

// reading is pages that were read together. Its key is the document and the
// pages, as in 3fa9c1….1-3_5-5, so that what is read is known without the words.
type reading struct {
	Schema int           `json:"schema"`
	Pages  []letter.Page `json:"pages"`
}

// PutPages stores pages as read; a page that is stored again replaces the
// older reading. Pages put together are one durable write, or a few where
// they are many.
func (r *Record) PutPages(ctx context.Context, doc letter.DocumentID, pages []letter.Page) error {
	if len(pages) == 0 {
		return nil
	}
	pages = slices.Clone(pages)
	slices.SortFunc(pages, func(a, b letter.Page) int { return int(a.Number - b.Number) })
	if key := pagesKey(pages); len(key) <= maxPagesKey {
		err := r.readings.put(ctx, string(doc)+"."+key, reading{Pages: pages})
		if letter.CodeOf(err) != "too_large" || len(pages) == 1 {
			return err
		}
	}
	half := len(pages) / 2
	if err := r.PutPages(ctx, doc, pages[:half]); err != nil {
		return err
	}
	return r.PutPages(ctx, doc, pages[half:])
}

// Pages returns all pages that are read, sorted.
func (r *Record) Pages(ctx context.Context, doc letter.DocumentID) ([]letter.Page, error) {
	newest := make(map[letter.PageNumber]letter.Page)
	for part, err := range r.readings.all(ctx, string(doc)+".*") {
		if err != nil {
			return nil, fmt.Errorf("pages of %s: %w", doc.Short(), err)
		}
		for _, p := range part.Pages {
			newest[p.Number] = p
		}
	}
	pages := make([]letter.Page, 0, len(newest))
	for _, n := range slices.Sorted(maps.Keys(newest)) {
		pages = append(pages, newest[n])
	}
	return pages, nil
}

// PagesDone is the set of pages that are read.
func (r *Record) PagesDone(ctx context.Context, doc letter.DocumentID) (map[letter.PageNumber]bool, error) {
	keys, err := r.readings.keys(ctx, string(doc)+".*")
	if err != nil {
		return nil, fmt.Errorf("pages of %s: %w", doc.Short(), err)
	}
	done := make(map[letter.PageNumber]bool)
	for _, key := range keys {
		_, ranges, _ := strings.Cut(key, ".")
		if err := addRanges(done, ranges); err != nil {
			return nil, fmt.Errorf("pages of %s: %w", doc.Short(), err)
		}
	}
	return done, nil
}

// pagesKey names sorted pages by their runs: 1-3_5-5.
func pagesKey(pages []letter.Page) string {
	var runs []string
	for i := 0; i < len(pages); {
		j := i
		for j+1 < len(pages) && pages[j+1].Number <= pages[j].Number+1 {
			j++
		}
		runs = append(runs, fmt.Sprintf("%d-%d", pages[i].Number, pages[j].Number))
		i = j + 1
	}
	return strings.Join(runs, "_")
}

func addRanges(done map[letter.PageNumber]bool, ranges string) error {
	for run := range strings.SplitSeq(ranges, "_") {
		from, to, _ := strings.Cut(run, "-")
		first, err := strconv.Atoi(from)
		if err != nil {
			return fmt.Errorf("key %q: %w", ranges, err)
		}
		last, err := strconv.Atoi(to)
		if err != nil {
			return fmt.Errorf("key %q: %w", ranges, err)
		}
		for n := first; n <= last; n++ {
			done[letter.PageNumber(n)] = true
		}
	}
	return nil
}
