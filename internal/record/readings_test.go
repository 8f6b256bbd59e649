package record

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"recourse/internal/letter"
)

func page(n, words int) letter.Page {
	p := letter.Page{Number: letter.PageNumber(n), Method: letter.MethodText, Confidence: 1, Width: 612, Height: 792}
	for i := range words {
		x := float64(i % 500)
		p.Words = append(p.Words, letter.Word{Text: "word", Box: letter.Box{x, x + .5, x + 10, x + 20}, Confidence: .9, Line: i})
	}
	return p
}

func TestPagesComeBackSortedAndTheNewestReadingCounts(t *testing.T) {
	r := open(t, t.TempDir(), MayCreate)
	doc := letter.DocumentIDOf([]byte("x"))
	put := func(pages ...letter.Page) {
		t.Helper()
		if err := r.PutPages(t.Context(), doc, pages); err != nil {
			t.Fatal(err)
		}
	}
	before := writes(t, r)
	put(page(5, 10), page(1, 10), page(2, 10))
	if n := writes(t, r) - before; n != 1 {
		t.Errorf("%d writes, want 1", n)
	}
	put(page(3, 10))
	again := page(2, 7)
	again.Method = letter.MethodOCR
	put(again)
	got, err := r.Pages(t.Context(), doc)
	want := []letter.Page{page(1, 10), again, page(3, 10), page(5, 10)}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Error(err, diff)
	}
	done, err := r.PagesDone(t.Context(), doc)
	if diff := cmp.Diff(map[letter.PageNumber]bool{1: true, 2: true, 3: true, 5: true}, done); diff != "" || err != nil {
		t.Error(err, diff)
	}
}

func TestReadingThatIsTooLargeForOneValueIsSplit(t *testing.T) {
	r := open(t, t.TempDir(), MayCreate)
	doc := letter.DocumentIDOf([]byte("x"))
	var pages []letter.Page
	for n := 1; n <= 12; n++ {
		p := page(n, 3000)
		for i := range p.Words {
			p.Words[i].Text = string(bytesToText(bytesOf(60 + i%9 + n)))
		}
		pages = append(pages, p)
	}
	if err := r.PutPages(t.Context(), doc, pages); err != nil {
		t.Fatal(err)
	}
	got, err := r.Pages(t.Context(), doc)
	if diff := cmp.Diff(pages, got); diff != "" || err != nil {
		t.Error(err, len(got))
	}
	one := page(1, 1)
	one.Words[0].Text = string(bytesToText(bytesOf(2 * maxValue)))
	if err := r.PutPages(t.Context(), doc, []letter.Page{one}); letter.CodeOf(err) != "too_large" {
		t.Errorf("a page that fits nowhere: %v", err)
	}
}

// bytesToText makes bytes printable without making them compress well.
func bytesToText(b []byte) []byte {
	for i := range b {
		b[i] = ' ' + 1 + b[i]%90
	}
	return b
}

func TestAlternatingPagesKeepTheirKeysShort(t *testing.T) {
	r := open(t, t.TempDir(), MayCreate)
	doc := letter.DocumentIDOf([]byte("x"))
	var pages []letter.Page
	for n := 1; n <= 400; n += 2 {
		pages = append(pages, page(n, 1))
	}
	if err := r.PutPages(t.Context(), doc, pages); err != nil {
		t.Fatal(err)
	}
	done, err := r.PagesDone(t.Context(), doc)
	if err != nil || len(done) != 200 || !done[399] || done[2] {
		t.Errorf("%d pages are done, %v", len(done), err)
	}
}
