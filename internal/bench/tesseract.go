package bench

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
)

// tesseract is the bare command, one process for each page. PDFs are rendered
// by pdftoppm at dpi; with 0 the files are images, whose pages it reads as
// they are.
type tesseract struct{ cores, dpi int }

func (t tesseract) Name() string {
	if t.dpi == 0 {
		return "tesseract"
	}
	return fmt.Sprintf("pdftoppm %d dpi, tesseract", t.dpi)
}

func (t tesseract) Read(ctx context.Context, letters []Letter, dir string) error {
	var each [][]string
	var err error
	if t.dpi == 0 {
		each = imagePages(letters, dir)
	} else if each, err = t.render(ctx, letters, dir); err != nil {
		return err
	}
	return parallel(ctx, t.cores, []string{"tesseract"}, each)
}

// imagePages are tesseract's arguments for every page of multipage images.
func imagePages(letters []Letter, dir string) [][]string {
	var each [][]string
	for n, l := range letters {
		for page := range l.Truth {
			each = append(each, []string{l.Path, place(dir, n, fmt.Sprintf("-%05d", page)),
				"-c", fmt.Sprintf("tessedit_page_number=%d", page)})
		}
	}
	return each
}

// render makes an image of every page and returns tesseract's arguments.
func (t tesseract) render(ctx context.Context, letters []Letter, dir string) ([][]string, error) {
	var each [][]string
	for n, l := range letters {
		each = append(each, []string{l.Path, place(dir, n, "")})
	}
	if err := parallel(ctx, t.cores, []string{"pdftoppm", "-r", strconv.Itoa(t.dpi), "-gray"}, each); err != nil {
		return nil, err
	}
	images, err := filepath.Glob(filepath.Join(dir, "*.pgm"))
	each = nil
	for _, image := range images {
		each = append(each, []string{image, image})
	}
	return each, err
}

func (t tesseract) Texts(_ context.Context, letters []Letter, dir string) ([][]string, error) {
	all := make([][]string, len(letters))
	for n := range letters {
		files, err := filepath.Glob(place(dir, n, "-*.txt"))
		if err != nil {
			return nil, err
		}
		slices.Sort(files)
		for _, f := range files {
			text, err := os.ReadFile(f)
			if err != nil {
				return nil, err
			}
			all[n] = append(all[n], string(text))
		}
	}
	return all, nil
}
