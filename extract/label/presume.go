package label

import "strings"

const (
	// presumedQuality is what is left of the certainty where a label has words
	// that nobody knows, perUnknown what each of them leaves of it.
	presumedQuality = 0.88
	perUnknown      = 0.97
	// maxUnknown is how many unknown words a label has at most.
	maxUnknown = 4
	// personWeight is how sure a number that is called nothing but an ID is a
	// person's: what else is filed has a name.
	personWeight = 0.6
)

// Presume reads the words at a number that are its label by where they stand,
// though the label as a whole is known to nobody: its known words tell what it
// names, as in a composed label, and the others are passed over ("Request intake
// desk no.", "Claim we are writing about"). ok is false where no word is known.
func (r *Reader) Presume(tokens []Token) (m Match, ok bool) {
	words, quality := r.read(tokens)
	c := composition{lx: r.lx, heads: r.lx.Composed.presumed}
	m = Match{To: len(tokens), Quality: presumedQuality}
	unknown, person := 0, false
	for i, w := range words {
		if hasDigit(tokens[i].Text) {
			if i == 0 && isNumbering(tokens[i].Text) {
				continue
			}
			return m, false
		}
		if c.head() != nil && r.lx.Composed.clauses[w] { // "claim we are writing about"
			break
		}
		if full := r.lx.abbreviated(tokens[i], w); full != "" {
			w = full
		}
		m.Quality = min(m.Quality, quality[i]*presumedQuality)
		person = person || r.lx.ids[w] || namesID(tokens[i].Text)
		if !c.take(w, i) && !c.lx.filler(w) && !r.lx.Composed.modifiers[w] && c.heads[w] == nil {
			unknown++
		}
	}
	if unknown > maxUnknown {
		return m, false
	}
	for range unknown {
		m.Quality *= perUnknown
	}
	m.Colon = len(tokens) > 0 && tokens[len(tokens)-1].Colon
	switch h := c.head(); {
	case h != nil:
		c.number = true // a number does stand there
		m.Names, h = c.names()
		m.Says = "presumed {" + h.Set + "}"
	case person:
		m.Names, m.Says = map[string]float64{"member_id": personWeight}, "presumed {id}"
	default:
		return m, false
	}
	return m, true
}

// Knows reports whether every word is one of the lexicon's.
func (r *Reader) Knows(tokens []Token) bool {
	for _, t := range tokens {
		if !r.lx.known[t.Norm] && !r.lx.filler(t.Norm) {
			return false
		}
	}
	return true
}

// namesID reports whether letters in capitals end with those of an ID: "MAID".
func namesID(text string) bool {
	text = strings.Trim(text, ".:#")
	return len(text) >= 3 && len(text) <= 6 && strings.HasSuffix(text, "ID") && text == strings.ToUpper(text)
}

// minAbbreviation is the shortest abbreviation that is read without being known.
const minAbbreviation = 3

// abbreviated is the head that an unknown word in capitals or with a full stop
// abbreviates, "" where it is none or may be several: "REVW", "SUBSCR.", "INSD".
func (lx *Lexicon) abbreviated(t Token, word string) string {
	short := strings.HasSuffix(strings.TrimRight(t.Text, ":"), ".") || t.Text == strings.ToUpper(t.Text)
	if lx.known[word] || len(word) < minAbbreviation || !short {
		return ""
	}
	found := ""
	for full, h := range lx.Composed.presumed {
		if !abbreviates(word, full) || found != "" && lx.Composed.presumed[found] == h && full > found {
			continue
		}
		if found != "" && lx.Composed.presumed[found] != h {
			return ""
		}
		found = full
	}
	return found
}

// abbreviates reports whether a word is the beginning of a longer one, or is left
// of it where letters are left out, vowels above all.
func abbreviates(word, full string) bool {
	if len(full) < len(word)+2 || word[0] != full[0] {
		return false
	}
	if strings.HasPrefix(full, word) {
		return true
	}
	return isSubsequence(word, full) && word[len(word)-1] == lastConsonant(full)
}

func isSubsequence(word, full string) bool {
	k := 0
	for i := 0; i < len(full) && k < len(word); i++ {
		if full[i] == word[k] {
			k++
		}
	}
	return k == len(word)
}

// lastConsonant is the letter with which an abbreviation ends.
func lastConsonant(s string) byte {
	for i := len(s) - 1; i > 0; i-- {
		if !strings.ContainsRune("aeiou", rune(s[i])) {
			return s[i]
		}
	}
	return 0
}
