package textfile_test

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"recourse/ingest/unpack/textfile"
	"recourse/internal/letter"
)

func utf16le(s string) string {
	var b bytes.Buffer
	for _, u := range utf16.Encode([]rune(s)) {
		b.Write([]byte{byte(u), byte(u >> 8)})
	}
	return b.String()
}

func TestText(t *testing.T) {
	const want = "Dear Mr. Müller:\nYour claim – 7 – is denied.\n"
	for name, in := range map[string]string{
		"UTF-8":              "Dear Mr. Müller:\nYour claim – 7 – is denied.",
		"with a mark":        "\xef\xbb\xbfDear Mr. Müller:\r\nYour claim – 7 – is denied.\r\n",
		"Windows":            "Dear Mr. M\xfcller:\rYour claim \x96 7 \x96 is denied.",
		"UTF-16":             utf16le("\uFEFFDear Mr. Müller:\r\nYour claim – 7 – is denied."),
		"UTF-16 unmarked":    utf16le("Dear Mr. Müller:\nYour claim – 7 – is denied."),
		"forwarded":          "> Dear Mr. Müller:\n>> Your claim – 7 – is denied.",
		"control characters": "Dear\x00 Mr. Mü\x07ller:\nYour claim – 7 – is\u200b denied.",
	} {
		pages, err := textfile.Text(strings.NewReader(in))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if d := cmp.Diff(want, plain(pages)); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
}

func TestTextPages(t *testing.T) {
	pages, err := textfile.Text(strings.NewReader("one\fMember ID:\tW1\n\ftwo"))
	if err != nil || len(pages) != 3 {
		t.Fatal(err, len(pages))
	}
	if d := cmp.Diff("one\n\fMember ID:\nW1\n\ftwo\n", plain(pages)); d != "" {
		t.Error(d)
	}
}

func TestLongText(t *testing.T) {
	if _, err := textfile.Text(strings.NewReader(strings.Repeat("\t", 9<<20))); letter.CodeOf(err) != "too_large" {
		t.Error(err)
	}
}

func FuzzText(f *testing.F) {
	f.Add([]byte("Dear Ms. Doe:\n\tYour claim"))
	f.Add([]byte("\xff\xfea\x00b\x00"))
	f.Fuzz(func(t *testing.T, b []byte) {
		pages, err := textfile.Text(bytes.NewReader(b))
		checkPages(t, pages, err)
	})
}

func FuzzHTML(f *testing.F) {
	f.Add([]byte("<table><tr><td colspan=2>a<td>b<tr><td rowspan=3>c<td><table><tr><td>x<td>y</table></table>"))
	f.Add([]byte("<ol><li>a<p>b<pre>c\td</pre><input checked type=radio>"))
	f.Fuzz(func(t *testing.T, b []byte) {
		pages, err := textfile.HTML(bytes.NewReader(b))
		checkPages(t, pages, err)
	})
}
