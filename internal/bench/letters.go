package bench

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// Letter is one letter in one form.
type Letter struct {
	Path string
	// Truth is the text of each page, by pdftotext of the digital PDF.
	Truth []string
}

// set is the letters of one form.
type set struct {
	form    string
	letters []Letter
	// judged is how many of the letters, from the first, are read for their
	// text too; the others are copies of these.
	judged int
}

func (s set) pages() int {
	n := 0
	for _, l := range s.letters {
		n += len(l.Truth)
	}
	return n
}

func (s set) allPDF() bool {
	for _, l := range s.letters {
		if filepath.Ext(l.Path) != ".pdf" {
			return false
		}
	}
	return true
}

// digital is the form that is the truth of the others.
const digital = "pdf"

// loadSet finds the letters of a form: FOLDER/FORM/STEM.*, each with its
// digital PDF FOLDER/pdf/STEM.pdf. A form without a folder has no letters.
func loadSet(ctx context.Context, folder, form string) (set, error) {
	files, err := filepath.Glob(filepath.Join(folder, form, "[^.]*"))
	if err != nil {
		return set{}, err
	}
	s := set{form: form, judged: len(files)}
	for _, path := range files {
		stem := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
		truth, err := textLayer(ctx, filepath.Join(folder, digital, stem+".pdf"))
		if err != nil {
			return set{}, fmt.Errorf("the truth about %s: %w", path, err)
		}
		s.letters = append(s.letters, Letter{Path: path, Truth: truth})
	}
	return s, nil
}

// textLayer is the text of each page of a digital PDF.
func textLayer(ctx context.Context, path string) ([]string, error) {
	out, err := output(ctx, "pdftotext", path, "-")
	return pagesOf(out), err
}

// pagesOf cuts text at its form feeds, of which the last page may have one.
func pagesOf(text string) []string {
	return strings.Split(strings.TrimSuffix(text, "\f"), "\f")
}

// withCopies adds copies of digital letters until there are so many pages that
// the start of a process no longer decides. Each copy has a comment of its own
// behind its end, so that it is another file.
func (s set) withCopies(pages int, dir string) (set, error) {
	if len(s.letters) == 0 {
		return s, nil
	}
	originals := s.letters
	for n, have := 0, s.pages(); have < pages; n++ {
		l := originals[n%len(originals)]
		b, err := os.ReadFile(l.Path)
		if err != nil {
			return s, err
		}
		path := filepath.Join(dir, fmt.Sprintf("copy%d.pdf", n))
		if err := os.WriteFile(path, fmt.Appendf(b, "\n%%%d\n", n), 0o600); err != nil {
			return s, err
		}
		s.letters = append(s.letters, Letter{Path: path, Truth: l.Truth})
		have += len(l.Truth)
	}
	return s, nil
}
