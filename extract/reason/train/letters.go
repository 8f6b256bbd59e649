package main

import (
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"recourse/extract/reason"
	"recourse/extract/section"
	"recourse/internal/cue"
	"recourse/internal/layout"
	"recourse/internal/letter"
	"recourse/internal/score"
	"recourse/internal/why"
)

// example is one labelled letter.
type example struct {
	stem  string
	truth score.Truth
	text  *layout.Text
	parts []section.Part
}

// readLetters reads the digital letters of a folder: the words that were read in
// words/pdf.jsonl.gz, what is true in truth.
func readLetters(dir string) ([]example, error) {
	f, err := os.Open(filepath.Join(dir, "words", "pdf.jsonl.gz"))
	if err != nil {
		return nil, fmt.Errorf("read letters: %w", err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("read letters: %w", err)
	}
	var out []example
	for dec := json.NewDecoder(z); ; {
		var words struct {
			Stem  string        `json:"stem"`
			Pages []letter.Page `json:"pages"`
		}
		if err := dec.Decode(&words); errors.Is(err, io.EOF) {
			return out, nil
		} else if err != nil {
			return nil, fmt.Errorf("read letters: %w", err)
		}
		truth, err := score.ReadTruth(filepath.Join(dir, "truth", words.Stem+".json"))
		if err != nil {
			return nil, err
		}
		text := layout.New(words.Pages)
		out = append(out, example{words.Stem, truth, text, section.Of(text)})
	}
}

// even reports whether the letter is of the second half: letters of the two
// share neither skeleton nor case. The sets heldA, heldC and heldE are of one half, heldB
// and heldD of the other; the rest are halved by number.
func (e example) even() bool {
	switch e.stem[0] {
	case 'a', 'c', 'e':
		return false
	case 'b', 'h':
		return true
	}
	return strings.HasSuffix(e.stem, "0") || strings.ContainsAny(e.stem[len(e.stem)-1:], "2468")
}

// class is the category of the letter's reason, none where it has none.
func (e example) class() string {
	if e.truth.DenialReason == nil || e.truth.Category == nil {
		return why.None
	}
	return *e.truth.Category
}

// sentence is a candidate with whether it is part of the true reason.
type sentence struct {
	reason.Featured
	inReason bool
}

// sentences are the candidates of the letter as the judges see them.
func (e example) sentences(judges reason.Judges) []sentence {
	truth := ""
	if e.truth.DenialReason != nil {
		truth = joined(cue.Tokens(*e.truth.DenialReason))
	}
	var out []sentence
	for _, c := range reason.Candidates(e.text, e.parts, judges) {
		out = append(out, sentence{c, len(c.Tokens) > 0 && within(c.Tokens, truth)})
	}
	return out
}

func joined(tokens []string) string { return " " + strings.Join(tokens, " ") + " " }

// within reports whether the words, or all but what a heading left before them,
// stand in the text, or hold all of it.
func within(tokens []string, text string) bool {
	own := joined(tokens)
	if len(tokens) > 3 && strings.Contains(text, own) {
		return true
	}
	return text != "" && len(text) > len(own)/3 && strings.Contains(own, text) ||
		len(tokens) > 6 && strings.Contains(text, joined(tokens[len(tokens)/3:]))
}
