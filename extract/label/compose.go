package label

import (
	"fmt"
	"maps"
	"strings"
)

// Head is a set of words that tell what number a label names, in labels that no
// phrase foresees: "Original precertification case no.".
type Head struct {
	// Set is the name of the set of words.
	Set string `yaml:"set"`
	// Names tells for each field how sure a label with this head names it.
	Names map[string]float64 `yaml:"names"`
	// Alone takes the place of Names where no word for number stands in the label:
	// behind "Medicaid recipient:" follows a name, or a number.
	Alone map[string]float64 `yaml:"alone"`
	// WithWeak takes the place of Names where a weak head stands beside this one:
	// a notice's tracking number can be the request's.
	WithWeak map[string]float64 `yaml:"with_weak"`
	// Weak heads give way to every other head of the label: an appeal's request
	// number is the appeal's.
	Weak bool `yaml:"weak"`
	// Yields marks heads that say nothing new behind another one: a claim's
	// control number is the claim's, and a request's the request's.
	Yields bool `yaml:"yields"`
	// Example is a label as printed that must be recognised by this head.
	Example string `yaml:"example"`
}

// Composed is how labels are put together that no phrase foresees: heads,
// modifiers, and a word for number.
type Composed struct {
	Heads []Head `yaml:"heads"`
	// Presumed are further heads where the place of the words alone tells that
	// they are a label.
	Presumed []Head `yaml:"presumed"`
	// Modifiers may stand before, between and behind heads.
	Modifiers []string `yaml:"modifiers"`
	// Joins are the words behind which the owner of a number is named.
	Joins []string `yaml:"joins"`
	// Tails are the words with which a remark begins behind a label: "on card".
	Tails []string `yaml:"tails"`
	// Clauses are the words with which a clause begins that tells of which thing
	// the number is: "claim we are writing about".
	Clauses []string `yaml:"clauses"`

	heads     map[string]*Head
	presumed  map[string]*Head
	modifiers map[string]bool
	joins     map[string]bool
	tails     map[string]bool
	clauses   map[string]bool
}

// composedQuality is what is left of the certainty where a label was put
// together rather than known.
const composedQuality = 0.97

func (lx *Lexicon) prepareComposed() error {
	c := &lx.Composed
	c.heads, c.modifiers, c.joins, c.tails = map[string]*Head{}, map[string]bool{}, map[string]bool{}, map[string]bool{}
	c.clauses = map[string]bool{}
	for _, w := range c.Tails {
		c.tails[w] = true
	}
	for _, w := range c.Clauses {
		c.clauses[w] = true
	}
	if err := lx.prepareHeads(c.Heads, c.heads); err != nil {
		return err
	}
	c.presumed = maps.Clone(c.heads)
	if err := lx.prepareHeads(c.Presumed, c.presumed); err != nil {
		return err
	}
	for _, w := range c.Modifiers {
		c.modifiers[w] = true
		lx.known[w] = true
	}
	for _, w := range c.Joins {
		c.joins[w] = true
	}
	lx.nid, lx.ids = map[string]bool{}, map[string]bool{}
	for _, w := range lx.Sets["nid"] {
		lx.nid[w] = true
	}
	for _, w := range lx.Sets["id"] {
		lx.ids[w] = true
	}
	return nil
}

// prepareHeads notes which head each word is; the first that has it counts.
func (lx *Lexicon) prepareHeads(list []Head, heads map[string]*Head) error {
	for i := range list {
		h := &list[i]
		words, ok := lx.Sets[h.Set]
		if !ok || len(h.Names) == 0 {
			return fmt.Errorf("head %q: no such set, or it names nothing", h.Set)
		}
		for _, w := range words {
			if heads[w] == nil {
				heads[w] = h
			}
			lx.known[w] = true
		}
	}
	return nil
}

// composition is a label while it is read.
type composition struct {
	lx           *Lexicon
	heads        map[string]*Head
	strong, weak *Head
	// number tells that a word for number was read, joined that its owner
	// follows.
	number, joined bool
	words          int
	// to is the end of the label, end that of the modifiers behind it.
	to, end int
}

// compose reads a label from its parts: at least two, a head among them, and a
// word for number, a colon or an empty line behind them; or a head with a number
// right behind it.
func (lx *Lexicon) compose(tokens []Token, words []string, from int) (Match, bool) {
	c := composition{lx: lx, heads: lx.Composed.heads}
	for i := from; i < len(tokens); i++ {
		if i == from && lx.filler(words[i]) || !c.take(words[i], i) {
			break
		}
		c.end = i + 1
		if tokens[i].Colon || i == len(tokens)-1 {
			c.to = i + 1
			break
		}
		if endsSentence(tokens[i]) || strings.HasSuffix(tokens[i].Text, ",") || newSentence(tokens, i) {
			break
		}
	}
	if c.head() == nil {
		return Match{}, false
	}
	names, h := c.names()
	m := Match{From: from, To: c.to, Names: names, Says: "composed {" + h.Set + "}", Quality: composedQuality,
		Colon: tokens[c.to-1].Colon, Whole: lx.whole(tokens, words, from, c.to)}
	if c.words > 1 && (c.number || m.Colon || m.Whole) {
		return m, true
	}
	m.Quality *= bareQuality
	m.Bare = true
	if !c.number && c.end > c.to && numberFollows(tokens, c.end) { // "the request you appealed 7712088"
		m.To = c.end
		return m, true
	}
	return m, numberFollows(tokens, c.to)
}

// newSentence reports whether a full stop is followed by a word with which no label
// goes on: "this request. Your ID is".
func newSentence(tokens []Token, i int) bool {
	if !strings.HasSuffix(tokens[i].Text, ".") || i+1 >= len(tokens) {
		return false
	}
	switch tokens[i+1].Text {
	case "Your", "Our", "The", "This", "We", "You":
		return true
	}
	return false
}

func (c *composition) head() *Head {
	if c.strong != nil {
		return c.strong
	}
	return c.weak
}

// names are the fields that the label names, with the head that names them.
func (c *composition) names() (map[string]float64, *Head) {
	h := c.head()
	if !c.number && h.Alone != nil {
		return h.Alone, h
	}
	if c.strong != nil && c.weak != nil && h.WithWeak != nil {
		return h.WithWeak, h
	}
	if c.strong != nil && c.weak != nil && h.Yields && c.weak.Names["authorization_number"] > 0 {
		return c.weak.Names, c.weak // a request's control number is the request's
	}
	return h.Names, h
}

// take reads one more word and reports whether it is part of the label.
func (c *composition) take(word string, at int) bool {
	co := &c.lx.Composed
	h := c.heads[word]
	switch {
	case co.joins[word]:
		c.joined = true
		return c.words > 0
	case c.lx.filler(word):
		return true
	case h != nil && c.number && !c.joined: // the next label
		return false
	case h != nil && !h.Weak:
		if c.strong == nil || !c.joined && !h.Yields {
			c.strong = h
		}
	case h != nil:
		if c.weak == nil || !c.joined {
			c.weak = h
		}
	case c.lx.nid[word]:
		c.number = true
	case co.modifiers[word]:
		if c.number && !c.joined {
			return false
		}
		c.words++
		return true
	default:
		return false
	}
	c.words++
	c.to = at + 1
	return true
}
