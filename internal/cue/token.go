package cue

import (
	"strings"
	"unicode"
)

// The words that stand for what is no word: boxes on forms, numbers.
const (
	On  = "#on"
	Off = "#off"
	// Number is any number in digits.
	Number = "#"
)

// boxes are what a ticked or empty box looks like, as text or as recognised.
var boxes = strings.NewReplacer("☒", " "+On+" ", "☑", " "+On+" ", "[x]", " "+On+" ", "[X]", " "+On+" ",
	"(x)", " "+On+" ", "(X)", " "+On+" ", "☐", " "+Off+" ", "[ ]", " "+Off+" ", "□", " "+Off+" ")

// quotes makes quotes plain and parts what printers join.
var quotes = strings.NewReplacer("’", "'", "‘", "'", "ﬁ", "fi", "ﬂ", "fl")

// month stands for May before a day or year, which is not the verb.
const month = "month-of-may"

// full are contractions that hide a "not" or an "is".
var full = map[string]string{"can't": "cannot", "won't": "will not", "isn't": "is not", "aren't": "are not",
	"wasn't": "was not", "weren't": "were not", "don't": "do not", "doesn't": "does not", "didn't": "did not",
	"couldn't": "could not", "wouldn't": "would not", "hasn't": "has not", "haven't": "have not",
	"hadn't": "had not", "shouldn't": "should not", "we're": "we are", "we've": "we have", "we'll": "we will",
	"you're": "you are", "you've": "you have", "it's": "it is", "here's": "here is", "that's": "that is",
	"what's": "what is"}

// Tokens are the words of a sentence as patterns see them.
func Tokens(s string) []string {
	s = quotes.Replace(boxes.Replace(s))
	var out []string
	fields := strings.Fields(s)
	for i, w := range fields {
		if w == On || w == Off {
			out = append(out, w)
			continue
		}
		if w == "May" && i+1 < len(fields) && unicode.IsDigit(rune(fields[i+1][0])) {
			out = append(out, month)
			continue
		}
		out = appendWords(out, strings.ToLower(w))
	}
	return joinCannot(out)
}

// appendWords takes a printed word apart at what is neither letter nor digit.
func appendWords(out []string, w string) []string {
	bare := strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if f, ok := full[bare]; ok {
		return append(out, strings.Fields(f)...)
	}
	bare = strings.TrimSuffix(bare, "'s")
	bare = strings.ReplaceAll(bare, "'", "")
	return append(out, strings.FieldsFunc(bare, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })...)
}

// joinCannot makes one word of "can not".
func joinCannot(ws []string) []string {
	out := ws[:0]
	for _, w := range ws {
		if w == "not" && len(out) > 0 && out[len(out)-1] == "can" {
			out[len(out)-1] = "cannot"
			continue
		}
		out = append(out, w)
	}
	return out
}
