package library

import (
	"regexp"
	"strings"

	"recourse/internal/layout"
	"recourse/internal/letter"
)

// piece is a passage of a document.
type piece struct {
	text string
	page letter.PageNumber
}

const (
	// fewestWords is what a passage has at least; less is a heading or a value.
	fewestWords = 6
	// mostWords bounds a passage that a list goes on.
	mostWords = 160
)

// bullet begins an item of a list.
var bullet = regexp.MustCompile(`^(?:[•▪●○◦*–—-]|\(?(?:\d{1,2}|[A-Za-z]|[ivx]{1,4})[.)])$`)

// cut makes passages of a document: its paragraphs as they are printed. One that
// leads to a list ("all of the following:") is one passage with the list.
func cut(t *layout.Text) []piece {
	var out []piece
	for i := 0; i < len(t.Paragraphs); i++ {
		p := t.Paragraphs[i]
		if t.LineOf(p.From).Furniture || p.Empty() {
			continue
		}
		whole := p
		if leads(t, p) {
			for i+1 < len(t.Paragraphs) && goesOn(t, whole, t.Paragraphs[i+1]) {
				i++
				whole.To = t.Paragraphs[i].To
			}
		}
		if whole.Len() >= fewestWords {
			out = append(out, piece{text: t.String(whole), page: t.Evidence(whole).Page})
		}
	}
	return out
}

// leads reports whether a paragraph says that a list follows.
func leads(t *layout.Text, p layout.Range) bool {
	return strings.HasSuffix(t.Words[p.To-1].Text, ":")
}

// goesOn reports whether a paragraph is an item of the list that whole began.
func goesOn(t *layout.Text, whole, next layout.Range) bool {
	return next.From == whole.To && whole.Len()+next.Len() <= mostWords && !t.LineOf(next.From).Furniture &&
		bullet.MatchString(t.Words[next.From].Text)
}
