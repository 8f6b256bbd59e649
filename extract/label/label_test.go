package label

import (
	"strings"
	"testing"
)

func tokensOf(line string) []Token {
	var out []Token
	for i, w := range strings.Fields(line) {
		out = append(out, Tokens(i, w)...)
	}
	return out
}

func TestExamplesOfTheLexicon(t *testing.T) {
	lx := Builtin()
	r := lx.Reader()
	for _, p := range lx.Labels {
		found := r.Find(tokensOf(p.Example))
		if len(found) == 0 {
			t.Errorf("%q: nothing found", p.Example)
			continue
		}
		for name, weight := range p.Names {
			if found[0].Names[name] < weight {
				t.Errorf("%q is %q and names %v, want %s %v", p.Example, found[0].Says, found[0].Names, name, weight)
			}
		}
	}
}

func TestExamplesOfComposedLabels(t *testing.T) {
	lx := Builtin()
	r := lx.Reader()
	for _, h := range lx.Composed.Heads {
		found := r.Find(tokensOf(h.Example))
		if len(found) != 1 || found[0].Says != "composed {"+h.Set+"}" {
			t.Errorf("%q: got %+v, want the head {%s}", h.Example, found, h.Set)
		}
	}
}

func TestLabelsInLines(t *testing.T) {
	for _, c := range []struct{ line, says string }{
		{"Subscriber Identification", "{holder} {nid}"},
		{"SUBSCRIBER'S I.D. NO.:", "{holder} {nid}"},
		{"MemberID:", "{holder} {nid}"},
		{"Mernber lD: 44", "{holder} {nid}"},
		{"Aulhorization Numbcr", "{authorization} {nid}"},
		{"ID # of Insured", "{nid} {holder}"},
		{"12. Number of your appeal:", "{nid} {appeal}"},
		{"Case#", "{reference} {nid}"},
		{"Service Request ID", "service {request} {nid}"},
		{"Ref. No.", "{reference} {nid}"},
		{"Auth/Ref#:", "{authorization} {reference} {nid}"},
	} {
		found := Builtin().Reader().Find(tokensOf(c.line))
		if len(found) == 0 || found[0].Says != c.says {
			t.Errorf("%q: got %+v, want %s", c.line, found, c.says)
		}
	}
}

func TestNoLabel(t *testing.T) {
	for _, line := range []string{
		"the prescriber asked for it",
		"you may review the file and preview it",
		"Certificates are prescribed",
		"in that case we will write",
	} {
		for _, m := range Builtin().Reader().Find(tokensOf(line)) {
			t.Errorf("%q: %q", line, m.Says)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for _, c := range []string{
		"labels: [{says: \"{nobody} id\", names: {member_id: 1}}]",
		"labels: [{says: \"id\"}]",
		"lables: []",
	} {
		if _, err := Parse([]byte(c)); err == nil {
			t.Errorf("%s: no error", c)
		}
	}
}

func TestTokens(t *testing.T) {
	for _, c := range []struct{ word, want string }{
		{"ID:NGM447", "ID:|NGM447"},
		{"07:42", "07:42"},
		{"Auth/Ref:", "Auth|/|Ref:"},
		{"03/04/26", "03/04/26"},
		{"Member#", "Member|#"},
		{"MemberID", "Member|ID"},
		{"QUINLAN,ODETTE", "QUINLAN,|ODETTE"},
		{"1,240", "1,240"},
		{"#:", "#:"},
	} {
		var got []string
		for _, tk := range Tokens(0, c.word) {
			got = append(got, tk.Text)
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%q: got %s, want %s", c.word, s, c.want)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("Member ID: 1 Group/plan # 7")
	f.Add("#/#:::ID")
	f.Fuzz(func(t *testing.T, line string) {
		tokens := tokensOf(line)
		for _, m := range Builtin().Reader().Find(tokens) {
			if m.From < 0 || m.To > len(tokens) || m.From >= m.To {
				t.Fatalf("%q: match %+v outside", line, m)
			}
		}
	})
}
