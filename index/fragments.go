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
	most := 0
	for i := len(v.Letters) - 1; i >= 0; i-- {
		found, n := passages(v.Letters[i], list, t)
		if id == "" || n > most {
			id, best, most = v.Letters[i].ID, found, n
		}
	}
	if len(best) > maxFragments {
		best = best[:maxFragments]
	}
	return id, best
}

// passages shows what it can of the wanted things, in fields and then in text,
// and tells how many that are.
func passages(l letterView, list []wanted, t tier) (found []Fragment, n int) {
	shown := make([]bool, len(list))
	show := func(f Fragment, from, to int) {
		f.Letter = l.ID
		found = append(found, f)
		for i := from; i < to; i++ {
			shown[i] = true
		}
		n += to - from
	}
	for _, field := range l.Fields {
		for i, w := range list {
			if !shown[i] && w.inField(field.Name) {
				if f, ok := w.inValue(field, t); ok {
					show(f, i, i+1)
				}
			}
		}
	}
	for _, p := range l.Pages {
		for _, part := range []struct{ name, text string }{{fieldBody, p.Body}, {fieldBoilerplate, p.Boilerplate}} {
			text := passage{field: part.name, page: p.Page, text: part.text, tier: t}
			text.find(list, shown, show)
		}
	}
	return found, n
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
	tier  tier
	words []terms.Word
}

// find shows a place of everything that is not shown yet: the first, but rather
// one where the things that were asked for next follow at once.
func (p *passage) find(list []wanted, shown []bool, show func(f Fragment, from, to int)) {
	for i := range list {
		if !p.looksFor(list, shown, i) {
			continue
		}
		if p.words == nil {
			p.words = terms.Words([]byte(p.text))
		}
		var from, to int
		next := i
		for at := range p.words {
			if end, n := p.together(list, shown, i, at); n > next {
				from, to, next = at, end, n
			}
		}
		if next > i {
			show(p.fragment(from, to), i, next)
		}
	}
}

func (p *passage) looksFor(list []wanted, shown []bool, i int) bool {
	w := list[i]
	return !shown[i] && (w.apart == 0 || !shown[w.apart-1]) &&
		(p.field != fieldBody || w.inBody()) && (p.field != fieldBoilerplate || w.inBoilerplate())
}

// together matches wanted things from the ith on with the words from one on, each
// where the one before ends. It returns the end of both; they are where they
// began if the first does not match.
func (p *passage) together(list []wanted, shown []bool, i, at int) (end, next int) {
	for end, next = at, i; next < len(list) && (next == i || list[next].apart == 0 && p.looksFor(list, shown, next)); next++ {
		n := p.at(list[next], end)
		if n == 0 {
			break
		}
		end += n
	}
	return end, next
}

// at returns the number of words, from one on, that are the wanted thing.
func (p *passage) at(w wanted, at int) int {
	if w.identifier != "" {
		return p.identifierAt(w, at, p.tier)
	}
	return w.at(p.text, p.words[at:], p.tier)
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
