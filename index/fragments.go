package index

import (
	"strings"

	"recourse/index/query"
	"recourse/index/terms"
	"recourse/internal/letter"
)

const (
	// maxFragments is the number of passages that are shown of a hit.
	maxFragments = 3
	// The words that are shown before and after a match.
	wordsBefore, wordsAfter = 8, 12
	// maxGroupGap is how far apart in bytes the groups of one identifier stand.
	maxGroupGap = 2
)

// explain finds the letter that shows best why a case was found, and passages
// of it: at most one for each thing that was asked for.
func explain(v view, node query.Node, t tier) (letter.ID, []Fragment) {
	list := wantedOf(node, t)
	var best []Fragment
	var id letter.ID
	for i := len(v.Letters) - 1; i >= 0; i-- {
		found := passages(v.Letters[i], list, t)
		if id == "" || len(found) > len(best) {
			id, best = v.Letters[i].ID, found
		}
	}
	if len(best) > maxFragments {
		best = best[:maxFragments]
	}
	return id, best
}

// passages shows what it can of the wanted things, in fields and then in text.
func passages(l letterView, list []wanted, t tier) []Fragment {
	var found []Fragment
	shown := make([]bool, len(list))
	show := func(f Fragment, i int) {
		f.Letter = l.ID
		found = append(found, f)
		shown[i] = true
	}
	for _, field := range l.Fields {
		for i, w := range list {
			if !shown[i] && w.inField(field.Name) {
				if f, ok := w.inValue(field, t); ok {
					show(f, i)
				}
			}
		}
	}
	for _, p := range l.Pages {
		for _, part := range []struct{ name, text string }{{fieldBody, p.Body}, {fieldBoilerplate, p.Boilerplate}} {
			text := passage{field: part.name, page: p.Page, text: part.text}
			text.find(list, shown, t, show)
		}
	}
	return found
}

// inValue shows a wanted thing in the value of a field.
func (w wanted) inValue(field fieldView, t tier) (Fragment, bool) {
	if w.identifier != "" {
		ok := w.identifierIs(terms.Identifier(field.Value), t)
		return Fragment{Field: field.Name, Match: field.Value}, ok
	}
	words := terms.Words([]byte(field.Value))
	for i := range words {
		if n := w.at(field.Value, words[i:], t); n > 0 {
			p := passage{field: field.Name, text: field.Value, words: words}
			return p.fragment(i, i+n), true
		}
	}
	return Fragment{}, false
}

// passage is a text in which things are looked for.
type passage struct {
	field string
	page  letter.PageNumber
	text  string
	words []terms.Word
}

// find shows the first place of everything that is not shown yet.
func (p *passage) find(list []wanted, shown []bool, t tier, show func(Fragment, int)) {
	for i, w := range list {
		if shown[i] || w.apart > 0 && shown[w.apart-1] || p.field == fieldBody && !w.inBody() || p.field == fieldBoilerplate && !w.inBoilerplate() {
			continue
		}
		if p.words == nil {
			p.words = terms.Words([]byte(p.text))
		}
		for at := range p.words {
			n := w.at(p.text, p.words[at:], t)
			if w.identifier != "" {
				n = p.identifierAt(w, at, t)
			}
			if n > 0 {
				show(p.fragment(at, at+n), i)
				break
			}
		}
	}
}

// identifierAt returns the number of words, from one on, that make the wanted
// identifier; 0 if they do not.
func (p *passage) identifierAt(w wanted, at int, t tier) int {
	joined := ""
	for i := at; i < len(p.words); i++ {
		if i > at && p.words[i].Start-p.words[i-1].End > maxGroupGap {
			return 0
		}
		joined += terms.Identifier(p.text[p.words[i].Start:p.words[i].End])
		if w.identifierIs(joined, t) {
			return i - at + 1
		}
		if len(joined) > len(w.identifier)+1 {
			return 0
		}
	}
	return 0
}

// fragment cuts the words from one to another out, with some around them.
func (p *passage) fragment(from, to int) Fragment {
	start, end := p.words[from].Start, p.words[to-1].End
	first, last := p.words[max(0, from-wordsBefore)].Start, p.words[min(len(p.words), to+wordsAfter)-1].End
	for last < len(p.text) && p.text[last] > ' ' {
		last++
	}
	return Fragment{Field: p.field, Page: p.page,
		Pre: spaced(p.text[first:start]), Match: spaced(p.text[start:end]), Post: spaced(p.text[end:last])}
}

// spaced makes every run of white space one space.
func spaced(s string) string {
	fields := strings.Fields(s)
	out := strings.Join(fields, " ")
	if out == "" {
		if s != "" {
			return " "
		}
		return ""
	}
	if strings.TrimLeft(s, " \n\r\t\f") != s {
		out = " " + out
	}
	if strings.TrimRight(s, " \n\r\t\f") != s {
		out += " "
	}
	return out
}
