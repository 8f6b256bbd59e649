// Command train finds the weights with which package reason finds the reason of
// a letter and package classify its category: of the words of sentences
// (internal/why/reasons.txt, decisions.txt) and of the places where they stand
// (extract/reason/weights.txt).
//
//	go run ./extract/reason/train -letters testdata,testdata/learn
//
// It learns from the sentences of testdata/reasons (not those that are held) and from the
// labelled letters of folders with words/pdf.jsonl.gz and truth. The weights of
// places are learned from what models say that have not seen the letter's half,
// as it will be for the letters of others. The same input gives the same files.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"recourse/extract/reason"
	"recourse/internal/why"
)

func main() {
	root := flag.String("root", ".", "the project's folder")
	folders := flag.String("letters", "", "folders of labelled letters, with commas between")
	half := flag.String("half", "", "odd or even: learn from these letters only")
	flag.Parse()
	if err := run(*root, *folders, *half); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

// read reads the sentences of a project's folder and the letters of others.
func read(root, folders string) (told, decided []labelled, letters []example, err error) {
	if told, err = readLabelled(filepath.Join(root, "testdata", "reasons", "build.txt")); err != nil {
		return nil, nil, nil, err
	}
	if decided, err = readLabelled(filepath.Join(root, "testdata", "reasons", "decisions.txt")); err != nil {
		return nil, nil, nil, err
	}
	for dir := range strings.SplitSeq(folders, ",") {
		more, err := readLetters(dir)
		if err != nil {
			return nil, nil, nil, err
		}
		letters = append(letters, more...)
	}
	return told, decided, letters, nil
}

func run(root, folders, half string) error {
	told, decided, letters, err := read(root, folders)
	if err != nil {
		return err
	}
	letters = slices.DeleteFunc(letters, func(e example) bool {
		return half == "odd" && e.even() || half == "even" && !e.even()
	})
	words, places, decisions := fitWords(told, letters), fitPlaces(told, decided, letters), fitDecisions(decided, letters)
	fmt.Printf("%d sentences, %d letters: %d features of words, %d of places, %d of decisions\n",
		len(told)+len(decided), len(letters), len(words.Weights), len(places.Weights), len(decisions.Weights))
	return errors.Join(
		write(words, aboutWords, root, "internal", "why", "reasons.txt"),
		write(decisions, aboutDecisions, root, "internal", "why", "decisions.txt"),
		write(places, aboutPlaces, root, "extract", "reason", "weights.txt"))
}

func write(m *why.Model, about string, path ...string) error {
	if err := os.WriteFile(filepath.Join(path...), m.Format(about), 0o644); err != nil {
		return fmt.Errorf("write model: %w", err)
	}
	return nil
}

const (
	aboutWords = `What the words of a sentence say of why, in hundredths: made by extract/reason/train, not by hand.
Source: testdata/reasons/build.txt and labelled letters; status: learned; collected: 2026-11.`
	aboutDecisions = `What the words of a sentence say of what was decided, in hundredths: made by extract/reason/train, not by hand.
Source: testdata/reasons/decisions.txt and labelled letters; status: learned; collected: 2026-11.`
	aboutPlaces = `What the place of a sentence says of whether it is part of the reason, in hundredths: made by extract/reason/train.
Source: labelled letters; status: learned; collected: 2026-11.`
)

// halves are the letters of one half and those of the other.
func halves(letters []example) (odd, even []example) {
	for _, e := range letters {
		if e.even() {
			even = append(even, e)
		} else {
			odd = append(odd, e)
		}
	}
	return odd, even
}

// fitPlaces learns the weights of places from letters, each judged by a model
// that knows the words of the other half only.
func fitPlaces(told, decided []labelled, letters []example) *why.Model {
	odd, even := halves(letters)
	var out []sample
	for _, pair := range [][2][]example{{odd, even}, {even, odd}} {
		judges := reason.Judges{Reasons: why.JudgeWith(fitWords(told, pair[0])), Decisions: why.JudgeWith(fitDecisions(decided, pair[0]))}
		for _, e := range pair[1] {
			out = append(out, places(e, judges)...)
		}
	}
	return fit(reasonClasses, out)
}
