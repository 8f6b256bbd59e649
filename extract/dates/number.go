package dates

import "strings"

// token is a word or number of a passage, in lower case, without punctuation.
type token struct {
	s        string
	from, to int // bytes of the passage
}

// tokens cuts a passage into runs of letters and digits.
func (p passage) tokens() []token {
	var ts []token
	for i := 0; i < len(p.s); {
		if !alphanumeric(p.s[i]) {
			i++
			continue
		}
		j := i
		for j < len(p.s) && alphanumeric(p.s[j]) {
			j++
		}
		if k := i + leadingDigits(p.s[i:j]); k > i && k < j && isUnit(p.s[k:j]) { // 60days
			ts = append(ts, token{p.s[i:k], i, k})
			i = k
		}
		ts = append(ts, token{p.s[i:j], i, j})
		i = j
	}
	return ts
}

func leadingDigits(s string) int { return len(s) - len(strings.TrimLeft(s, "0123456789")) }

func isUnit(s string) bool {
	_, ok := unitOf(strings.ToLower(s))
	return ok
}

func alphanumeric(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

var units = strings.Fields(`zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
	sixteen seventeen eighteen nineteen`)

var tens = strings.Fields(`_ _ twenty thirty forty fifty sixty seventy eighty ninety`)

// count is a number as it is printed, in digits, in words or in both.
type count struct {
	n int
	// differs tells that the digits are not what the words say.
	differs  bool
	repaired bool
}

// countAt reads the number that begins with token i, and returns the token
// behind it: "sixty (60)", "60", "sixty-five", "one hundred and eighty".
func countAt(ts []token, i int) (count, int) {
	words, next := wordsAt(ts, i)
	if next == i {
		c, ok := digitsOf(ts[i].s)
		if !ok {
			return count{}, i
		}
		if again, after := wordsAt(ts, i+1); after > i+1 && hasUnit(ts, after) { // 60 (sixty)
			c.differs, next = again != c.n, after
			return c, next
		}
		return c, i + 1
	}
	if next < len(ts) {
		if c, ok := digitsOf(ts[next].s); ok {
			c.differs = c.n != words
			return c, next + 1
		}
	}
	return count{n: words}, next
}

// digitsOf reads digits, some of which recognition may have made letters.
func digitsOf(s string) (count, bool) {
	var d Found
	n, ok := d.number(s)
	return count{n: n, repaired: d.Repaired}, ok && len(s) <= 4
}

// wordsAt reads a number in words; the returned token is i where there is none.
func wordsAt(ts []token, i int) (n, next int) {
	for next = i; next < len(ts); next++ {
		w := strings.ToLower(ts[next].s)
		switch u, t := index(units, w), index(tens, w); {
		case u > 0 && n%10 == 0 && (n%100 == 0 || u < 10):
			n += u
		case t > 0 && n%100 == 0:
			n += 10 * t
		case w == "hundred" && n < 10:
			n = max(n, 1) * 100
		case w == "and" && n >= 100 && n%100 == 0 && next+1 < len(ts) && isNumberWord(ts[next+1].s):
		default:
			return n, next
		}
	}
	return n, next
}

func isNumberWord(s string) bool {
	s = strings.ToLower(s)
	return index(units, s) > 0 || index(tens, s) > 0
}

func index(list []string, s string) int {
	for i, v := range list {
		if v == s {
			return i
		}
	}
	return -1
}

// tenths are the ranks that ordinalOf does not know: no month has so many days.
var tenths = map[string]int{"fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90}

// ordinalAt reads a period that is told by its last day, "the 180th day after",
// "the one hundred eightieth (180th) day following"; the returned token is i
// where there is none. "The 9th day of May" is a date.
func ordinalAt(ts []token, i int) (count, int) {
	n, next := 0, i
	if words, at := wordsAt(ts, i); at > i && words%100 == 0 {
		n, next = words, at
	}
	if next >= len(ts) {
		return count{}, i
	}
	rank, ok := dayRank(ts[next].s)
	if !ok {
		return count{}, i
	}
	c, next := count{n: n + rank}, next+1
	if next < len(ts) {
		if again, ok := dayRank(ts[next].s); ok {
			c.differs, next = again != c.n, next+1
		}
	}
	_, _, at := unitAt(ts, next)
	if at < 0 || at+1 >= len(ts) || !isAfter[strings.ToLower(ts[at+1].s)] {
		return count{}, i
	}
	return c, next
}

var isAfter = map[string]bool{"after": true, "following": true, "from": true, "past": true, "since": true}

// dayRank reads "180th" or "sixtieth".
func dayRank(s string) (int, bool) {
	s = strings.ToLower(s)
	if n, ok := tenths[s]; ok {
		return n, true
	}
	if n, ok := ordinalOf(s); ok {
		return n, true
	}
	digits := leadingDigits(s)
	if digits == 0 || digits > 3 || len(s) != digits+2 || !strings.Contains("st nd rd th", s[digits:]) {
		return 0, false
	}
	c, ok := digitsOf(s[:digits])
	return c.n, ok
}
