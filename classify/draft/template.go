package draft

import (
	"embed"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/goccy/go-yaml"

	"recourse/internal/letter"
)

//go:embed data/*.yaml slots.yaml arguments.yaml
var files embed.FS

// template is the frame of a kind of document.
type template struct {
	Kind   Kind    `yaml:"kind"`
	Title  string  `yaml:"title"`
	Blocks []frame `yaml:"blocks"`
	// DenialOnly is true where nothing but the denial letter goes along.
	DenialOnly bool `yaml:"denial_only"`
}

// frame is a block before it is filled.
type frame struct {
	Style Style  `yaml:"style"`
	Label string `yaml:"label"`
	Text  string `yaml:"text"`
	Only  only   `yaml:"only"`
	// UnlessMissing leaves the block out where the slot has no value: not every
	// denial has a claim number.
	UnlessMissing string `yaml:"unless_missing"`
	// UnlessKnown leaves the block out where the slot has a value.
	UnlessKnown string `yaml:"unless_known"`
}

// only limits a block to letters that it fits.
type only struct {
	Categories    []letter.Category `yaml:"categories"`
	NotCategories []letter.Category `yaml:"not_categories"`
	Stages        []letter.Stage    `yaml:"stages"`
	Urgent        *bool             `yaml:"urgent"`
	PlanTypes     []letter.PlanType `yaml:"plan_types"`
	NotPlanTypes  []letter.PlanType `yaml:"not_plan_types"`
	// Covers are the letters that a cover sheet goes before.
	Covers []Kind `yaml:"covers"`
	// Addressed are what the address for appeals says itself of whom it is for.
	Addressed []naming `yaml:"addressed"`
}

// The styles of frames that stand for several blocks.
const (
	argumentStyle   Style = "argument"
	historyStyle    Style = "history"
	passagesStyle   Style = "passages"
	lawStyle        Style = "law"
	enclosuresStyle Style = "enclosures"
)

// slot is a place for a value.
type slot struct {
	Name   string `yaml:"name"`
	Blank  string `yaml:"blank"`
	Review string `yaml:"review"`
	// Given is true for what only a person can fill in.
	Given bool `yaml:"given"`
	// CheckIf are words in a value that make it one to check.
	CheckIf string `yaml:"check_if"`
	// CheckBelow is the confidence under which a value is one to check.
	CheckBelow letter.Confidence `yaml:"check_below"`
}

// argument is how a category is answered.
type argument struct {
	Category letter.Category `yaml:"category"`
	Text     []string        `yaml:"text"`
}

// book is all wording.
type book struct {
	templates map[Kind]template
	slots     map[string]slot
	order     []slot
	arguments map[letter.Category][]string
}

// wording reads the embedded files, once. They are checked by a test, so an
// error is a bug.
var wording = sync.OnceValues(load)

func load() (*book, error) {
	b := &book{templates: map[Kind]template{}, slots: map[string]slot{}, arguments: map[letter.Category][]string{}}
	if err := decode("slots.yaml", &b.order); err != nil {
		return nil, err
	}
	for _, s := range b.order {
		b.slots[s.Name] = s
	}
	var arguments []argument
	if err := decode("arguments.yaml", &arguments); err != nil {
		return nil, err
	}
	for _, a := range arguments {
		b.arguments[a.Category] = a.Text
	}
	for _, k := range Kinds {
		var t template
		if err := decode("data/"+string(k)+".yaml", &t); err != nil {
			return nil, err
		}
		b.templates[k] = t
	}
	return b, b.check()
}

func decode(name string, into any) error {
	data, err := files.ReadFile(name)
	if err != nil {
		return fmt.Errorf("draft wording: %w", err)
	}
	if err := yaml.UnmarshalWithOptions(data, into, yaml.Strict()); err != nil {
		return fmt.Errorf("draft wording %s: %w", name, err)
	}
	return nil
}

var styles = []Style{Letterhead, Address, Heading, Body, Item, Quote, Row, Sign,
	argumentStyle, historyStyle, passagesStyle, lawStyle, enclosuresStyle}

// mark is a slot in braces, or a blank in brackets.
var mark = regexp.MustCompile(`\{[a-z_]+\}|\[[^\]]+\]`)

// check refuses wording that names an unknown slot or style.
func (b *book) check() error {
	for k, t := range b.templates {
		for _, f := range t.Blocks {
			if !slices.Contains(styles, f.Style) {
				return fmt.Errorf("draft %s: there is no style %q", k, f.Style)
			}
			for _, name := range []string{f.UnlessMissing, f.UnlessKnown} {
				if _, ok := b.slots[name]; name != "" && !ok {
					return fmt.Errorf("draft %s: there is no slot %q", k, name)
				}
			}
			if err := b.checkSlots(f.Text); err != nil {
				return fmt.Errorf("draft %s: %w", k, err)
			}
		}
	}
	for _, c := range letter.Categories {
		if len(b.arguments[c]) == 0 {
			return fmt.Errorf("draft: no argument for %s", c)
		}
		if err := b.checkSlots(strings.Join(b.arguments[c], " ")); err != nil {
			return fmt.Errorf("draft: argument for %s: %w", c, err)
		}
	}
	return nil
}

func (b *book) checkSlots(text string) error {
	for _, m := range mark.FindAllString(text, -1) {
		name := strings.Trim(m, "{}")
		if _, ok := b.slots[name]; m[0] == '{' && !ok {
			return fmt.Errorf("there is no slot %q", name)
		}
	}
	return nil
}

// Slots are the names of the blanks that a person may fill, with what belongs
// there.
func Slots() (map[string]string, error) {
	b, err := wording()
	if err != nil {
		return nil, err
	}
	all := map[string]string{}
	for _, s := range b.order {
		all[s.Name] = s.Blank
	}
	return all, nil
}

// Cites reports whether a kind of document quotes passages of policies.
func Cites(k Kind) bool {
	b, err := wording()
	return err == nil && slices.ContainsFunc(b.templates[k].Blocks, func(f frame) bool { return f.Style == passagesStyle })
}
