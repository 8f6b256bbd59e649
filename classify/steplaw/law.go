package steplaw

import (
	_ "embed"
	"fmt"

	"github.com/goccy/go-yaml"

	"recourse/internal/letter"
)

//go:embed laws.yaml
var lawsYAML []byte

// book is the file laws.yaml, which explains the fields.
type book struct {
	Exempt      Exemption     `yaml:"exempt"`
	Laws        []Law         `yaml:"laws"`
	Unconfirmed []Unconfirmed `yaml:"unconfirmed"`
}

// Exemption is the rule that takes self-funded plans out of all state laws.
type Exemption struct {
	Says      string `yaml:"says"`
	Cite      string `yaml:"cite"`
	Status    string `yaml:"status"`
	Collected string `yaml:"collected"`
}

// Law is what is known of the law of a state.
type Law struct {
	State   letter.State `yaml:"state"`
	Statute string       `yaml:"statute"`
	// Grounds are empty where the statute's list could not be read.
	Grounds []Ground `yaml:"grounds"`
	// Standard and Urgent are the times to decide; zero where not confirmed.
	Standard Time `yaml:"standard"`
	Urgent   Time `yaml:"urgent"`
	// From is what starts the time, "" where that is not known.
	From      string  `yaml:"from"`
	Silence   Silence `yaml:"silence"`
	Status    string  `yaml:"status"`
	Collected string  `yaml:"collected"`
	Source    string  `yaml:"source"`
	Example   example `yaml:"example"`
}

// Silence is what a missing answer means.
type Silence string

// Grants is silence that grants the request; "" is not known.
const Grants Silence = "grants"

// Unconfirmed is a law that the sources name, and whose terms are not confirmed.
type Unconfirmed struct {
	State   letter.State `yaml:"state"`
	Statute string       `yaml:"statute"`
	Source  string       `yaml:"source"`
}

type example struct {
	Filed    string `yaml:"filed"`
	Standard string `yaml:"standard"`
	Urgent   string `yaml:"urgent"`
}

// Ground is a reason for which an exception must be made.
type Ground string

// grounds are the known ones, in the words of a letter.
var grounds = map[Ground]string{
	"contraindicated":      "the required drug must not be given to this patient or is likely to harm",
	"expected_ineffective": "the required drug is expected not to work for this patient",
	"tried_and_failed":     "the required drug, or one that works like it, was tried and failed",
	"not_in_best_interest": "the required drug is not in the patient's best interest",
	"stable_on_drug":       "the patient is stable on the prescribed drug",
}

// Words is the ground in the words of a letter.
func (g Ground) Words() string { return grounds[g] }

var laws = mustLaws()

func mustLaws() book {
	var b book
	if err := yaml.UnmarshalWithOptions(lawsYAML, &b, yaml.Strict()); err != nil {
		panic(fmt.Sprintf("laws.yaml: %v", err)) // embedded, so a test fails first
	}
	return b
}

// Of is the law of a state; ok is false where none is told here.
func Of(s letter.State) (law Law, ok bool) {
	for _, l := range laws.Laws {
		if l.State == s {
			return l, true
		}
	}
	return Law{}, false
}

// Named is the law that the sources name for a state without its terms.
func Named(s letter.State) (u Unconfirmed, ok bool) {
	for _, u := range laws.Unconfirmed {
		if u.State == s {
			return u, true
		}
	}
	return Unconfirmed{}, false
}

// SelfFunded is the rule by which self-funded plans are exempt.
func SelfFunded() Exemption { return laws.Exempt }
