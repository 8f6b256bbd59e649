package label

import "testing"

func TestExamplesOfPresumedHeads(t *testing.T) {
	lx := Builtin()
	r := lx.Reader()
	for _, h := range lx.Composed.Presumed {
		m, ok := r.Presume(tokensOf(h.Example))
		if !ok || m.Says != "presumed {"+h.Set+"}" {
			t.Errorf("%q: got %+v, want the head {%s}", h.Example, m, h.Set)
		}
	}
}

func TestPresume(t *testing.T) {
	r := Builtin().Reader()
	for _, c := range []struct{ words, field string }{
		{"Request intake counter no.", "authorization_number"},
		{"Bill that you sent us about", "claim_number"},
		{"Petición / Request", "authorization_number"},
		{"SUBSCR. NR", "member_id"},
		{"AUTHZN", "authorization_number"},
		{"Optical ID", "member_id"},
		{"MEDID:", "member_id"},
		{"Request control", "authorization_number"},
		{"Claim control", "claim_number"},
		{"Patient record", "account"},
		{"Clinic vendor no.", "provider_number"},
		{"Harbor street", ""},
		{"Room 7", ""},
		{"one two words that nobody ever knows about it", ""},
	} {
		m, _ := r.Presume(tokensOf(c.words))
		best := ""
		for field, weight := range m.Names {
			if best == "" || weight > m.Names[best] {
				best = field
			}
		}
		if best != c.field {
			t.Errorf("%q names %v, want %q", c.words, m.Names, c.field)
		}
	}
}

func TestAbbreviates(t *testing.T) {
	for _, c := range []struct {
		short, full string
		want        bool
	}{
		{"revw", "review", true},
		{"ctrl", "control", true},
		{"subscr", "subscriber", true},
		{"insd", "insured", true},
		{"rev", "member", false},
		{"reva", "review", false},
		{"claims", "claim", false},
	} {
		if got := abbreviates(c.short, c.full); got != c.want {
			t.Errorf("%q for %q is %v", c.short, c.full, got)
		}
	}
}
