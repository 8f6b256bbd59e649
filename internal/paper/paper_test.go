package paper

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"recourse/classify/draft"
	"recourse/ingest/pdf"
)

var sample = draft.Document{Kind: draft.AppealLetter, Title: "Appeal", Blocks: []draft.Block{
	{Style: draft.Letterhead, Runs: []draft.Run{{Text: "Saltbush Clinic\n12 Mill St"}}},
	{Style: draft.Heading, Runs: []draft.Run{{Text: "Appeal"}}},
	{Style: draft.Row, Label: "Patient", Runs: []draft.Run{{Text: "Zoë Peña <b> & Søn"}}},
	{Style: draft.Row, Label: "Member ID", Runs: []draft.Run{{Text: "W123", Check: true}}},
	{Style: draft.Body, Runs: []draft.Run{{Text: "The facts: "}, {Text: "what the record shows", Blank: true}, {Text: "."}}},
	{Style: draft.Quote, Runs: []draft.Run{{Text: "not medically necessary"}}},
	{Style: draft.Item, Runs: []draft.Run{{Text: strings.Repeat("one long line of words ", 12)}}},
	{Style: draft.Sign, Runs: []draft.Run{{Text: "Sincerely,\n\n"}, {Text: "signature", Blank: true}}},
}}

func TestText(t *testing.T) {
	got := string(Text(sample))
	for _, want := range []string{"APPEAL\n", "Patient: Zoë Peña <b> & Søn\nMember ID: W123 [check against the letter]\n",
		"The facts: [____ what the record shows].", "    “not medically necessary”\n", "- one long line"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing in\n%s", want, got)
		}
	}
	for line := range strings.Lines(got) {
		if len([]rune(line)) > textWidth+1 {
			t.Errorf("the line is too long: %q", line)
		}
	}
}

func TestDOCX(t *testing.T) {
	b, err := DOCX(sample)
	if err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		wellFormed(t, f)
	}
	body, err := z.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(body)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Zoë Peña &lt;b&gt; &amp; Søn", `<w:highlight w:val="yellow"/></w:rPr><w:t xml:space="preserve">[____ what the record shows]`, "Saltbush Clinic</w:t><w:br/>"} {
		if !strings.Contains(string(text), want) {
			t.Errorf("%q is missing", want)
		}
	}
}

func wellFormed(t *testing.T, f *zip.File) {
	t.Helper()
	r, err := f.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	for dec := xml.NewDecoder(r); ; {
		if _, err := dec.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
	}
}

// TestPDF reads the PDF again with the engine that reads letters.
func TestPDF(t *testing.T) {
	b, err := PDF(sample)
	if err != nil {
		t.Fatal(err)
	}
	text := wordsOf(t, b)
	for _, want := range []string{"Zoë Peña <b> & Søn", "[____ what the record shows]", "“not medically necessary”", "Page 1 of 1"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in %s", want, text)
		}
	}
}

// wordsOf are the words of the first page with single spaces.
func wordsOf(t *testing.T, file []byte) string {
	t.Helper()
	engine, err := pdf.Start(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	defer engine.Close()
	d, err := engine.Open(bytes.NewReader(file), int64(len(file)), "")
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	layer, err := d.Text(1)
	if err != nil {
		t.Fatal(err)
	}
	var words []string
	for _, w := range layer.Words {
		words = append(words, w.Text)
	}
	return strings.Join(words, " ")
}
