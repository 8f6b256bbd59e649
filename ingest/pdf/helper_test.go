package pdf

import (
	"bytes"
	"context"
	"os"
	"strings"
	"sync"
	"testing"

	"recourse/internal/letter"
)

// started is one PDFium for all tests: it takes seconds to compile.
var started = sync.OnceValues(func() (*Engine, error) { return Start(context.Background(), "") })

func TestMain(m *testing.M) {
	code := m.Run()
	if e, err := started(); err == nil {
		e.Close()
	}
	os.Exit(code)
}

func open(t testing.TB, file []byte) *Document {
	t.Helper()
	e, err := started()
	if err != nil {
		t.Fatal(err)
	}
	d, err := e.Open(bytes.NewReader(file), int64(len(file)), "")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.Close)
	return d
}

// judged reads page n as the reader's child does.
func judged(t testing.TB, d *Document, n int) (l Layer, why string, trusted bool) {
	t.Helper()
	l, err := d.Text(n)
	if err != nil {
		t.Fatal(err)
	}
	pictures, err := d.Pictures(n)
	if err != nil {
		t.Fatal(err)
	}
	if why, trusted = l.Judge(pictures.Cover); !trusted {
		return l, why, trusted
	}
	if err := d.Look(n, &l); err != nil {
		t.Fatal(err)
	}
	why, trusted = l.Judge(pictures.Cover)
	return l, why, trusted
}

func textOf(words []letter.Word) string {
	var texts []string
	for _, w := range words {
		texts = append(texts, w.Text)
	}
	return strings.Join(texts, " ")
}

func wordOf(t testing.TB, l Layer, text string) letter.Word {
	t.Helper()
	for _, w := range l.Words {
		if w.Text == text {
			return w
		}
	}
	t.Fatalf("%q is not among %q", text, textOf(l.Words))
	return letter.Word{}
}
