package query

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"recourse/internal/letter"
)

var today = letter.Date{Year: 2026, Month: 3, Day: 10}

// show writes a node so that tests can be read.
func show(n Node) string {
	switch n := n.(type) {
	case nil:
		return "all"
	case And:
		return "(" + showAll(n, " ") + ")"
	case Or:
		return "(" + showAll(n, " | ") + ")"
	case Not:
		return "-" + show(n.Part)
	case Word:
		return n.Text + star(n.Prefix)
	case Phrase:
		return fmt.Sprintf("%q", n.Text)
	case Number:
		return "#" + n.Identifier + "{" + show(n.Apart) + "}"
	case Value:
		return n.Field.Name + "=" + n.Value
	case Identifier:
		return n.Field.Name + "#" + n.Identifier + star(n.Prefix)
	case Text:
		return n.Field.Name + "~" + n.Text + star(n.Prefix)
	case Range:
		return showRange(n)
	}
	return fmt.Sprintf("%#v", n)
}

func showAll(nodes []Node, between string) string {
	parts := make([]string, len(nodes))
	for i, n := range nodes {
		parts[i] = show(n)
	}
	return strings.Join(parts, between)
}

func showRange(n Range) string {
	if n.None {
		return n.Field.Name + "[none]"
	}
	return n.Field.Name + "[" + n.From.String() + ".." + n.To.String() + "]"
}

func star(prefix bool) string {
	if prefix {
		return "*"
	}
	return ""
}

func TestParse(t *testing.T) {
	tests := []struct{ text, want string }{
		{"", "all"},
		{"  ", "all"},
		{"mri", "mri"},
		{"lumbar mri", "(lumbar mri)"},
		{"payer:aetna mri or ct", "(payer~aetna (mri | ct))"},
		{"lumbar AND mri", "(lumbar mri)"},
		{`"not medically necessary" -spine`, `("not medically necessary" -spine)`},
		{`"open phrase`, `"open phrase"`},
		{`“curly quotes”`, `"curly quotes"`},
		{"-denied", "-denied"},
		{`-payer:"blue river"`, "-payer~blue river"},
		{"mwangi-pratt", `"mwangi-pratt"`},
		{"author*", "author*"},
		{"NGM447180263", "#NGM447180263{NGM447180263}"},
		{"NGM 447 180 263", "#NGM447180263{(NGM #447180263{(447 180 263)})}"},
		{"ruiz 447180263", "#RUIZ447180263{(ruiz #447180263{447180263})}"},
		{"everhart 447180263", "(everhart #447180263{447180263})"},
		{"25-2604417-MR", `#252604417MR{"25-2604417-MR"}`},
		{"6 weeks", "(6 weeks)"},
		{"member:W123-456", "member#W123456"},
		{"member: W123", "member#W123"},
		{"member:NGM 447 180 263", "(member#NGM447180263 | (member#NGM #447180263{(447 180 263)}))"},
		{"Member_ID:w1*", "member#W1*"},
		{"authorization:25/26", "auth#2526"},
		{"code:co-197", "code=CO197"},
		{`code:"CO 197"`, "code=CO197"},
		{"icd:m54.16", "icd=M5416"},
		{"category:step-therapy", "category=step_therapy"},
		{"stage:Upheld", "stage=upheld"},
		{"has:peer_to_peer needs:review", "(has=peer_to_peer needs=review)"},
		{"tag:Radiology", "tag=radiology"},
		{"deadline:<14d", "deadline[..2026-03-23]"},
		{"deadline:14d", "deadline[2026-03-10..2026-03-24]"},
		{"deadline:2026-03", "deadline[2026-03-01..2026-03-31]"},
		{"deadline:2026", "deadline[2026-01-01..2026-12-31]"},
		{"deadline:overdue", "deadline[..2026-03-09]"},
		{"deadline:none", "deadline[none]"},
		{"deadline:today..2w", "deadline[2026-03-10..2026-03-24]"},
		{"deadline:2026-03..", "deadline[2026-03-01..]"},
		{"letter:>=2026-01-01", "letter[2026-01-01..]"},
		{"letter:>2026-01", "letter[2026-02-01..]"},
		{"letter:<30d", "letter[2026-02-09..]"},
		{"letter:30d", "letter[2026-02-08..2026-03-10]"},
		{"letter:>1y", "letter[..2025-03-09]"},
		{"letter:<-30d", "letter[..2026-02-07]"},
		{"received:today", "received[2026-03-10..2026-03-10]"},
	}
	for _, test := range tests {
		node, err := Parse(test.text, today)
		if err != nil {
			t.Errorf("%s: %v", test.text, err)
			continue
		}
		if diff := cmp.Diff(test.want, show(node)); diff != "" {
			t.Errorf("%s: %s", test.text, diff)
		}
	}
}

