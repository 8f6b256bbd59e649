package score

import (
	"maps"
	"slices"
)

// Board adds up results per form. The zero Board is empty and ready.
type Board struct {
	forms map[string]*form
}

// form is the sum over the letters of one form.
type form struct {
	letters, review, assumedOnly, split int

	fields  map[string]*[outcomes]int
	lists   map[string]*Listed
	silent  []string
	answers []answer
	mixed   Confusion
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
		if j.Said != nil {
			f.answers = append(f.answers, answer{j.Field, *j.Said, j.Outcome == Right})
		}
		if j.Field == "category" {
			f.mixed.add(j)
		}
		if j.Critical && j.Outcome.Silent() {
			f.silent = append(f.silent, stem+" "+j.Field)
		}
	}
	for _, l := range r.Lists {
		f.addList(l)
	}
}

func (f *form) addList(l Listed) {
	sum := f.list(l.Name)
	sum.Found, sum.Printed, sum.Extra = sum.Found+l.Found, sum.Printed+l.Printed, sum.Extra+l.Extra
}

func newForm() *form {
	return &form{fields: map[string]*[outcomes]int{}, lists: map[string]*Listed{}, mixed: Confusion{}}
}

func (b *Board) form(name string) *form {
	if b.forms == nil {
		b.forms = map[string]*form{}
	}
	if b.forms[name] == nil {
		b.forms[name] = newForm()
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

// names are the forms as in [Forms]; others follow by name.
func (b *Board) names() []string {
	names := slices.Sorted(maps.Keys(b.forms))
	rank := func(n string) int {
		if i := slices.Index(Forms, n); i >= 0 {
			return i
		}
		return len(Forms)
	}
	slices.SortStableFunc(names, func(x, y string) int { return rank(x) - rank(y) })
	return names
}

// all is the sum over the forms.
func (b *Board) all() *form {
	sum := newForm()
	for _, name := range b.names() {
		f := b.forms[name]
		sum.letters, sum.review, sum.assumedOnly = sum.letters+f.letters, sum.review+f.review, sum.assumedOnly+f.assumedOnly
		sum.split += f.split
		for field, n := range f.fields {
			for o := range n {
				sum.field(field)[o] += n[o]
			}
		}
		for _, l := range f.lists {
			sum.addList(*l)
		}
		sum.silent = append(sum.silent, f.silent...)
		sum.answers = append(sum.answers, f.answers...)
		for m, n := range f.mixed {
			sum.mixed[m] += n
		}
	}
	return sum
}

// right is how often a field was right, of the letters that were asked for it.
func (f *form) right(field string) Share {
	s := Share{}
	for o, n := range f.field(field) {
		s.Of += n
		if Outcome(o) == Right {
			s.N = n
		}
	}
	return s
}

// critical is the same over all critical fields.
func (f *form) critical() Share {
	sum := Share{}
	for _, known := range allFields {
		if known.critical {
			s := f.right(known.name)
			sum.N, sum.Of = sum.N+s.N, sum.Of+s.Of
		}
	}
	return sum
}

// Silent counts the silent errors over all forms: critical values that are
// wrong, invented or missing, with nobody asked.
func (b *Board) Silent() int {
	n := 0
	for _, f := range b.forms {
		n += len(f.silent)
	}
	return n
}
