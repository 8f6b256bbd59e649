package bench

import (
	"context"
	"os"
	"strconv"
)

// ocrmypdf reads one file after the other with all cores. What it read is
// taken from its sidecar file: in its PDF words of a skewed page fall apart.
type ocrmypdf struct{ cores int }

func (ocrmypdf) Name() string { return "OCRmyPDF" }

func (o ocrmypdf) Read(ctx context.Context, letters []Letter, dir string) error {
	var each [][]string
	for n, l := range letters {
		each = append(each, []string{"--sidecar", place(dir, n, ".txt"), l.Path, place(dir, n, ".pdf")})
	}
	return parallel(ctx, 1, []string{"ocrmypdf", "--quiet", "--jobs", strconv.Itoa(o.cores),
		"--output-type", "pdf", "--optimize", "0"}, each)
}

func (ocrmypdf) Texts(_ context.Context, letters []Letter, dir string) ([][]string, error) {
	return textFiles(letters, dir)
}

// textFiles are the pages of one text file for each letter.
func textFiles(letters []Letter, dir string) ([][]string, error) {
	var all [][]string
	for n := range letters {
		text, err := os.ReadFile(place(dir, n, ".txt"))
		if err != nil {
			return nil, err
		}
		all = append(all, pagesOf(string(text)))
	}
	return all, nil
}
