package extract

import (
	_ "embed"
	"strings"

	"github.com/goccy/go-yaml"
)

//go:embed words.yaml
var builtinWords []byte

// wordBook is what words.yaml holds.
type wordBook struct {
	Fax []struct {
		Word    string  `yaml:"word"`
		Initial float64 `yaml:"initial"`
		Upheld  float64 `yaml:"upheld"`
		Example string  `yaml:"example"`
	} `yaml:"fax"`
	PlanReview []string `yaml:"plan_review"`
	Peer       struct {
		Who     []string `yaml:"who"`
		Talk    []string `yaml:"talk"`
		Offer   []string `yaml:"offer"`
		Not     []string `yaml:"not"`
		Other   []string `yaml:"other"`
		Readers []string `yaml:"readers"`
		Roles   []string `yaml:"roles"`
		Names   []string `yaml:"names"`
		Example string   `yaml:"example"`
	} `yaml:"peer"`
	Upheld struct {
		Says    []string `yaml:"says"`
		Unless  []string `yaml:"unless"`
		Answers []string `yaml:"answers"`
		Example string   `yaml:"example"`
	} `yaml:"upheld"`
	RequestNumber []string `yaml:"request_number"`
	Absent        wordSet  `yaml:"absent"`
	Logs          wordSet  `yaml:"logs"`
	NotGiven      wordSet  `yaml:"not_given"`
	About         struct {
		Claim   wordSet  `yaml:"claim"`
		Charged wordSet  `yaml:"charged"`
		Asked   []string `yaml:"asked"`
		Offers  wordSet  `yaml:"offers"`
	} `yaml:"about"`
	Service struct {
		Asked     []string `yaml:"asked"`
		Announces []string `yaml:"announces"`
		Governors wordSet  `yaml:"governors"`
		Links     wordSet  `yaml:"links"`
		Care      wordSet  `yaml:"care"`
		Broad     wordSet  `yaml:"broad"`
		Endings   []string `yaml:"endings"`
		Never     wordSet  `yaml:"never"`
		Starts    wordSet  `yaml:"starts"`
		Tells     wordSet  `yaml:"tells"`
		Example   string   `yaml:"example"`
	} `yaml:"service"`
	Names struct {
		Credentials wordSet `yaml:"credentials"`
		Suffixes    wordSet `yaml:"suffixes"`
		Titles      wordSet `yaml:"titles"`
		Kin         wordSet `yaml:"kin"`
		Patients    wordSet `yaml:"patients"`
		Family      wordSet `yaml:"family"`
		Given       wordSet `yaml:"given"`
		Particles   wordSet `yaml:"particles"`
		Not         wordSet `yaml:"not"`
	} `yaml:"names"`
	CaredFor  wordSet `yaml:"cared_for"`
	NotPrefix wordSet `yaml:"not_prefix"`
	Greetings wordSet `yaml:"greetings"`
}

// lexicon is the book that is part of the program.
var lexicon = func() (b wordBook) {
	if err := yaml.UnmarshalWithOptions(builtinWords, &b, yaml.Strict()); err != nil {
		panic(err) // a mistake in the embedded file; the tests load it
	}
	return b
}()

// wordSet is a list of words in which words are looked up without regard to
// case.
type wordSet map[string]bool

// UnmarshalYAML reads a list.
func (s *wordSet) UnmarshalYAML(b []byte) error {
	var list []string
	if err := yaml.Unmarshal(b, &list); err != nil {
		return err
	}
	*s = setOf(list...)
	return nil
}

func setOf(list ...string) wordSet {
	s := wordSet{}
	for _, w := range list {
		s[strings.ToLower(w)] = true
	}
	return s
}

func (s wordSet) has(word string) bool { return s[strings.ToLower(word)] }

func containsAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
