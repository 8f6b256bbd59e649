package casework

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"recourse/internal/letter"
)

// CodeBadEntry is the code of what a person can not have meant.
const CodeBadEntry = "bad_entry"

// maxValue bounds what a person types for a field, in bytes.
const maxValue = 8 << 10

// parseText keeps a value as typed, on one line.
func parseText(s string) (string, error) {
	s = strings.Join(strings.Fields(s), " ")
	switch {
	case len(s) > maxValue:
		return "", fmt.Errorf("it is longer than %d characters", maxValue)
	case strings.ContainsFunc(s, unicode.IsControl):
		return "", fmt.Errorf("it holds characters that can not be printed")
	}
	return s, nil
}

// americanDate is month, day and year, as dates are written by hand.
var americanDate = regexp.MustCompile(`^(\d{1,2})/(\d{1,2})/(\d{4})$`)

// The years that a date of a case can have.
const (
	firstYear = 2000
	lastYear  = 2099
)

// ParseDay reads a day as a person types it: 2026-03-18 or 3/18/2026.
func ParseDay(s string) (letter.Date, error) {
	s = strings.TrimSpace(s)
	d, err := letter.ParseDate(s)
	if m := americanDate.FindStringSubmatch(s); m != nil {
		d, err = american(m[1:])
	}
	if err != nil {
		return letter.Date{}, fmt.Errorf("%q is no date of the calendar: want YYYY-MM-DD or MM/DD/YYYY", s)
	}
	if d.Year < firstYear || d.Year > lastYear {
		return letter.Date{}, fmt.Errorf("the year %d can not be meant", d.Year)
	}
	return d, nil
}

func american(part []string) (letter.Date, error) {
	var n [3]int
	for i, p := range part {
		var err error
		if n[i], err = strconv.Atoi(p); err != nil {
			return letter.Date{}, err
		}
	}
	d, ok := letter.NewDate(n[2], time.Month(n[0]), n[1])
	if !ok {
		return d, fmt.Errorf("no such day")
	}
	return d, nil
}

func parseDate(s string) (string, error) {
	d, err := ParseDay(s)
	return d.String(), err
}

// parseBool reads yes and no.
func parseBool(s string) (string, error) {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "yes", "y", "true", "1":
		return "true", nil
	case "no", "n", "false", "0":
		return "false", nil
	}
	return "", fmt.Errorf("%q is neither yes nor no", s)
}

// oneOf reads one word of a list.
func oneOf[T ~string](known ...T) func(string) (string, error) {
	words := make([]string, len(known))
	for i, k := range known {
		words[i] = string(k)
	}
	return func(s string) (string, error) {
		word := strings.ToLower(strings.NewReplacer(" ", "_", "-", "_").Replace(strings.TrimSpace(s)))
		if slices.Contains(words, word) {
			return word, nil
		}
		if meant := nearest(word, words); meant != "" {
			return "", fmt.Errorf("%q is not known: did you mean %s?", s, meant)
		}
		return "", fmt.Errorf("%q is not known; it is one of %s", s, strings.Join(words, ", "))
	}
}

// listOf reads words that are parted by commas or spaces.
func listOf(one func(string) (string, error)) func(string) (string, error) {
	return func(s string) (string, error) {
		var all []string
		for _, part := range splitList(s) {
			v, err := one(part)
			if err != nil {
				return "", err
			}
			if !slices.Contains(all, v) {
				all = append(all, v)
			}
		}
		return strings.Join(all, ","), nil
	}
}

func splitList(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ';' || unicode.IsSpace(r) })
}

// codeShape is what billing codes and diagnoses look like, of every kind.
var codeShape = regexp.MustCompile(`^[A-Z0-9][A-Z0-9.-]{0,9}$`)

func parseCode(s string) (string, error) {
	s = strings.ToUpper(strings.TrimSpace(s))
	if !codeShape.MatchString(s) {
		return "", fmt.Errorf("%q is no code", s)
	}
	return s, nil
}

// parseAmount reads dollars and cents: 1250, 1,250.00, $1250.5.
func parseAmount(s string) (cents int64, err error) {
	plain := strings.NewReplacer("$", "", ",", "", " ", "").Replace(s)
	whole, part, _ := strings.Cut(plain, ".")
	if len(part) > 2 {
		return 0, fmt.Errorf("%q is no amount of dollars and cents", s)
	}
	cents, err = strconv.ParseInt(whole+(part + "00")[:2], 10, 64)
	if err != nil || cents < 0 || whole == "" {
		return 0, fmt.Errorf("%q is no amount of dollars and cents", s)
	}
	return cents, nil
}
