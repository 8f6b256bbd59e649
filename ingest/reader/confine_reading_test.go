package reader

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

const letterText = "Dear member, your request is denied."

// TestReadConfined shows that nothing which reading needs is forbidden.
func TestReadConfined(t *testing.T) {
	cache := t.TempDir()
	tests := []struct {
		name string
		file []byte
		// empty leaves a cache that holds something, but no code.
		empty bool
	}{
		{"image", imageOf(t, letterText), false},
		{"PDF", pdfOf(letterText), false},
		{"PDF without compiled code", pdfOf(letterText), true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if tt.empty {
				emptyFiles(t, cache)
			}
			// How well it is read is no matter here.
			if got := read(t, cache, tt.file); !strings.HasSuffix(got, "denied.") {
				t.Errorf("read %q, want %q", got, letterText)
			}
			if n := files(t, cache); tt.empty != (n == 0) {
				t.Errorf("%d files of compiled code are in the cache", n)
			}
		})
	}
}

// files counts the files below dir that hold something.
func files(t *testing.T, dir string) (n int) {
	t.Helper()
	walk(t, dir, func(path string, size int64) error {
		if size > 0 {
			n++
		}
		return nil
	})
	return n
}

func emptyFiles(t *testing.T, dir string) {
	t.Helper()
	walk(t, dir, func(path string, _ int64) error {
		if err := os.Remove(path); err != nil {
			return err
		}
		return os.WriteFile(path+".other", nil, 0o600)
	})
}

func walk(t *testing.T, dir string, visit func(path string, size int64) error) {
	t.Helper()
	err := filepath.Walk(dir, func(path string, info os.FileInfo, err error) error {
		if err != nil || info.IsDir() {
			return err
		}
		return visit(path, info.Size())
	})
	if err != nil {
		t.Fatal(err)
	}
}

// read reads the first page of a file by a child.
func read(t *testing.T, cache string, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "letter")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	p, err := NewPool(Options{Command: []string{"/proc/self/exe", "reader-child"}, Workers: 1, CacheDir: cache})
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	page, err := p.Page(context.Background(), f, 1, "")
	if err != nil {
		t.Fatal(err)
	}
	var words []string
	for _, w := range page.Words {
		words = append(words, w.Text)
	}
	return strings.Join(words, " ")
}

// imageOf draws a line of text, as large as a scan of 300 dpi has it.
func imageOf(t *testing.T, text string) []byte {
	t.Helper()
	page := image.NewGray(image.Rect(0, 0, 1200, 300))
	draw.Draw(page, page.Bounds(), image.White, image.Point{}, draw.Src)
	d := font.Drawer{Dst: page, Src: image.Black, Face: face(t, 12, 300), Dot: fixed.P(100, 150)}
	d.DrawString(text)
	var b bytes.Buffer
	if err := png.Encode(&b, page); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// face is a font at a size in points and a resolution in dots per inch.
func face(t *testing.T, size, dpi float64) font.Face {
	t.Helper()
	parsed, err := opentype.Parse(goregular.TTF)
	if err != nil {
		t.Fatal(err)
	}
	f, err := opentype.NewFace(parsed, &opentype.FaceOptions{Size: size, DPI: dpi})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// pdfOf writes a PDF of one page with a line of text, without the table of
// objects: PDFium finds them all the same.
func pdfOf(text string) []byte {
	content := fmt.Sprintf("BT /F 12 Tf 72 700 Td (%s) Tj ET", text)
	return fmt.Appendf(nil, `%%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>> endobj
4 0 obj <</Length %d>> stream
%s
endstream endobj
5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj
trailer <</Root 1 0 R>>
`, len(content), content)
}

func TestCodeFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "cache")
	folder, err := codeFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range []string{dir, folder} {
		if info, err := os.Stat(d); err != nil || info.Mode().Perm() != 0o700 {
			t.Errorf("%s: %v, %v; want mode 0700", d, info, err)
		}
	}
	if again, err := codeFolder(dir); err != nil || again != folder {
		t.Errorf("again %s, %v; want %s", again, err, folder)
	}
	if err := os.Chmod(folder, 0o777); err != nil {
		t.Fatal(err)
	}
	if _, err := codeFolder(dir); err == nil {
		t.Error("a folder that everybody can write to was taken")
	}
}
