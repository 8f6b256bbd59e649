package codes

import (
	"regexp"
	"strings"
)

// form is a code as people and payers write it: CO-197, co197, PR 27, 50, N130,
// MA01. The O of a group is often recognised as a zero.
var form = regexp.MustCompile(`^(?:(C[O0]|PR|[O0]A|P[I1]|CR)[ -]?)?(B?\d{1,3}|A\d|P\d{1,2}|MA?\d{1,3}|N\d{1,4})$`)

// Lookup explains a code of the built-in book.
func Lookup(code string) (Meaning, bool) { return Builtin().Lookup(code) }

// Lookup explains a code, with or without its group: "CO-197", "197", "N130", "PR".
func (b *Book) Lookup(code string) (Meaning, bool) {
	s := strings.ToUpper(strings.Join(strings.Fields(code), " "))
	s = strings.TrimPrefix(strings.TrimPrefix(s, "CARC "), "RARC ")
	if e, ok := b.entries[s]; ok && e.Kind == Group {
		return Meaning{Printed: s, Entry: e}, true
	}
	m := form.FindStringSubmatch(s)
	if m == nil {
		return Meaning{}, false
	}
	e, ok := b.entries[bare(m[2])]
	if !ok {
		return Meaning{}, false
	}
	return b.explain(m[1], e), true
}

func (b *Book) explain(group string, e Entry) Meaning {
	out := Meaning{Printed: e.Code, Entry: e}
	if e.Kind != CARC {
		return out
	}
	group = strings.NewReplacer("0", "O", "1", "I").Replace(group)
	if g, ok := b.entries[group]; ok {
		out.Group, out.Printed = &g, group+"-"+e.Code
	}
	return out
}

// bare drops leading zeros of a plain number: CO-018 is 18, MA01 stays.
func bare(code string) string {
	if t := strings.TrimLeft(code, "0"); t != "" {
		return t
	}
	return code
}
