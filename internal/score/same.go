package score

import (
	"regexp"
	"slices"
	"strings"
)

func equal(got, want string) bool { return got == want }

// sameID ignores case, spaces and punctuation.
func sameID(got, want string) bool { return squeeze(got) == squeeze(want) }

// samePhone looks at the ten digits without country code, extension or menu option.
func samePhone(got, want string) bool { return tenDigits(got) == tenDigits(want) }

func tenDigits(s string) string {
	s = strings.TrimPrefix(squeeze(s), "1")
	return s[:min(10, len(s))]
}

// sameName ignores initials, case and punctuation, not the order.
func sameName(got, want string) bool {
	initial := func(w string) bool { return len(w) == 1 }
	return slices.Equal(slices.DeleteFunc(words(got), initial), slices.DeleteFunc(words(want), initial))
}

// samePayer wants most words of the name and not too many others.
func samePayer(got, want string) bool {
	g, w := set(words(got)), set(words(want))
	both := 0.0
	for word := range g {
		if w[word] {
			both++
		}
	}
	return both > 0 && both >= 0.6*float64(len(w)) && both >= 0.4*float64(len(g))
}

func sameService(got, want string) bool { return f1(words(got), words(want)) >= 0.5 }

// sameReason wants the same words, or the whole reason within a quote that is
// at most two and a half times as long.
func sameReason(got, want string) bool {
	g, w := words(got), words(want)
	if f1(g, w) >= 0.6 {
		return true
	}
	whole := strings.Contains(strings.Join(g, " "), strings.Join(w, " "))
	return whole && float64(len(g)) <= 2.5*float64(len(w))
}

var (
	notIdentifier = regexp.MustCompile(`[^0-9A-Z]`)
	word          = regexp.MustCompile(`[a-z0-9]+`)
)

func squeeze(s string) string { return notIdentifier.ReplaceAllString(strings.ToUpper(s), "") }

func words(s string) []string { return word.FindAllString(strings.ToLower(s), -1) }

func set(list []string) map[string]bool {
	out := make(map[string]bool, len(list))
	for _, s := range list {
		out[s] = true
	}
	return out
}

// f1 is the harmonic mean of precision and recall over words as a multiset.
func f1(a, b []string) float64 {
	left := map[string]int{}
	for _, w := range b {
		left[w]++
	}
	both := 0
	for _, w := range a {
		if left[w] > 0 {
			left[w]--
			both++
		}
	}
	if both == 0 {
		return 0
	}
	return 2 * float64(both) / float64(len(a)+len(b))
}
