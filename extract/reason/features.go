package reason

import (
	"fmt"
	"strings"

	"recourse/extract/section"
)

// features are what is known of a candidate beside its words: the section and
// how far behind its heading, the decision before it, what its neighbours say,
// and what surrounds reasons in letters.
func (f *finder) features(cs []Candidate, i int) []string {
	c := cs[i]
	sect := string(c.part.Kind)
	if sect == "" {
		sect = "opening"
	}
	out := []string{
		"section:" + sect,
		fmt.Sprintf("section:%s/%d", sect, min(c.part.After, 3)),
		fmt.Sprintf("since:%d", min(c.since, 3)),
		fmt.Sprintf("before:%d", neighbour(cs, i, -1)),
		fmt.Sprintf("after:%d", neighbour(cs, i, 1)),
	}
	for n := -textSteps; n <= textSteps && c.text >= float64(n)*textStep; n++ {
		out = append(out, fmt.Sprintf("text>=%d", n))
	}
	flag := func(is bool, name string) {
		if is {
			out = append(out, name)
		}
	}
	for _, name := range cues().Names {
		flag(cues().Weight(name, c.read) > 0, "says:"+name)
	}
	flag(cues().Weight("noise", c.read) >= 3, "says:noise/plainly")
	flag(cues().Weight("unmet", c.read) >= 3, "says:unmet/plainly")
	flag(f.asked && c.part.Kind != section.Why, "elsewhere")
	flag(c.opens, "opens")
	flag(c.box, "empty box")
	flag(c.legend, "legend")
	flag(f.isFragment(c.Range), "fragment")
	flag(len(c.read.Tokens) < 4, "short")
	flag(len(c.read.Tokens) > 45, "long")
	flag(f.t.Words[c.From].Page > f.t.Pages[0].Number+1, "late")
	flag(f.strange(c), "strange")
	flag(strings.HasSuffix(f.t.Words[c.To-1].Text, "?"), "question")
	flag(strings.HasSuffix(f.t.Words[c.To-1].Text, ":"), "leads on")
	flag(f.rights[c.sect], "behind rights")
	return out
}

// textStep is the log odds between two features of what a sentence says by its
// words, of which it has all up to its own, and textSteps how many there are on
// either side of zero.
const (
	textStep  = 1.5
	textSteps = 8
)

// outside is the bucket of a neighbour in another section, or of none.
const outside = -9

// neighbour is what the sentence beside a candidate says by its words.
func neighbour(cs []Candidate, i, step int) int {
	n := i + step
	if n < 0 || n >= len(cs) || cs[n].sect != cs[i].sect {
		return outside
	}
	return bucket(cs[n].text/2, 1)
}

// plainShare is the share of common words that every English sentence has.
const plainShare = 0.12

var plain = words(`the of a to in and is was for not on by we you your that with are this it be or as an at from have has had were no`)

func words(s string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(s) {
		out[w] = true
	}
	return out
}

// strange reports whether the candidate hardly has a word of plain English: it
// is in another language, or a list.
func (f *finder) strange(c Candidate) bool {
	n := 0
	for _, w := range c.read.Tokens {
		if plain[w] {
			n++
		}
	}
	return len(c.read.Tokens) > 5 && float64(n) < plainShare*float64(len(c.read.Tokens))
}

// survey notes whether the letter has a section that says why, and which
// stretches stand behind the first section of rights.
func (f *finder) survey(cs []Candidate) {
	f.rights = map[int]bool{}
	behind := false
	for _, c := range cs {
		switch c.part.Kind {
		case section.Why:
			f.asked = true
		case section.Appeal, section.Expedited, section.External, section.Help:
			behind = true
		}
		f.rights[c.sect] = behind
	}
}
