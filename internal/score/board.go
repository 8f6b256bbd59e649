package score

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// Board adds up results per form. The zero Board is empty and ready.
type Board struct {
	forms map[string]*form
}

// form is the sum over the letters of one form.
type form struct {
	letters, review, assumedOnly, split int

	fields map[string]*[outcomes]int
	lists  map[string]*Listed
	silent []string
}

// Add counts the result of the letter with the given stem in the given form.
func (b *Board) Add(formName, stem string, r Result) {
	f := b.form(formName)
	f.letters++
	f.review += count(r.Review)
	f.assumedOnly += count(r.AssumedOnly)
	f.split += count(r.Split)
	for _, j := range r.Fields {
		f.field(j.Field)[j.Outcome]++
		if j.Critical && j.Outcome.Silent() {
			f.silent = append(f.silent, stem+" "+j.Field)
		}
	}
	for _, l := range r.Lists {
		sum := f.list(l.Name)
		sum.Found, sum.Printed, sum.Extra = sum.Found+l.Found, sum.Printed+l.Printed, sum.Extra+l.Extra
	}
}

func (b *Board) form(name string) *form {
	if b.forms == nil {
		b.forms = map[string]*form{}
	}
	if b.forms[name] == nil {
		b.forms[name] = &form{fields: map[string]*[outcomes]int{}, lists: map[string]*Listed{}}
	}
	return b.forms[name]
}

func (f *form) field(name string) *[outcomes]int {
	if f.fields[name] == nil {
		f.fields[name] = new([outcomes]int)
	}
	return f.fields[name]
}

func (f *form) list(name string) *Listed {
	if f.lists[name] == nil {
		f.lists[name] = &Listed{Name: name}
	}
	return f.lists[name]
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

// formOrder is from the easy to the hard; other forms follow by name.
var formOrder = []string{"pdf", "scan", "fax", "photo"}

func (b *Board) names() []string {
	names := slices.Sorted(maps.Keys(b.forms))
	rank := func(n string) int {
		if i := slices.Index(formOrder, n); i >= 0 {
			return i
		}
		return len(formOrder)
	}
	slices.SortStableFunc(names, func(x, y string) int { return rank(x) - rank(y) })
	return names
}

// WriteTo writes the board as text, one line per form and field, the same
// bytes for the same results. [Read] reads it back.
func (b *Board) WriteTo(w io.Writer) (int64, error) {
	var s strings.Builder
	for _, name := range b.names() {
		b.forms[name].write(&s, name)
	}
	n, err := io.WriteString(w, s.String())
	return int64(n), err
}

func (f *form) write(s *strings.Builder, name string) {
	fmt.Fprintf(s, "%-6s%-22s", "form", "field")
	for _, o := range outcomeNames {
		fmt.Fprintf(s, "%14s", o)
	}
	s.WriteByte('\n')
	for _, known := range allFields {
		fmt.Fprintf(s, "%-6s%-22s", name, known.name)
		for _, n := range f.field(known.name) {
			fmt.Fprintf(s, "%14d", n)
		}
		s.WriteByte('\n')
	}
	for _, known := range allLists {
		l := f.list(known.name)
		fmt.Fprintf(s, "%-6s%-22sfound %d of %d, extra %d\n", name, l.Name, l.Found, l.Printed, l.Extra)
	}
	f.summary(s, name)
}

func (f *form) summary(s *strings.Builder, name string) {
	right, asked := f.critical()
	fmt.Fprintf(s, "%s critical values right: %d of %d (%.1f%%), silent errors: %d (%.2f%%)\n", name,
		right, asked, percent(right, asked), len(f.silent), percent(len(f.silent), asked))
	fmt.Fprintf(s, "%s sent to review: %d of %d letters (%d only for an assumed deadline), split wrongly: %d\n", name,
		f.review, f.letters, f.assumedOnly, f.split)
	for _, silent := range slices.Sorted(slices.Values(f.silent)) {
		fmt.Fprintf(s, "%s silent: %s\n", name, silent)
	}
	s.WriteByte('\n')
}

func (f *form) critical() (right, asked int) {
	for _, known := range allFields {
		if !known.critical {
			continue
		}
		for o, n := range f.field(known.name) {
			asked += n
			if Outcome(o) == Right {
				right += n
			}
		}
	}
	return right, asked
}

func percent(n, of int) float64 { return 100 * float64(n) / float64(max(of, 1)) }

// Silent counts the silent errors over all forms: critical values that are
// wrong, invented or missing, with nobody asked.
func (b *Board) Silent() int {
	n := 0
	for _, f := range b.forms {
		n += len(f.silent)
	}
	return n
}
