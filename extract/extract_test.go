package extract

import (
	"context"
	"errors"
	"strings"
	"testing"

	"recourse/extract/label"
	"recourse/internal/layout"
	"recourse/internal/layout/layouttest"
	"recourse/internal/letter"
)

func tokensOf(line string) []label.Token {
	var out []label.Token
	for i, w := range strings.Fields(line) {
		out = append(out, label.Tokens(i, w)...)
	}
	return out
}

func TestIDAt(t *testing.T) {
	for line, want := range map[string]string{
		"NGM447180263":               "NGM447180263",
		"HGB 60 418 7725":            "HGB 60 418 7725",
		"4 00718 2295 6":             "4 00718 2295 6",
		"0083114-A Tamarack Outfit":  "0083114-A",
		"70226-4419-01, Plan":        "70226-4419-01",
		"PHC - 8820 -5514-03":        "PHC - 8820 -5514-03",
		"BB-7725-3490-1186 v25.4":    "BB-7725-3490-1186",
		"September 12, 2025":         "",
		"MAY 14, 2026":               "",
		"NPI 1790055318":             "",
		"24-hour care":               "",
		"UM-588120-25 received":      "UM-588120-25",
		"1118820 02/11/1971":         "1118820",
		"none on file":               "",
		"FAX 5551234567":             "",
		"SGC018845520 02 DOB":        "SGC018845520 02",
		"A5530-22918. It is good":    "A5530-22918",
		"25-2604417-MR (see page 1)": "25-2604417-MR",
	} {
		tokens := tokensOf(line)
		if got := printed(tokens[:idAt(tokens)]); got != want {
			t.Errorf("%q: got %q, want %q", line, got, want)
		}
	}
}

func TestIDQuality(t *testing.T) {
	for value, most := range map[string]float64{"02/11/1971": 0, "CO-197": 0, "$148.00": 0, "555-555-0199": phoneLike, "1-844-555-3108": 0.2,
		"(844) 555-3108": 0.3, "M54.16": 0.1, "83711-0817": 0.45, "97110": 0.45, "IL 62705": 0.2, "A1": 0} {
		if q := idQuality(value); q > most {
			t.Errorf("%q looks like an identifier: %v", value, q)
		}
	}
	if idQuality("H7142-00558109") != 1 {
		t.Error("an identifier does not look like one")
	}
}

func TestPersonAt(t *testing.T) {
	for line, want := range map[string]string{
		"Marisol T. Everhart":          "Marisol T. Everhart",
		"STANNARD, GERALD W.":          "GERALD W. STANNARD",
		"Delacroix-Young, Tobias F.":   "Tobias F. Delacroix-Young",
		"Theo Brandvold (child)":       "Theo Brandvold",
		"Ms. Layla Abernethy-Said":     "Layla Abernethy-Said",
		"Ana M. de la Fuente":          "Ana M. de la Fuente",
		"de la Fuente, Ana M.":         "Ana M. de la Fuente",
		"Ludwig van der Berg was":      "Ludwig van der Berg",
		"Jean-Luc O’Neill, Jr.":        "Jean-Luc O’Neill Jr.",
		"Lakeview Open Imaging Center": "Lakeview Open Imaging",
		"same":                         "",
		"Member Services":              "",
		"2214 Quarry Road":             "",
		"Abernethy":                    "",
	} {
		p, ok := personAt(tokensOf(line))
		if got := map[bool]string{true: p.value}[ok]; got != want {
			t.Errorf("%q: got %q, want %q", line, got, want)
		}
	}
	if p, _ := personAt(tokensOf("Theodore Lund, MD")); !p.titled {
		t.Error("a physician is taken for a patient")
	}
}

func TestMisread(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"GPH0072193845", "GPHO072193845", true},
		{"W1234S6789", "W123456789", true},
		{"BSI-4402917-00", "BSI-4402917-01", true},
		{"PA-25-7719340", "W90441827-02", false},
		{"12345", "12346", false},
	} {
		if got := misread(c.a, c.b); got != c.want {
			t.Errorf("%s, %s: %v", c.a, c.b, got)
		}
	}
}

