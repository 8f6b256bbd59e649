package pdf

import (
	"strings"
	"testing"

	"recourse/internal/letter"
)

// layerOf is a layer of words, all painted.
func layerOf(text string) Layer {
	var l Layer
	for _, w := range strings.Fields(text) {
		l.Words = append(l.Words, letter.Word{Text: w})
		l.Glyphs += len([]rune(w))
	}
	return l
}

func TestJudge(t *testing.T) {
	english := strings.Repeat("We have reviewed the request and the plan does not cover this service. ", 6)
	tests := []struct {
		name  string
		layer Layer
		cover float64
		want  string
	}{
		{"letter", layerOf(english), 0, TextLayer},
		{"letter with a logo", layerOf(english), 0.2, TextLayer},
		{"Spanish", layerOf(strings.Repeat("Usted tiene derecho a una apelación de esta decisión y a recibir ayuda en su idioma. ", 6)), 0, TextLayer},
		{"taglines", layerOf(strings.Repeat("Jeśli mówisz po polsku możesz skorzystać z bezpłatnej pomocy. Nếu bạn nói tiếng Việt có dịch vụ. 您可以免费获得语言援助服务 ", 5)), 0, TextLayer},
		{"table of numbers", layerOf(strings.Repeat("99213 125.00 0.00 CO-197 ", 20)), 0, TextLayer},
		{"empty", Layer{}, 0, NoTextLayer},
		{"next to nothing", layerOf("Page 1 of 3"), 0, NoTextLayer},
		{"words over a picture", layerOf(english), 0.9, PageImage},
		{"moved characters that can be spoken", layerOf(strings.Repeat("Pi tace leniipis wge lecoisw ans wge qlan soif nuw cuter wgaf ", 8)), 0, Gibberish},
		{"moved characters", layerOf(strings.Repeat("zh kdyh uhylhzhg wkh uhtxhvw dqg ", 8)), 0, Gibberish},
		{"letters apart", layerOf(strings.Repeat("W e h a v e r e v i e w e d ", 4)), 0, SpacedLetters},
		{"words run together", layerOf(strings.Repeat("Wehavereviewedtherequestandtheplandoesnot coverthisserviceforthereasonsgivenbelow ", 10)), 0, RunTogether},
		{"much that is no word", Layer{Words: layerOf(english).Words, Glyphs: 300, Sight: &Sight{Explained: 0.2}}, 0, WordsMissing},
		{"words over words", Layer{Words: layerOf(english).Words, Glyphs: 300, Sight: &Sight{Explained: 1, Overlaid: 1}}, 0, OverlaidText},
		{"much that nobody sees", Layer{Words: layerOf(english).Words, Glyphs: 300, Sight: &Sight{Explained: 1, Unseen: 100}}, 0, InvisibleText},
		{"most of it beyond the page", Layer{Words: layerOf(english).Words, Glyphs: 300, Outside: 500}, 0, TextOutside},
		{"glyphs without meaning", Layer{Words: layerOf(english).Words, Glyphs: 300, Unmapped: 30}, 0, UnmappedGlyphs},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got, trusted := tt.layer.Judge(tt.cover); got != tt.want || trusted != (tt.want == TextLayer) {
				t.Errorf("%s, %v; want %s", got, trusted, tt.want)
			}
		})
	}
}
