package language

import (
	"bytes"
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/goccy/go-yaml"
	"golang.org/x/text/unicode/norm"

	"recourse/internal/layout"
)

//go:embed words.yaml
var wordsYAML []byte

// book is the file words.yaml.
type book struct {
	Languages []tongue `yaml:"languages"`
	Scripts   []script `yaml:"scripts"`
}

type tongue struct {
	Code  string   `yaml:"code"`
	Name  string   `yaml:"name"`
	Words []string `yaml:"words"`
}

type script struct {
	Script string   `yaml:"script"`
	Codes  []string `yaml:"codes"`
	Name   string   `yaml:"name"`
}

var known = mustBook()

func mustBook() book {
	var b book
	if err := yaml.NewDecoder(bytes.NewReader(wordsYAML), yaml.Strict()).Decode(&b); err != nil {
		panic(fmt.Sprintf("words.yaml: %v", err)) // embedded, so a test fails first
	}
	return b
}

const (
	// fewWords are too few to tell a language.
	fewWords = 40
	// readable is the least share of function words that shows a configured
	// language: tables and addresses have few, the twin of a bilingual letter half.
	readable = 0.08
	// foreign is the least share that shows another.
	foreign = 0.12
	// ownScript is the share of letters of another script that shows it.
	ownScript = 0.5
)

// Notice returns the name of the language that most of the letter is in, where
// that is none of the configured ones (tesseract's names); else "".
func Notice(t *layout.Text, configured []string) string {
	words := map[string]int{}
	total := 0
	letters, scripts := 0, map[string]int{}
	for _, w := range t.Words {
		for _, r := range w.Text {
			if unicode.IsLetter(r) {
				letters++
				scripts[scriptOf(r)]++
			}
		}
		if s := fold(w.Text); s != "" {
			words[s]++
			total++
		}
	}
	if name := byScript(scripts, letters, configured); name != "" {
		return name
	}
	return byWords(words, total, configured)
}

func byScript(count map[string]int, letters int, configured []string) string {
	for _, s := range known.Scripts {
		isOurs := slices.ContainsFunc(s.Codes, func(c string) bool { return slices.Contains(configured, c) })
		if letters > fewWords && !isOurs && float64(count[s.Script]) > ownScript*float64(letters) {
			return s.Name
		}
	}
	return ""
}

func byWords(words map[string]int, total int, configured []string) string {
	if total < fewWords {
		return ""
	}
	name, most := "", 0.0
	for _, l := range known.Languages {
		n := 0
		for _, w := range l.Words {
			n += words[w]
		}
		share := float64(n) / float64(total)
		if slices.Contains(configured, l.Code) {
			if share >= readable {
				return ""
			}
			continue
		}
		if share > most {
			name, most = l.Name, share
		}
	}
	if most < foreign {
		return ""
	}
	return name
}

// scriptOf is the script of a letter among those that are known, "" for Latin
// and all others.
func scriptOf(r rune) string {
	for _, s := range known.Scripts {
		if unicode.Is(unicode.Scripts[s.Script], r) {
			return s.Script
		}
	}
	return ""
}

// fold is a word in lower case without accents and punctuation; "" for what has
// other characters than letters of the Latin script.
func fold(s string) string {
	s = strings.ToLower(strings.TrimFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }))
	out := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(s))
	if strings.ContainsFunc(out, func(r rune) bool { return r < 'a' || r > 'z' }) {
		return ""
	}
	return out
}
