package label

// tailWords is how many words a remark behind a label has at most.
const tailWords = 4

// withTail adds to a label the remark behind it that tells where the number
// stands or what it is part of, where a colon or a number follows, or nothing:
// "Member number on card:", "NPI on file 1234567893", "Card ID / person".
func (lx *Lexicon) withTail(tokens []Token, words []string, m Match) Match {
	at := m.To
	for at < len(tokens) && words[at] == "/" {
		at++
	}
	if m.Colon || at >= len(tokens) || !lx.Composed.tails[words[at]] || len(m.Names) == 0 {
		return m
	}
	for i := at; i < len(tokens) && i < at+tailWords; i++ {
		if hasDigit(tokens[i].Text) || endsSentence(tokens[i]) {
			return m
		}
		colon := tokens[i].Colon
		if colon || i == len(tokens)-1 && m.From == 0 && i-m.From < tailWords || i > at && numberFollows(tokens, i+1) {
			m.To, m.Colon = i+1, colon
			m.Whole = lx.whole(tokens, words, m.From, m.To)
			return m
		}
	}
	return m
}

func hasDigit(s string) bool {
	for _, r := range s {
		if r >= '0' && r <= '9' {
			return true
		}
	}
	return false
}
