package pdf

import (
	"bytes"
	"testing"
	"time"

	"recourse/ingest/pdf/pdftest"
	"recourse/internal/letter"
)

// FuzzTextLayer has both readers of text layers read a stranger's file. The
// second one may never end, which is why its process can be killed; here it is
// left behind.
func FuzzTextLayer(f *testing.F) {
	for _, p := range seenPages {
		var file pdftest.File
		p.make(&file)
		f.Add(file.Bytes())
	}
	e, err := started()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		done := make(chan struct{})
		go func() {
			defer close(done)
			if s, err := OpenSecond(bytes.NewReader(file), int64(len(file)), ""); err == nil {
				s.Find(letter.Spot{Page: 1, Text: "W90441827"})
			}
		}()
		if d, err := e.Open(bytes.NewReader(file), int64(len(file)), ""); err == nil {
			checkLayer(t, d)
			d.Close()
		}
		select {
		case <-done:
		case <-time.After(2 * time.Second):
		}
	})
}

// checkLayer holds that words lie on the page, whatever the file says.
func checkLayer(t *testing.T, d *Document) {
	l, err := d.Text(1)
	if err != nil {
		return
	}
	if err := d.Look(1, &l); err != nil {
		return
	}
	l.Judge(0)
	for _, w := range l.Words {
		if b := w.Box; w.Text == "" || b[0] < 0 || b[1] < 0 || b[2] > l.Width || b[3] > l.Height || b[0] > b[2] || b[1] > b[3] {
			t.Errorf("word %q at %v of a page of %.0f by %.0f", w.Text, b, l.Width, l.Height)
		}
	}
}
