package why

import "strings"

// scorer is a model made ready to score many sentences fast: words and ideas
// are numbers, and every feature has its place in one table of weights.
type scorer struct {
	*Model
	words map[string]word
	// pairs are the features of two words side by side.
	pairs map[[2]int32]int32
	// ideaPairs are those of two ideas, one before the other.
	ideaPairs []int32
	ideas     int
	weights   [][]float64
}

// word is what is known of a stem.
type word struct {
	id    int32 // of the stem, 0 for one that the model does not know
	self  int32 // its own feature
	ideas []idea
}

// idea is one that a word stands for; its feature is none where the model does
// not weigh it.
type idea struct{ id, self int32 }

// none is no feature.
const none = -1

func newScorer(m *Model) *scorer {
	s := &scorer{Model: m, words: map[string]word{}, pairs: map[[2]int32]int32{}}
	names := map[string]int32{}
	for stem, list := range ideas() {
		w := word{id: int32(len(s.words) + 1), self: none}
		for _, n := range list {
			if _, ok := names[n]; !ok {
				names[n] = int32(len(names))
			}
			w.ideas = append(w.ideas, idea{id: names[n], self: s.feature(n)})
		}
		s.words[stem] = w
	}
	s.ideas = len(names)
	s.ideaPairs = make([]int32, s.ideas*s.ideas)
	for i := range s.ideaPairs {
		s.ideaPairs[i] = none
	}
	s.addFeatures(names)
	return s
}

// addFeatures gives every feature of words its place.
func (s *scorer) addFeatures(ideas map[string]int32) {
	for f := range s.Weights {
		before, after, two := strings.Cut(f, ">")
		first, second, side := strings.Cut(f, " ")
		switch {
		case two:
			s.ideaPairs[int(ideas[before])*s.ideas+int(ideas[after])] = s.feature(f)
		case side:
			s.pairs[[2]int32{s.word(first).id, s.word(second).id}] = s.feature(f)
		case !isIdea(f):
			w := s.word(f)
			w.self = s.feature(f)
			s.words[f] = w
		}
	}
}

func isIdea(f string) bool { return f[0] >= 'A' && f[0] <= 'Z' }

// word is what is known of a stem, which is made known.
func (s *scorer) word(stem string) word {
	w, ok := s.words[stem]
	if !ok {
		w = word{id: int32(len(s.words) + 1), self: none}
		s.words[stem] = w
	}
	return w
}

// feature is the place of the weights of a feature, none where it has none.
func (s *scorer) feature(name string) int32 {
	ws, ok := s.Weights[name]
	if !ok {
		return none
	}
	s.weights = append(s.weights, ws)
	return int32(len(s.weights) - 1)
}

// sum adds up the weights of features, each once.
type sum struct {
	*scorer
	out []float64
	// seen tells of each feature for which sum it was last taken.
	seen []int32
	now  int32
}

func (s *sum) add(feature int32) {
	if feature == none || s.seen[feature] == s.now {
		return
	}
	s.seen[feature] = s.now
	for c, w := range s.weights[feature] {
		s.out[c] += w
	}
}

// score is the same as Scores of the features of the words.
func (t *sum) score(words []word) []float64 {
	s := t.scorer
	t.now++
	t.out = append([]float64{}, s.Bias...)
	for i, w := range words {
		t.add(w.self)
		if i > 0 && w.id > 0 && words[i-1].id > 0 {
			if f, ok := s.pairs[[2]int32{words[i-1].id, w.id}]; ok {
				t.add(f)
			}
		}
		for _, idea := range w.ideas {
			t.add(idea.self)
			for _, before := range words[max(0, i-near):i] {
				for _, b := range before.ideas {
					if b.id != idea.id {
						t.add(s.ideaPairs[int(b.id)*s.ideas+int(idea.id)])
					}
				}
			}
		}
	}
	return t.out
}