func TestErrorsTellPlaceAndRemedy(t *testing.T) {
	tests := []struct {
		text           string
		column, length int
		suggestion     string
	}{
		{"pyer:aetna", 1, 4, "did you mean payer:?"},
		{"mri -memer:12", 6, 5, "did you mean member:?"},
		{"xyzzy:12", 1, 5, "in quotes"},
		{"müller stge:upheld", 8, 4, "did you mean stage:?"},
		{"category:step_terapy", 10, 11, "did you mean category:step_therapy?"},
		{"mri stage:first", 11, 5, "write one of initial, upheld"},
		{"payer:", 1, 6, "write payer:aetna"},
		{"payer:--", 7, 2, "write payer:aetna"},
		{"deadline:soon", 10, 4, "2026-03-15"},
		{"deadline:3/15/2026", 10, 9, "write 2026-03-15"},
		{"deadline:2026-02-30", 10, 10, "2026-02-28"},
		{"deadline:2026-13", 10, 7, "2026-03-15"},
		{"deadline:2026-05..2026-03", 10, 16, "write deadline:2026-03..2026-05"},
		{"or mri", 1, 2, `write "or"`},
		{"mri or", 5, 2, `write "or"`},
		{"mri or or ct", 5, 2, `write "or"`},
		{"member:---", 8, 3, "write member:"},
		{"a*", 1, 2, "two letters"},
		{"... !!", 1, 6, "write a word"},
		{strings.Repeat("x", maxLength+5), maxLength + 1, 5, "fewer words"},
		{strings.Repeat("x ", maxTokens+1), 2*maxTokens + 1, 1, "fewer words"},
	}
	for _, test := range tests {
		_, err := Parse(test.text, today)
		var e *Error
		if !errors.As(err, &e) {
			t.Errorf("%q: error %v", test.text, err)
			continue
		}
		if e.Column != test.column || e.Length != test.length || !strings.Contains(e.Suggestion, test.suggestion) {
			t.Errorf("%q: column %d, length %d, %q", test.text, e.Column, e.Length, e.Suggestion)
		}
	}
}

func TestRelativeDatesNeedToday(t *testing.T) {
	if _, err := Parse("deadline:<14d", letter.Date{}); err == nil {
		t.Error("counted days from no day")
	}
	if _, err := Parse("deadline:2026-03", letter.Date{}); err != nil {
		t.Error(err)
	}
}

func TestExamplesOfFieldsParse(t *testing.T) {
	for _, f := range Fields {
		if _, err := Parse(f.Example, today); err != nil {
			t.Errorf("%s: %v", f.Name, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, field := range Fields {
		f.Add(field.Example)
	}
	f.Add(`-"a b" or (c:d) "x`)
	f.Add("member: 12 34 -56 5* ..")
	f.Add("deadline:>=9999-12-31..9999y")
	f.Fuzz(func(t *testing.T, text string) {
		node, err := Parse(text, today)
		if err == nil {
			if node == nil && strings.TrimSpace(text) != "" && len(lex(text)) > 0 {
				t.Fatalf("%q asks for everything", text)
			}
			return
		}
		var e *Error
		if !errors.As(err, &e) {
			t.Fatalf("%q: %v", text, err)
		}
		if e.Column < 1 || e.Length < 1 || e.Column-1+e.Length > max(1, utf8.RuneCountInString(text)) {
			t.Fatalf("%q: column %d, length %d", text, e.Column, e.Length)
		}
		if e.Problem == "" || e.Suggestion == "" {
			t.Fatalf("%q: %v", text, err)
		}
	})
}
