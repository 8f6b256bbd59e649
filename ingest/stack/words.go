package stack

import (
	_ "embed"
	"strings"

	"github.com/goccy/go-yaml"
)

//go:embed words.yaml
var wordsYAML []byte

// vocabulary is the lists of words.yaml.
type vocabulary struct {
	Salutation     wordList `yaml:"salutation"`
	DateLabel      wordList `yaml:"date_label"`
	Title          wordList `yaml:"title"`
	MemberLabel    wordList `yaml:"member_label"`
	ReferenceLabel wordList `yaml:"reference_label"`
	PersonLabel    wordList `yaml:"person_label"`
	Closing        wordList `yaml:"closing"`
	Follows        wordList `yaml:"follows"`
	Appended       wordList `yaml:"appended"`
	Cover          wordList `yaml:"cover"`
	CoverBox       wordList `yaml:"cover_box"`
	CoverPages     wordList `yaml:"cover_pages"`
	Separator      wordList `yaml:"separator"`
	Blank          wordList `yaml:"blank"`
	PageMention    wordList `yaml:"page_mention"`
	PaperLabel     wordList `yaml:"paper_label"`
}

// wordList is phrases, found by their first word.
type wordList struct {
	Phrases []string `yaml:"phrases"`
	Yes     []string `yaml:"yes"`
	No      []string `yaml:"no"`

	byFirst map[string][][]string
	stems   [][]string // phrases whose first word is a beginning
}

// words is read once: it is part of the program, so that a fault in it is one
// of the program.
var words = mustVocabulary(wordsYAML)

func mustVocabulary(data []byte) *vocabulary {
	v := new(vocabulary)
	if err := yaml.UnmarshalWithOptions(data, v, yaml.Strict()); err != nil {
		panic("stack: words.yaml: " + err.Error())
	}
	for _, l := range v.lists() {
		l.index()
	}
	return v
}

func (v *vocabulary) lists() []*wordList {
	return []*wordList{&v.Salutation, &v.DateLabel, &v.Title, &v.MemberLabel, &v.ReferenceLabel,
		&v.PersonLabel, &v.Closing, &v.Follows, &v.Appended, &v.Cover, &v.CoverBox, &v.CoverPages, &v.Separator, &v.Blank, &v.PageMention, &v.PaperLabel}
}

func (l *wordList) index() {
	l.byFirst = map[string][][]string{}
	for _, p := range l.Phrases {
		f := strings.Fields(p)
		if strings.HasSuffix(f[0], "*") {
			l.stems = append(l.stems, f)
			continue
		}
		l.byFirst[f[0]] = append(l.byFirst[f[0]], f)
	}
}

// at is how many tokens the longest phrase takes that begins at tokens[i]; 0
// if none does.
func (l *wordList) at(tokens []token, i int) int {
	longest := 0
	for _, p := range l.byFirst[tokens[i].norm] {
		if len(p) > longest && begins(tokens[i:], p) {
			longest = len(p)
		}
	}
	for _, p := range l.stems {
		if len(p) > longest && begins(tokens[i:], p) {
			longest = len(p)
		}
	}
	return longest
}

// has reports whether a word is one of the phrases.
func (l *wordList) has(word string) bool { return len(l.byFirst[word]) > 0 }

// in reports whether a phrase stands anywhere among the tokens.
func (l *wordList) in(tokens []token) bool {
	for i := range tokens {
		if l.at(tokens, i) > 0 {
			return true
		}
	}
	return false
}

func begins(tokens []token, phrase []string) bool {
	if len(tokens) < len(phrase) {
		return false
	}
	for i, w := range phrase {
		stem, isStem := strings.CutSuffix(w, "*")
		if tokens[i].norm != w && !(isStem && strings.HasPrefix(tokens[i].norm, stem)) {
			return false
		}
	}
	return true
}
