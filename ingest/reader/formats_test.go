package reader

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"recourse/internal/letter"
)

// formatFiles hold the same letter, made with the tools that people use.
var formatFiles = map[string]struct {
	format string
	pages  int
}{
	"letter.png": {"png", 1}, "letter.jpg": {"jpeg", 1}, "turned.jpg": {"jpeg", 1}, "letter.webp": {"webp", 1},
	"letter.bmp": {"bmp", 1}, "letter.gif": {"gif", 1}, "letter.heic": {"heic", 1}, "colour.heic": {"heic", 1},
	"letter.jp2": {"jp2", 1}, "letter.j2k": {"jp2", 1}, "four.tif": {"tiff", 4}, // G4, G3, JPEG, LZW
	"flate.pdf": {"pdf", 1}, "g4.pdf": {"pdf", 1}, "jbig2.pdf": {"pdf", 1}, "jpeg.pdf": {"pdf", 1}, "jpx.pdf": {"pdf", 1}, "locked.pdf": {"pdf", 1},
	"letter.txt": {"text", 1}, "letter.html": {"html", 1}, "letter.docx": {"docx", 1},
}

const formatsDir = "../../testdata/formats"

func TestFormats(t *testing.T) {
	pool := newTestPool(t)
	for name, want := range formatFiles {
		f := openFile(t, filepath.Join(formatsDir, name))
		got, err := pool.Open(t.Context(), f, "open sesame")
		if err != nil || got.Type != want.format || got.Pages != want.pages {
			t.Errorf("%s: %+v, %v; want %+v", name, got, err, want)
			continue
		}
		for n := 1; n <= got.Pages; n++ {
			page, err := pool.Page(t.Context(), f, n, "open sesame")
			if err != nil || !strings.Contains(wordsOf(page), "(CPT 72148) because it is not medically necessary.") {
				t.Errorf("%s: page %d: %q, %v", name, n, wordsOf(page), err)
			}
			// The scans in the PDFs have 96 or 150 dpi; a page that is rendered has 300.
			if want.format == "pdf" && page.DPI > 160 {
				t.Errorf("%s: page %d has %d dpi: the scan was not taken as it is", name, n, page.DPI)
			}
		}
	}
}

// A text without layout has no place on any page.
func TestTextHasNoPlace(t *testing.T) {
	pool := newTestPool(t)
	got, err := pool.Open(t.Context(), openFile(t, filepath.Join(formatsDir, "letter.docx")), "")
	if err != nil || len(got.Read) != 1 {
		t.Fatalf("%+v, %v", got, err)
	}
	for _, w := range got.Read[0].Words {
		if !w.Box.IsZero() {
			t.Fatalf("%+v has a place", w)
		}
	}
}

func TestRefusedFiles(t *testing.T) {
	pool := newTestPool(t)
	locked, err := os.ReadFile(filepath.Join(formatsDir, "locked.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	heicFile, err := os.ReadFile(filepath.Join(formatsDir, "letter.heic"))
	if err != nil {
		t.Fatal(err)
	}
	for code, tt := range map[string]struct{ content, password string }{
		"encrypted":      {string(locked), ""},
		"wrong_password": {string(locked), "sesame"},
		"empty":          {"", ""},
		"old_office":     {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 Word of 1997", ""},
		"winmail":        {"\x78\x9f\x3e\x22 hidden", ""},
		"archive":        {"Rar!\x1a\x07 packed", ""},
		"not_a_document": {"\x00\x01\x02 nothing known", ""},
		"truncated":      {"%PDF-1.7\nthe rest was lost", ""},
	} {
		if _, err := pool.Open(t.Context(), written(t, tt.content), tt.password); letter.CodeOf(err) != code {
			t.Errorf("%v, want %s", err, code)
		}
	}
	page, err := pool.Page(t.Context(), written(t, string(heicFile[:len(heicFile)/2])), 1, "")
	if err != nil || page.Method != letter.MethodUnread || page.Why != "damaged" {
		t.Errorf("half a HEIC image: %+v, %v", page, err)
	}
}

func newTestPool(t *testing.T) *Pool {
	t.Helper()
	p, err := NewPool(Options{Command: []string{"/proc/self/exe", "reader-child"}, Workers: 1, CacheDir: sharedCache})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.Close() })
	return p
}

func openFile(t *testing.T, path string) *os.File {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// written is a file of this content, open for reading.
func written(t *testing.T, content string) *os.File {
	t.Helper()
	path := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return openFile(t, path)
}

func wordsOf(p letter.Page) string {
	var words []string
	for _, w := range p.Words {
		words = append(words, w.Text)
	}
	return strings.Join(words, " ")
}
