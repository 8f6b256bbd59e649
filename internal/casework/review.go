package casework

import (
	"errors"
	"slices"

	"recourse/internal/letter"
)

// The questions of a review that are not about a value: whether the letter was
// cut from its stack rightly, and pages that could not be read.
const (
	askPages   = "pages"
	askReading = "reading"
	unreadPage = "page_unread" // the code of what is doubtful because of such a page
)

// askField stands for a question that has no value: it can be confirmed, and
// that can be taken back.
var askField = field{
	always: true,
	parse:  func(string) (string, error) { return "", errors.New("it has no value; confirm it, or find the page") },
	get:    func(letter.Letter) string { return "" },
	put:    func(*letter.Letter, string) {},
}

// open are the questions that no entry answers.
func open(asks []letter.Review, entries map[string]letter.Entry) []letter.Review {
	return slices.DeleteFunc(slices.Clone(asks), func(r letter.Review) bool { return answered(r, entries) })
}

func answered(r letter.Review, entries map[string]letter.Entry) bool {
	if _, ok := entries[r.Field]; ok {
		return true
	}
	if _, ok := entries["letter_type"]; ok && r.Field == "kind" {
		return true
	}
	_, looked := entries[askReading]
	return looked && r.Code == unreadPage
}
