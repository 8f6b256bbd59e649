package unpack

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/goccy/go-yaml"
)

// Of a mail's two forms the plain one is read, unless it has less than this
// share of the other's words: then it only says that there is another.
const plainShare = 0.7

// best is the one of the forms of a text that is read.
func best(all []passage) []passage {
	var plain, html []passage
	for _, p := range all {
		if p.html {
			html = append(html, p)
		} else {
			plain = append(plain, p)
		}
	}
	if float64(countWords(joined(plain))) >= plainShare*float64(countWords(joined(html))) {
		return plain
	}
	return html
}

func joined(all []passage) string {
	var texts []string
	for _, p := range all {
		if s := strings.Trim(p.text, "\r\n"); strings.TrimSpace(s) != "" {
			texts = append(texts, s)
		}
	}
	return strings.Join(texts, "\n\n")
}

func countWords(s string) int { return len(strings.Fields(s)) }

// text gives the mail's own text: always where there is nothing else, and
// beside attachments where it is more than a signature.
func (m *mail) text(all []passage) {
	s := joined(all)
	if s == "" || m.files > 0 && isSignature(s) {
		return
	}
	m.files++
	m.give(Member{Name: m.names.of("message.txt", ""), Type: TypeText, Own: true, Cover: isCover(s), Body: strings.NewReader(s)})
}

//go:embed signature.yaml
var signatureYAML []byte

// signs tell what stands at the end of mails and is no text of their own.
type signs struct {
	// Closings are lines after which only a name and an address follow.
	Closings []string `yaml:"closings"`
	// Devices begin the lines that programs add.
	Devices []string `yaml:"devices"`
	// A paragraph is a notice that has one of Notices and one of Carriers.
	Notices  []string `yaml:"notices"`
	Carriers []string `yaml:"carriers"`
	// Covers are words of texts that only say what comes with them.
	Covers []string `yaml:"covers"`
}

var loadSigns = sync.OnceValue(func() signs {
	var s signs
	if err := yaml.UnmarshalWithOptions(signatureYAML, &s, yaml.Strict()); err != nil {
		panic(err) // a test reads the file
	}
	return s
})

const (
	// fewWords is less than any decision can be told in.
	fewWords = 8
	// signatureLines is how long a signature gets.
	signatureLines = 12
	// coverWords is how long a note gets that only says what comes with it.
	coverWords = 60
)

// paragraphBreak is between paragraphs.
var paragraphBreak = regexp.MustCompile(`\n\s*\n`)

// isSignature reports whether the text holds next to nothing but a signature,
// a notice of confidentiality and the like.
func isSignature(s string) bool {
	return countWords(loadSigns().own(s)) < fewWords
}

// isCover reports whether the text is a short note on what comes with it. A
// text that names a number of its own is more.
func isCover(s string) bool {
	signs := loadSigns()
	text := signs.own(s)
	return countWords(text) < coverWords && !hasIdentifier(text) &&
		slices.ContainsFunc(signs.Covers, func(word string) bool { return strings.Contains(text, word) })
}

// own is the text in lower case, without signature and notices.
func (s signs) own(text string) string {
	var kept []string
	for _, paragraph := range paragraphBreak.Split(strings.ReplaceAll(text, "\r\n", "\n"), -1) {
		if !s.isNotice(strings.ToLower(paragraph)) {
			kept = append(kept, strings.Split(paragraph, "\n")...)
		}
	}
	return strings.Join(s.ownLines(kept), "\n")
}

// notIdentifier is what else has many digits: telephone numbers, ZIP codes, dates.
var notIdentifier = regexp.MustCompile(`^(\(?\d{3}\)?[-.]?\d{3}[-.]?\d{4}|\d{3}[-.]\d{4}|\d{5}(-\d{4})?|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|\d{4})$`)

// hasIdentifier reports whether a word may be the number of a case or a member.
func hasIdentifier(text string) bool {
	for _, word := range strings.Fields(text) {
		word = strings.Trim(word, ".,;:#()[]<>\"'")
		digits := 0
		for _, r := range word {
			if r >= '0' && r <= '9' {
				digits++
			}
		}
		if digits >= 4 && !notIdentifier.MatchString(word) {
			return true
		}
	}
	return false
}

func (s signs) isNotice(paragraph string) bool {
	has := func(word string) bool { return strings.Contains(paragraph, word) }
	return slices.ContainsFunc(s.Notices, has) && slices.ContainsFunc(s.Carriers, has)
}

// ownLines are the lines before the signature.
func (s signs) ownLines(lines []string) []string {
	var kept []string
	for i, l := range lines {
		l = strings.ToLower(strings.TrimSpace(l))
		if l == "--" || len(lines)-i <= signatureLines && slices.Contains(s.Closings, strings.Trim(l, ",.!- ")) {
			break
		}
		if !slices.ContainsFunc(s.Devices, func(d string) bool { return strings.HasPrefix(l, d) }) {
			kept = append(kept, l)
		}
	}
	return kept
}
