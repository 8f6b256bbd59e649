package bench

import "context"

// pdftotext reads the text layer of digital PDFs. Its text is the truth, so
// only its speed says something.
type pdftotext struct{ cores int }

func (pdftotext) Name() string { return "pdftotext" }

func (p pdftotext) Read(ctx context.Context, letters []Letter, dir string) error {
	var each [][]string
	for n, l := range letters {
		each = append(each, []string{l.Path, place(dir, n, ".txt")})
	}
	return parallel(ctx, p.cores, []string{"pdftotext"}, each)
}

func (pdftotext) Texts(_ context.Context, letters []Letter, dir string) ([][]string, error) {
	return textFiles(letters, dir)
}
