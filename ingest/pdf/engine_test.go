package pdf

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/klippa-app/go-pdfium/requests"
)

// What is asked of PDFium directly is what go-pdfium says, character by character.
func TestDirectSaysWhatGoPdfiumSays(t *testing.T) {
	file, err := os.ReadFile("../../testdata/letters/pdf/d01.pdf")
	if err != nil {
		t.Fatal(err)
	}
	d := open(t, file)
	p, err := d.load(1)
	if err != nil {
		t.Fatal(err)
	}
	direct, api := d.engine.direct, d.engine.pdfium
	text, count, err := direct.text(p.handle)
	if err != nil || count < 500 {
		t.Fatalf("%d characters, %v", count, err)
	}
	defer direct.endText(text)
	loaded, err := api.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: p.request()})
	if err != nil {
		t.Fatal(err)
	}
	for i := range count {
		r, err := direct.char(text, i)
		want, _ := api.FPDFText_GetUnicode(&requests.FPDFText_GetUnicode{TextPage: loaded.TextPage, Index: i})
		if err != nil || r != rune(want.Unicode) {
			t.Fatalf("character %d is %q, not %q: %v", i, r, rune(want.Unicode), err)
		}
		left, bottom, right, top, ok := direct.box(text, i)
		box, err := api.FPDFText_GetCharBox(&requests.FPDFText_GetCharBox{TextPage: loaded.TextPage, Index: i})
		if ok != (err == nil) || ok && (left != box.Left || bottom != box.Bottom || right != box.Right || top != box.Top) {
			t.Fatalf("character %d stands at %v %v %v %v (%v), not %+v", i, left, bottom, right, top, ok, box)
		}
	}
}

// PDFium writes packets through the module as go-pdfium made it.
func TestAsBuiltGivesBackTheModule(t *testing.T) {
	e, err := Start(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	remembering := func() bool { _, ok := (*moduleOf(e.pdfium)).(*lookups); return ok }
	if !remembering() {
		t.Error("functions are looked up at each call")
	}
	err = asBuilt(e.pdfium, func() error {
		if remembering() {
			t.Error("the module is not as it was built")
		}
		return nil
	})
	if err != nil || !remembering() {
		t.Errorf("afterwards functions are looked up at each call: %v", err)
	}
}

// What stands behind the end of a file is nothing to give the file up for.
func TestSecondReaderPassesOverWhatIsBehindTheEnd(t *testing.T) {
	file, err := os.ReadFile("../../testdata/letters/pdf/d01.pdf")
	if err != nil {
		t.Fatal(err)
	}
	for _, behind := range []string{"", "\n% a note\n", strings.Repeat("\x00", 1500)} {
		f := append(slices.Clone(file), behind...)
		s, err := OpenSecond(bytes.NewReader(f), int64(len(f)), "")
		if err != nil {
			t.Errorf("%d bytes behind the end: %v", len(behind), err)
			continue
		}
		if text, err := s.Text(1); err != nil || len(text) < 500 {
			t.Errorf("%d bytes behind the end: %d characters, %v", len(behind), len(text), err)
		}
	}
}
