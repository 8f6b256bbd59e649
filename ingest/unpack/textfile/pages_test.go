package textfile_test

import (
	"errors"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"recourse/internal/layout"
	"recourse/internal/letter"
)

// checkPages holds pages to what the reader's parent accepts of a child, and
// errors to the kind that is an answer.
func checkPages(t *testing.T, pages []letter.Page, err error) {
	t.Helper()
	if err != nil {
		if e := (*letter.Error)(nil); !errors.As(err, &e) {
			t.Fatalf("%v is no refusal", err)
		}
		return
	}
	words := 0
	for i, p := range pages {
		if int(p.Number) != i+1 || p.Method != letter.MethodText || len(p.Words) == 0 || len(p.Words) > 10_000 {
			t.Fatalf("page %d of %d words", p.Number, len(p.Words))
		}
		words += len(p.Words)
		for _, w := range p.Words {
			if w.Text == "" || len(w.Text) > 2_000 || !utf8.ValidString(w.Text) || !w.Box.IsZero() || w.Line < 1 {
				t.Fatalf("word %+v", w)
			}
			if strings.ContainsFunc(w.Text, unicode.IsControl) || strings.ContainsFunc(w.Text, unicode.IsSpace) {
				t.Fatalf("word %q", w.Text)
			}
			if l := w.Level; l[0] < 0 || l[1] < 0 || l[2] < l[0] || l[2] > 14_400 || l[3] > 14_400 {
				t.Fatalf("place %v", l)
			}
		}
	}
	if words < 5_000 {
		layout.New(pages)
	}
}
