package bench

import (
	"context"
	"fmt"
	"path/filepath"
)

// contender is a way to read letters.
type contender interface {
	// Name says what reads, as the table prints it.
	Name() string
	// Read reads the letters and leaves what it makes in the folder dir, which
	// is empty. It is what is timed.
	Read(ctx context.Context, letters []Letter, dir string) error
	// Texts is the pages that Read read of each letter.
	Texts(ctx context.Context, letters []Letter, dir string) ([][]string, error)
}

// contenders are those that read a form, Recourse first, and the names of the
// tools that are missing for others.
func contenders(s set, ours recourse, cores int) (all []contender, missing []string) {
	all = append(all, ours)
	add := func(c contender, tools ...string) {
		for _, t := range tools {
			if !installed(t) {
				missing = append(missing, c.Name()+" (no "+t+")")
				return
			}
		}
		all = append(all, c)
	}
	add(slowDisk{ours}, "strace")
	switch {
	case s.form == digital:
		add(pdftotext{cores}, "pdftotext")
		return all, missing
	case s.allPDF():
		add(tesseract{cores: cores, dpi: 300}, "tesseract", "pdftoppm")
		add(tesseract{cores: cores, dpi: 150}, "tesseract", "pdftoppm")
	default:
		add(tesseract{cores: cores}, "tesseract")
	}
	add(ocrmypdf{cores}, "ocrmypdf")
	return all, missing
}

// place is where a contender keeps what it makes of the n-th letter.
func place(dir string, n int, suffix string) string {
	return filepath.Join(dir, fmt.Sprintf("%05d%s", n, suffix))
}
