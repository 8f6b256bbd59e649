package terms

import "strings"

// maxGroups bounds the groups of one printed identifier: 0063 1187 4402 has
// three.
const maxGroups = 5

// Printed are the comparable forms of everything in a text that could be an
// identifier, so that a number is found also where it was not recognised as
// the member's or the request's. Groups with single spaces between them are
// taken together and one by one.
func Printed(text string) []string {
	seen := map[string]bool{}
	var found []string
	add := func(s string) {
		id := Identifier(s)
		if !seen[id] && IsIdentifier(id) {
			seen[id] = true
			found = append(found, id)
		}
	}
	for line := range strings.Lines(text) {
		if !HasDigit(line) {
			continue
		}
		for _, run := range runs(line) {
			for _, group := range run {
				add(group)
			}
			add(strings.Join(run, ""))
		}
	}
	return found
}

// runs are the groups of a line that stand together: each has a digit, or is a
// short word in capitals before one that has.
func runs(line string) [][]string {
	var all [][]string
	var run []string
	flush := func() {
		if len(run) > 0 && HasDigit(run[len(run)-1]) {
			all = append(all, run)
		}
		run = nil
	}
	for _, group := range strings.Split(strings.TrimRight(line, "\r\n"), " ") {
		group = strings.Trim(group, ".,;:()[]|")
		switch {
		case group == "":
			flush()
		case HasDigit(group):
			if len(run) == maxGroups {
				flush()
			}
			run = append(run, group)
		case isPrefix(group):
			flush()
			run = []string{group}
		default:
			flush()
		}
	}
	flush()
	return all
}

// isPrefix reports whether a word can begin an identifier, as BHA in
// BHA 220 719 384.
func isPrefix(group string) bool {
	return len(group) <= 4 && group == strings.ToUpper(group) && lettersOnly(strings.ToLower(group))
}
