package cue

import (
	"slices"
	"testing"
)

func TestTokens(t *testing.T) {
	tests := []struct {
		in   string
		want []string
	}{
		{"We can’t approve it.", []string{"we", "cannot", "approve", "it"}},
		{"It can not be paid", []string{"it", "cannot", "be", "paid"}},
		{"OUT-OF-NETWORK/HMO", []string{"out", "of", "network", "hmo"}},
		{"☒ Denied ☐Approved", []string{On, "denied", Off, "approved"}},
		{"[x] Urgent", []string{On, "urgent"}},
		{"the doctor's office", []string{"the", "doctor", "office"}},
		{"— 12% ;", []string{"12"}},
		{"", nil},
	}
	for _, tt := range tests {
		if got := Tokens(tt.in); !slices.Equal(got, tt.want) {
			t.Errorf("Tokens(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestMatch(t *testing.T) {
	tests := []struct {
		pattern, sentence string
		at                int
	}{
		{"not approved", "It is not approved.", 2},
		{"not approved", "It is not yet approved.", -1},
		{"not ...3 necessary", "It is not, in our view, medically necessary.", -1},
		{"not ...5 necessary", "It is not, in our view, medically necessary.", 2},
		{"deny|denied", "We denied it", 1},
		{"approv*", "An approval", 1},
		{"was? denied", "", -2},
		{"we was? denied", "We denied it", 0},
		{"we was? denied", "We was denied it", 0},
		{"^ if", "If we deny", 0},
		{"^ if", "What if we deny", -1},
		{"denied $", "It was denied.", 2},
		{"denied $", "It was denied twice.", -1},
		{"network", "not in the netw0rk", 3},
		{"denied", "defied", 0},
		{"approved coverage approve", "approve coverage approve", -1},
		{"medically", "medical", -1},
		{"#on denied", "☒ Denied", 0},
		{"#on denied", "☐ Denied", -1},
	}
	for _, tt := range tests {
		p, err := Compile(tt.pattern, nil)
		if err != nil {
			if tt.at != -2 {
				t.Errorf("Compile(%q): %v", tt.pattern, err)
			}
			continue
		}
		if got := p.Match(NewLexicon(p).Reader()(tt.sentence)); got != tt.at {
			t.Errorf("%q in %q at %d, want %d", tt.pattern, tt.sentence, got, tt.at)
		}
	}
}

func TestContext(t *testing.T) {
	words := map[string]string{"none": "no|not|neither", "papers": "notes|records"}
	p, err := Compile("@none ...3 sent|received & @papers", words)
	if err != nil {
		t.Fatal(err)
	}
	read := NewLexicon(p).Reader()
	tests := []struct {
		before, sentence string
		want             bool
	}{
		{"", "No notes were received.", true},
		{"We asked for the notes twice.", "Neither was sent.", true},
		{"", "Neither was sent.", false},
		{"", "The records that we received do not show it.", false},
	}
	for _, tt := range tests {
		s := read(tt.sentence)
		if tt.before != "" {
			s.Before = read(tt.before)
		}
		if got := p.Match(s) >= 0; got != tt.want {
			t.Errorf("%q after %q: %v", tt.sentence, tt.before, got)
		}
	}
	if _, err := Compile("@some", words); err == nil {
		t.Error("an unknown list is no error")
	}
}

func TestCompileRefuses(t *testing.T) {
	for _, s := range []string{"", "Not approved", "out-of-network", "...x denied", "... denied", "^", "can't"} {
		if _, err := Compile(s, nil); err == nil {
			t.Errorf("Compile(%q): no error", s)
		}
	}
}

func TestBook(t *testing.T) {
	b, err := Parse([]byte("zeal:\n  - {any: [not covered], unless: [is covered], weight: 2}\n  - {any: [covered]}\nair:\n  - {any: [late]}\n"), nil)
	if err != nil {
		t.Fatal(err)
	}
	read := NewLexicon(b.Patterns()...).Reader()
	for s, want := range map[string]float64{"It is not covered.": 2, "It is covered, not covered": 1, "Nothing": 0} {
		if got := b.Weight("zeal", read(s)); got != want {
			t.Errorf("weight of %q is %v, want %v", s, got, want)
		}
	}
	if !slices.Equal(b.Names, []string{"zeal", "air"}) {
		t.Errorf("names %v", b.Names)
	}
	for _, bad := range []string{"a: [{some: [x]}]", "a: [{weight: 2}]", "a: [{any: ['']}]", "- a"} {
		if _, err := Parse([]byte(bad), nil); err == nil {
			t.Errorf("Parse(%q): no error", bad)
		}
	}
}

func FuzzMatch(f *testing.F) {
	f.Add("not ... covered", "The drug is not, we find, covered.")
	f.Add("^ if|when we? den* $", "If we deny ☒")
	f.Fuzz(func(t *testing.T, pattern, sentence string) {
		p, err := Compile(pattern, nil)
		if err != nil {
			return
		}
		s := NewLexicon(p).Reader()(sentence)
		if at := p.Match(s); at >= len(s.Tokens) {
			t.Errorf("match at %d of %d", at, len(s.Tokens))
		}
	})
}
