package stack

import "strings"

// fold writes a number so that the slips of recognition do not part what is
// the same: no punctuation, and one sign for each group of like characters.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case 'O', 'o', 'Q', 'D':
			return '0'
		case 'I', 'i', 'L', 'l', '|':
			return '1'
		case 'S', 's', '$':
			return '5'
		case 'B':
			return '8'
		case 'Z', 'z':
			return '2'
		}
		switch {
		case r >= '0' && r <= '9' || r >= 'A' && r <= 'Z':
			return r
		case r >= 'a' && r <= 'z':
			return r - 'a' + 'A'
		}
		return -1
	}, s)
}

// isFileNumber reports whether a word looks like the number of a person, a
// claim or a mailing: six characters, four digits, and neither date, phone,
// ZIP code nor amount.
func isFileNumber(t token) bool {
	return t.digits >= 4 && t.digits+t.letters >= 6 && !strings.ContainsAny(t.text, "$.:") && !isOrdinary(t)
}

// isFormCode reports whether a word looks like the code of a form: letters,
// and hyphens, underscores or digits between them.
func isFormCode(t token) bool {
	return t.letters >= 2 && t.letters+t.digits >= 5 && (t.digits > 0 || strings.ContainsAny(t.norm, "-_")) &&
		strings.ToLower(t.text) != t.text
}

// isName reports whether a word is printed as names are.
func isName(t token) bool {
	if t.digits > 0 || t.letters < 4 {
		return false
	}
	r := []rune(strings.TrimLeft(t.text, "(\"“'‘["))
	return len(r) > 0 && r[0] >= 'A' && r[0] <= 'Z'
}

func isZIP(s string) bool {
	a, b, plus := strings.Cut(s, "-")
	return digitsOnly(a) && len(a) == 5 && (!plus || digitsOnly(b) && len(b) == 4)
}

// isPhone reports whether a word alone is a phone number, or its last seven digits.
func isPhone(s string) bool {
	return strings.ContainsAny(s, "-.") && strings.Trim(s, "0123456789-.()") == "" && phoneShape(s)
}

func phoneShape(s string) bool {
	groups := strings.FieldsFunc(s, func(r rune) bool { return r == '-' || r == '.' || r == '(' || r == ')' })
	n := len(groups)
	return n >= 2 && n <= 4 && len(groups[n-1]) == 4 && len(groups[n-2]) == 3 && (n < 3 || len(groups[n-3]) == 3)
}

// phonesIn finds phone numbers, as their last ten digits.
func phonesIn(tokens []token) []string {
	var found []string
	for i, t := range tokens {
		if t.digits < 7 || !isPhone(t.norm) {
			continue
		}
		d := onlyDigits(t.norm)
		if len(d) == 7 && i > 0 && tokens[i-1].digits == 3 {
			d = onlyDigits(tokens[i-1].norm) + d
		}
		if len(d) >= 10 {
			found = append(found, d[len(d)-10:])
		}
	}
	return found
}

func onlyDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
}
