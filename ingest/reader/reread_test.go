package reader

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"recourse/ingest/pdf/pdftest"
	"recourse/internal/letter"
)

// aLetter is enough text for its layer to be trusted.
var aLetter = []string{
	"Dear member, we have reviewed the request for coverage of the service.",
	"Member ID: W90441827", "Authorization: A250944128",
	"The request is denied because the records do not show a need for it.",
}

// opened writes a file for a pool to read.
func opened(t *testing.T, content []byte) *os.File {
	t.Helper()
	path := filepath.Join(t.TempDir(), "letter")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func pool(t *testing.T) *Pool {
	t.Helper()
	p, err := NewPool(Options{Command: []string{"/proc/self/exe", "reader-child"}, Workers: 1, CacheDir: sharedCache})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.Close() })
	return p
}

// spotOf is the spot of a word of a page.
func spotOf(t *testing.T, p letter.Page, text string) letter.Spot {
	t.Helper()
	for i, w := range p.Words {
		if w.Text == text && i > 0 {
			return letter.Spot{Page: p.Number, Box: w.Box, Text: text, Before: p.Words[i-1].Text, Method: p.Method, Rotation: p.Rotation}
		}
	}
	t.Fatalf("%q was not read", text)
	return letter.Spot{}
}

// TestReread reads spots by whatever second reader there is for them.
func TestReread(t *testing.T) {
	p := pool(t)
	var plain, stamped pdftest.File
	plain.Page(pdftest.Page{Content: pdftest.Lines(aLetter...)})
	stamp := stamped.Form(pdftest.At(72, 500, "Stamp NUMBER 7741920"), "")
	stamped.Page(pdftest.Page{Content: pdftest.Lines(aLetter...) + "/X Do", Resources: "/XObject<</X " + ref(stamp) + ">>"})
	tests := []struct {
		name string
		file []byte
		text string
		want letter.Method
	}{
		{"text layer", plain.Bytes(), "W90441827", letter.MethodText},
		{"text that the second reader does not see", stamped.Bytes(), "7741920", letter.MethodOCR},
		{"file that the second reader does not open", pdfOf("The request A250944128 is denied because no need is shown."), "A250944128", letter.MethodOCR},
		{"image", imageOf(t, "number A250944128 was"), "A250944128", letter.MethodOCR},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := opened(t, tt.file)
			page, err := p.Page(t.Context(), f, 1, "")
			if err != nil {
				t.Fatal(err)
			}
			got, err := p.Reread(t.Context(), f, []letter.Spot{spotOf(t, page, tt.text)}, "")
			if err != nil || len(got) != 1 || got[0].Text != tt.text || got[0].Method != tt.want {
				t.Errorf("second reading %+v, %v; want %q by %s", got, err, tt.text, tt.want)
			}
		})
	}
}

// TestRereadWithoutSecondReading shows that a spot which is nowhere costs
// nothing but its second reading.
func TestRereadWithoutSecondReading(t *testing.T) {
	p := pool(t)
	var file pdftest.File
	file.Page(pdftest.Page{Content: pdftest.Lines(aLetter...)})
	f := opened(t, file.Bytes())
	page, err := p.Page(t.Context(), f, 1, "")
	if err != nil {
		t.Fatal(err)
	}
	nowhere := letter.Spot{Page: 9, Box: letter.Box{1, 1, 9, 9}, Text: "X", Method: letter.MethodOCR}
	got, err := p.Reread(t.Context(), f, []letter.Spot{nowhere, spotOf(t, page, "W90441827")}, "")
	if err != nil || len(got) != 2 || got[0].Method != letter.MethodUnread || got[1].Text != "W90441827" {
		t.Errorf("%+v, %v", got, err)
	}
	if _, err := p.Reread(t.Context(), f, make([]letter.Spot, maxSpots+1), ""); err == nil {
		t.Error("more spots than a letter has were read")
	}
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := p.Reread(cancelled, f, []letter.Spot{nowhere}, ""); err == nil {
		t.Error("cancelled work was done")
	}
}

// TestRereadWhereTheSecondReaderNeverEnds has the second reader look for the
// fonts of a page along a chain of parents that bites its own tail. What is
// written there stands in a note, which has a font of its own.
func TestRereadWhereTheSecondReaderNeverEnds(t *testing.T) {
	p := pool(t)
	file := pdftest.File{Tree: "/Parent 2 0 R"}
	note := file.Form(pdftest.Lines(aLetter...), "")
	annotation := file.Add("<</Type/Annot/Subtype/FreeText/F 4/Rect[0 0 612 792]/AP<</N " + ref(note) + ">>>>")
	file.Page(pdftest.Page{Entries: "/Annots[" + ref(annotation) + "]"})
	at := bytes.LastIndex(file.Bytes(), []byte("/Resources"))
	content := file.Bytes()
	copy(content[at:], "/Elsewhere")
	f := opened(t, content)
	page, err := p.Page(t.Context(), f, 1, "")
	if err != nil {
		t.Fatal(err)
	}
	spots := []letter.Spot{spotOf(t, page, "W90441827")}
	got, err := p.Reread(t.Context(), f, spots, "")
	if err != nil || len(got) != 1 || got[0].Method != letter.MethodOCR || got[0].Text != "W90441827" {
		t.Errorf("%+v, %v; want the cut-out", got, err)
	}
}

func ref(n int) string { return fmt.Sprintf("%d 0 R", n) }