// recognised is a page as recognition gives it, with the confidence of words.
func recognised(text string, sure map[string]letter.Confidence) *layout.Text {
	pages := layouttest.Pages(text)
	for i := range pages {
		pages[i].Method = letter.MethodOCR
		for k, w := range pages[i].Words {
			pages[i].Words[k].Confidence = 0.96
			if c, ok := sure[w.Text]; ok {
				pages[i].Words[k].Confidence = c
			}
		}
	}
	return layout.New(pages)
}

const shortLetter = `Alder Ridge Health Plan

March 3, 2026

Member: Odette Quinlan      Member ID: ARP0552881      Reference no.: 25-77120-A

We denied the request because the records do not show that the scan is needed,
and without this information we cannot tell whether it is medically necessary.
`

func TestReviewOfReadings(t *testing.T) {
	below := map[string]letter.Confidence{"": 0.9, "member_id": 0.95}
	for _, c := range []struct {
		name, text string
		sure       map[string]letter.Confidence
		code       string // for the member ID, "" where nobody is asked
	}{
		{"read well", shortLetter, nil, ""},
		{"read badly", shortLetter, map[string]letter.Confidence{"ARP0552881": 0.4}, "poor_reading"},
		{"read badly, and twice alike", shortLetter + "\n\n\nMember ID ARP0552881\n", map[string]letter.Confidence{"ARP0552881": 0.72}, ""},
		{"read twice, differently", shortLetter + "\n\n\nMember ID ARPO552881\n", nil, "readings_differ"},
		{"lost", strings.ReplaceAll(shortLetter, "Member ID: ARP0552881", ""), nil, "missing"},
	} {
		out, err := Extract(context.Background(), In{Text: recognised(c.text, c.sure), Received: received, Below: below})
		if err != nil {
			t.Fatal(err)
		}
		code := ""
		for _, r := range out.Review {
			if r.Field == "member_id" {
				code = r.Code
			}
		}
		if code != c.code {
			t.Errorf("%s: asked %q, want %q", c.name, code, c.code)
		}
	}
}

func TestNothingRead(t *testing.T) {
	for _, pages := range [][]letter.Page{nil, {{Number: 1, Method: letter.MethodUnread}}} {
		out, err := Extract(context.Background(), In{Text: layout.New(pages)})
		if err != nil || len(out.Review) == 0 {
			t.Errorf("%v: %d reviews, %v", pages, len(out.Review), err)
		}
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Extract(ctx, In{Text: layouttest.Text(shortLetter)}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func FuzzExtract(f *testing.F) {
	for _, s := range sketches(f) {
		f.Add(s.Letter)
	}
	f.Add("Member ID\n\f\nID:\n#\n(((")
	f.Fuzz(func(t *testing.T, text string) {
		tx := recognised(text, nil)
		out, err := Extract(context.Background(), In{Text: tx, Received: received})
		if err != nil {
			t.Fatal(err)
		}
		for _, field := range []*letter.Field{out.Facts.Payer, out.Facts.PatientName, out.Facts.LetterDate, out.Facts.MemberID,
			out.Facts.AuthorizationNumber, out.Facts.ClaimNumber, out.Facts.AppealNumber, out.Facts.Service, out.Facts.DenialReason, out.Facts.AppealFax} {
			if field != nil {
				checkEvidence(t, tx, field)
			}
		}
	})
}

// checkEvidence fails where a field's place is not within its page, or its
// words are not the letter's.
func checkEvidence(t *testing.T, tx *layout.Text, f *letter.Field) {
	t.Helper()
	if f.Value == "" || f.Quote == "" || f.Confidence < 0 || f.Confidence > 1 {
		t.Fatalf("field %+v", f)
	}
	if f.Page < 1 || int(f.Page) > len(tx.Pages) || f.Box.IsZero() || f.Box.Width() < 0 || f.Box.Height() < 0 {
		t.Fatalf("place %+v", f)
	}
	words := map[string]bool{}
	for _, w := range tx.Words {
		words[w.Text] = true
	}
	for w := range strings.FieldsSeq(f.Quote) {
		if !words[w] && !strings.Contains(w, "-") {
			t.Fatalf("quote %q has a word that the letter has not: %q", f.Quote, w)
		}
	}
}
