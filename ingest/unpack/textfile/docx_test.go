package textfile_test

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"recourse/ingest/unpack/textfile"
	"recourse/internal/letter"
)

const (
	contentTypes = `<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`
	relations    = `<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`
	partRelation = `<Relationship Id="%" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/#" Target="$"/>`
	namespace    = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"`
)

// docx is a Word document with this body and these further files.
func docx(t testing.TB, body string, files map[string]string) []byte {
	t.Helper()
	all := map[string]string{
		"[Content_Types].xml": contentTypes, "_rels/.rels": relations,
		"word/document.xml": "<w:document" + namespace + "><w:body>" + body + "</w:body></w:document>",
	}
	for name, s := range files {
		all[name] = s
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, s := range all {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(s)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// p is a paragraph of one run.
func p(s string) string { return "<w:p><w:r><w:t>" + s + "</w:t></w:r></w:p>" }

func readDocx(b []byte) ([]letter.Page, error) {
	return textfile.Docx(bytes.NewReader(b), int64(len(b)))
}

func TestDocx(t *testing.T) {
	tests := []struct{ name, body, want string }{
		{"paragraphs and runs", "<w:p><w:r><w:t>Mem</w:t></w:r><w:r><w:t xml:space='preserve'>ber </w:t></w:r><w:r><w:t>ID</w:t></w:r></w:p>" + p("Dear"), "Member ID\nDear\n"},
		{"breaks and tabs", "<w:p><w:pPr><w:tabs><w:tab w:val='left' w:pos='720'/></w:tabs></w:pPr><w:r><w:t>one</w:t><w:br/><w:t>Claim:</w:t><w:tab/><w:t>7</w:t></w:r></w:p>", "one\nClaim:\n7\n"},
		{"a table", "<w:tbl><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:tcPr/>" + p("Code") + "</w:tc><w:tc>" + p("Amount") + "</w:tc></w:tr>" +
			"<w:tr><w:tc>" + p("72148") + "</w:tc><w:tc>" + p("400.00") + "</w:tc></w:tr></w:tbl>", "Code\nAmount\n72148\n400.00\n"},
		{"deleted and hidden text", "<w:p><w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:ins><w:r><w:t>new</w:t></w:r></w:ins>" +
			"<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>!</w:t></w:r></w:p>", "new!\n"},
		{"a field shows its result", "<w:p><w:r><w:instrText> DATE </w:instrText></w:r><w:r><w:t>May 1, 2026</w:t></w:r></w:p>", "May 1, 2026\n"},
		{"a text box is read once", "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>" + p("Plan of Testville") + "</w:txbxContent></mc:Choice>" +
			"<mc:Fallback><w:txbxContent>" + p("Plan of Testville") + "</w:txbxContent></mc:Fallback></mc:AlternateContent><w:t>Dear</w:t></w:r></w:p>", "Plan of Testville\nDear\n"},
		{"the number of a footnote", "<w:p><w:r><w:t>180</w:t></w:r><w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>1</w:t></w:r><w:r><w:t xml:space='preserve'> days</w:t></w:r></w:p>", "180 1 days\n"},
		{"boxes", "<w:p><w:r><w:fldChar><w:ffData><w:checkBox><w:sizeAuto/><w:default w:val='0'/><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:t>Denied</w:t></w:r></w:p>" +
			"<w:p><w:r><w:sym w:font='Wingdings' w:char='F06F'/><w:t xml:space='preserve'> Approved</w:t></w:r></w:p>", "☒ Denied\n☐ Approved\n"},
		{"a page break", "<w:p><w:r><w:t>one</w:t></w:r><w:r><w:br w:type='page'/></w:r></w:p>" + p("two"), "one\n\ftwo\n"},
		{"sections", p("one") + "<w:p><w:pPr><w:sectPr><w:type w:val='nextPage'/></w:sectPr></w:pPr></w:p>" + p("two") +
			"<w:p><w:pPr><w:sectPr/></w:pPr></w:p>" + p("three") + "<w:sectPr><w:type w:val='continuous'/></w:sectPr>", "one\n\ftwo\nthree\n"},
		{"content controls and links", "<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>" + p("inside") + "</w:sdtContent></w:sdt><w:p><w:hyperlink><w:r><w:t>link</w:t></w:r></w:hyperlink></w:p>", "inside\nlink\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			pages, err := readDocx(docx(t, tt.body, nil))
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(tt.want, plain(pages)); d != "" {
				t.Error(d)
			}
		})
	}
}

func relation(id, kind, target string) string {
	return strings.NewReplacer("%", id, "#", kind, "$", target).Replace(partRelation)
}

func TestDocxParts(t *testing.T) {
	body := p("Dear Ms. Doe:") + "<w:sectPr><w:headerReference r:id='h'/><w:headerReference w:type='first' r:id='h'/><w:footerReference r:id='f'/></w:sectPr>"
	b := docx(t, body, map[string]string{
		"word/_rels/document.xml.rels": "<Relationships>" + relation("h", "header", "header1.xml") + relation("f", "footer", "/word/footer1.xml") +
			relation("n", "footnotes", "footnotes.xml") + "</Relationships>",
		"word/header1.xml":   "<w:hdr" + namespace + ">" + p("Plan of Testville") + "</w:hdr>",
		"word/footer1.xml":   "<w:ftr" + namespace + ">" + p("Form 7") + "</w:ftr>",
		"word/footnotes.xml": "<w:footnotes" + namespace + "><w:footnote w:type='separator'>" + p("--") + "</w:footnote><w:footnote>" + p("Plan year") + "</w:footnote></w:footnotes>",
	})
	pages, err := readDocx(b)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff("Plan of Testville\nDear Ms. Doe:\nPlan year\nForm 7\n", plain(pages)); d != "" {
		t.Error(d)
	}
}

func TestDocxRefusals(t *testing.T) {
	good := docx(t, p("Dear"), nil)
	bomb := docx(t, "<w:p><w:r><w:t>"+strings.Repeat("a ", 20<<20)+"</w:t></w:r></w:p>", nil)
	for name, tt := range map[string]struct {
		code string
		b    []byte
	}{
		"cut off":          {"damaged", good[:len(good)-30]},
		"no document":      {"damaged", docx(t, "", map[string]string{"[Content_Types].xml": "<Types/>"})},
		"broken XML":       {"damaged", docx(t, "<w:p><w:r>", nil)},
		"a lost part":      {"damaged", docx(t, p("x")+"<w:sectPr><w:headerReference r:id='h'/></w:sectPr>", map[string]string{"word/_rels/document.xml.rels": "<Relationships>" + relation("h", "header", "gone.xml") + "</Relationships>"})},
		"pictures only":    {"no_text", docx(t, p("Scan"), map[string]string{"word/media/image1.png": "x"})},
		"nothing":          {"no_text", docx(t, "", nil)},
		"a bomb":           {"too_large", bomb},
		"empty paragraphs": {"too_large", docx(t, strings.Repeat("<w:p/>", 1<<20), nil)},
		"deep tables":      {"damaged", docx(t, strings.Repeat("<w:tbl><w:tr><w:tc>", 60)+p("x")+strings.Repeat("</w:tc></w:tr></w:tbl>", 60), nil)},
		"a foreign format": {"not_a_document", docx(t, p("x")+"<w:altChunk r:id='a'/>", nil)},
	} {
		if _, err := readDocx(tt.b); letter.CodeOf(err) != tt.code {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// The bytes that a mutation of an archive most often breaks are its checksums;
// so the body is what is fuzzed.
func FuzzDocx(f *testing.F) {
	f.Add("<w:tbl><w:tr><w:tc>" + p("a") + "</w:tc></w:tr></w:tbl>")
	f.Add("<w:p><w:r><w:txbxContent>" + p("a") + "</w:txbxContent><w:checkBox><w:checked/></w:checkBox></w:r></w:p><w:sectPr><w:type w:val='continuous'/></w:sectPr>")
	f.Fuzz(func(t *testing.T, body string) {
		pages, err := readDocx(docx(t, body, nil))
		checkPages(t, pages, err)
	})
}

func FuzzDocxArchive(f *testing.F) {
	f.Add(docx(f, p("a"), nil))
	f.Fuzz(func(t *testing.T, b []byte) {
		pages, err := readDocx(b)
		checkPages(t, pages, err)
	})
}
