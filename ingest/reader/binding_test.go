package reader

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"recourse/internal/letter"
)

// TestBind has one pool for all: its first child compiles PDFium.
func TestBind(t *testing.T) {
	pool := bindingPool(t)
	t.Run("read again", func(t *testing.T) { bindAndRead(t, pool) })
	t.Run("refused", func(t *testing.T) { bindRefused(t, pool) })
}

// bindAndRead puts PDFs and a fax together and reads what comes of it.
func bindAndRead(t *testing.T, pool *Pool) {
	open := func(name string) *os.File {
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { f.Close() })
		return f
	}
	cover := filepath.Join(t.TempDir(), "cover.pdf")
	if err := os.WriteFile(cover, pdfOf("COVER SHEET"), 0o600); err != nil {
		t.Fatal(err)
	}
	parts := []Part{
		{File: open("../../testdata/letters/pdf/d15.pdf"), Pages: []int{1}},
		{File: open("../../testdata/letters/fax/d10.tif")},
		{File: open(cover), First: true, Last: true},
	}
	var told []int
	var packet bytes.Buffer
	err := pool.Bind(t.Context(), func(pages int) (Part, error) {
		told = append(told, pages)
		return parts[len(told)-1], nil
	}, &packet)
	if err != nil {
		t.Fatal(err)
	}
	opened := readPacket(t, pool, packet.Bytes())
	if opened.Pages != told[2]+1 || told[1] != 1 || told[0] != 0 {
		t.Errorf("the packet has %d pages, told were %v", opened.Pages, told)
	}
	var first, second string
	for _, p := range opened.Read {
		var words []string
		for _, w := range p.Words {
			words = append(words, w.Text)
		}
		switch p.Number {
		case 1:
			first = strings.Join(words, " ")
		case 2:
			second = strings.Join(words, " ")
		}
	}
	if second == "" || strings.Contains(second, "COVER") {
		t.Errorf("the letter is not behind the cover: %q, %q", first, second)
	}
}

func bindRefused(t *testing.T, pool *Pool) {
	for name, c := range map[string]struct {
		content []byte
		pages   []int
		code    string
	}{
		"a damaged file":           {[]byte("%PDF-1.7\nnothing more"), nil, "truncated"},
		"a page that is not there": {pdfOf("one page"), []int{2}, "no_such_page"},
		"what is no paper":         {[]byte("just some text"), nil, "not_for_paper"},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "part")
			if err := os.WriteFile(path, c.content, 0o600); err != nil {
				t.Fatal(err)
			}
			f, err := os.Open(path)
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			err = pool.Bind(t.Context(), func(int) (Part, error) { return Part{File: f, Pages: c.pages, Last: true}, nil }, &bytes.Buffer{})
			if letter.CodeOf(err) != c.code {
				t.Errorf("%v, want %s", err, c.code)
			}
		})
	}
}

func bindingPool(t *testing.T) *Pool {
	t.Helper()
	pool, err := NewPool(Options{Command: []string{os.Args[0], "reader-child"}, Workers: 1, CacheDir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = pool.Close() })
	return pool
}

func readPacket(t *testing.T, pool *Pool, packet []byte) Opened {
	t.Helper()
	path := filepath.Join(t.TempDir(), "packet.pdf")
	if err := os.WriteFile(path, packet, 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	opened, err := pool.Open(t.Context(), f, "")
	if err != nil {
		t.Fatal(err)
	}
	return opened
}
