package textfile_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"recourse/ingest/unpack/textfile"
	"recourse/internal/layout"
	"recourse/internal/letter"
)

// plain is the text of the pages, a line of text for a line of the layout.
func plain(pages []letter.Page) string { return layout.New(pages).Plain() }

func TestHTMLText(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"paragraphs and lines", "<p>Dear\n  Ms. <b>D</b>oe:<p>Your<br>claim", "Dear Ms. Doe:\n\nYour\nclaim"},
		{"lines of a mail", "<div>one</div><div><br></div><div>two</div><div>three</div>", "one\n\ntwo\nthree"},
		{"what nobody sees", `<title>t</title><style>p{}</style><script>x</script><p hidden>a</p><p style="Display : none">b</p>` +
			`<div style="font-size:0;max-height:0">preview</div><!-- c --><p>seen</p>`, "seen"},
		{"a table", "<table><tr><th>Member ID:<td>W123</tr><tr><td>Claim:<td>99-A</table>", "Member ID:      W123\nClaim:          99-A"},
		{"a table for looks", "<table><tr><td><table><tr><td><p>one<p>two</table></table>", "one\n\ntwo"},
		{"lists", "<ul><li>a<li>b</ul><ol start=3><li>c<li><p>d</ol><ul style='list-style: none'><li>e</ul>", "• a\n• b\n\n3. c\n\n4. d\n\ne"},
		{"the number of a footnote", "within 180<sup>1</sup> days of the 2<sup>nd</sup>", "within 180 1 days of the 2nd"},
		{"a form", `<input type=checkbox checked>Denied <input type=radio>Approved <input value="W1"><input type=hidden value=x>`, "☒ Denied ☐ Approved W1"},
		{"typed text", "<pre>Member    W1\n\nClaim\t2</pre>", "Member    W1\n\nClaim   2"},
		{"characters", "<p>&eacute;&nbsp;&shy;\u200bx&amp;y</p>", "é x&y"},
		{"long paragraphs stand apart", "<div>" + strings.Repeat("word ", 25) + "</div><div>next</div>",
			strings.TrimSpace(strings.Repeat("word ", 20)) + "\n" + strings.TrimSpace(strings.Repeat("word ", 5)) + "\n\nnext"},
		{"without scripts", "<noscript><p>shown</p></noscript>", "shown"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := textfile.HTMLText([]byte(tt.in), "")
			if d := cmp.Diff(tt.want, got); d != "" || err != nil {
				t.Error(err, d)
			}
		})
	}
}

func TestHTMLCharacterSets(t *testing.T) {
	for in, want := range map[string]string{
		"<meta charset=iso-8859-1><p>Ren\xe9":    "René",
		"<p>Ren\xc3\xa9":                         "René",
		"<meta charset=iso-8859-1>Ren\xc3\xa9":   "René",
		"\xff\xfe<\x00p\x00>\x00R\x00\xe9\x00":   "Ré",
		"<meta charset=utf-8><p>\x93Ren\xe9\x94": "“René”",
	} {
		if got, err := textfile.HTMLText([]byte(in), ""); got != want || err != nil {
			t.Errorf("%q: %q, %v", in, got, err)
		}
	}
}

func TestHTMLRefusals(t *testing.T) {
	for code, in := range map[string]string{
		"no_text":   "<img src=scan.png>",
		"damaged":   strings.Repeat("<b><i>", 600) + "x",
		"too_large": strings.Repeat("a", 5<<20),
	} {
		if _, err := textfile.HTML(strings.NewReader(in)); letter.CodeOf(err) != code {
			t.Errorf("%s: %v", code, err)
		}
	}
}

func TestHTMLWithPictures(t *testing.T) {
	in := "<p>Dear<img src='data:image/png;base64," + strings.Repeat("QUJD\n", 1<<20) + "'><p>Doe"
	if got, err := textfile.HTMLText([]byte(in), ""); got != "Dear\n\nDoe" || err != nil {
		t.Error(got, err)
	}
}

func TestHTMLPages(t *testing.T) {
	pages, err := textfile.HTML(strings.NewReader("<h1>Denial</h1><table><tr><td>Member ID<td>Claim<tr><td>W1 2<td>77</table>"))
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff("Denial\nMember ID\nClaim\nW1 2\n77\n", plain(pages)); d != "" {
		t.Error(d)
	}
}
