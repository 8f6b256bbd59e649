package main

import (
	"bytes"
	"cmp"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"slices"
	"strings"
	"text/template"

	"github.com/goccy/go-yaml"
)

//go:embed skeletons cases people
var material embed.FS

// set is what the program is asked for: letters to build rules on, or one part of the held-back ones.
type set struct {
	stem   string   // the letter that the letters' numbers begin with
	people string   // file of names and places
	salt   uint64   // keeps the sets' draws apart under the same seed
	split  []string // the shelves that take turns
}

// sets by the name that -set takes.
var sets = map[string]set{
	"dev":   {stem: "g", people: "dev", split: []string{"dev1", "dev2"}},
	"heldA": {stem: "a", people: "heldA", salt: 1 << 32, split: []string{"heldA"}},
	"heldB": {stem: "b", people: "heldB", salt: 2 << 32, split: []string{"heldB"}},
	"heldC": {stem: "c", people: "heldC", salt: 3 << 32, split: []string{"heldC"}},
	"heldD": {stem: "h", people: "heldD", salt: 4 << 32, split: []string{"heldD"}},
	"heldE": {stem: "e", people: "heldE", salt: 5 << 32, split: []string{"heldE"}},
	"heldF": {stem: "f", people: "heldF", salt: 6 << 32, split: []string{"heldF"}},
}

// skeleton is one payer's way of writing: the head of its file, in YAML, and the page as a template.
type skeleton struct {
	Split      string              `yaml:"split"`      // the shelf: dev1, dev2, or a held-back one
	Kind       string              `yaml:"kind"`       // denial, or not_denial: then no case is used
	Payers     []string            `yaml:"payers"`     // names as printed; one is chosen
	PlanType   string              `yaml:"plan_type"`  // as in the truth
	Stage      string              `yaml:"stage"`      // initial (when empty) or upheld
	Urgent     bool                `yaml:"urgent"`     // the page says that the request was handled as urgent
	Undated    bool                `yaml:"undated"`    // the page prints no date of its own
	Settings   []string            `yaml:"settings"`   // settings of the cases that fit
	Categories []string            `yaml:"categories"` // categories that fit; all when empty
	You        bool                `yaml:"you"`        // reasons may speak to the member
	Date       string              `yaml:"date"`       // layout of dates
	Member     []string            `yaml:"member"`     // patterns: # a digit, @ a letter
	Auth       []string            `yaml:"auth"`
	Claim      []string            `yaml:"claim"`
	Phone      string              `yaml:"phone"` // pattern of telephone numbers
	Deadlines  []clock             `yaml:"deadlines"`
	Peers      []clock             `yaml:"peers"`
	Vary       map[string][]string `yaml:"vary"` // further wordings, one of each is chosen

	name string
	page *template.Template
}

// clock is one wording of a time limit, counted from the letter's date.
type clock struct {
	Say          string `yaml:"say"`
	Days         int    `yaml:"days"`
	BusinessDays int    `yaml:"business_days"`
	Months       int    `yaml:"months"`
	Explicit     bool   `yaml:"explicit"` // the wording prints the date ({{.Due}})
	None         bool   `yaml:"none"`     // the wording sets no limit
}

// denial is a case: what was asked for, and why it was refused.
type denial struct {
	ID       string   `yaml:"id"`
	Setting  string   `yaml:"setting"` // pre, drug, inpatient, claim, or a narrower one that skeletons name
	Category string   `yaml:"category"`
	Also     []string `yaml:"also"`
	Service  string   `yaml:"service"`
	CPT      []string `yaml:"cpt"`
	ICD      []string `yaml:"icd"`
	DX       string   `yaml:"dx"` // the diagnosis in words
	CARC     string   `yaml:"carc"`
	Legend   string   `yaml:"legend"` // the payer's words for the code
	Charge   string   `yaml:"charge"`
	Age      int      `yaml:"age"`   // days from the service to the letter, where the reason depends on it
	Units    string   `yaml:"units"` // how much was asked for, as printed on forms
	Reason   string   `yaml:"reason"`
	You      string   `yaml:"you"`  // the reason said to the member
	More     string   `yaml:"more"` // what the letter says of the further reasons, after the main one and outside of its quote
}

// shelf is one part of the material and how often each piece was used.
type shelf struct {
	people    *pool
	skeletons []*skeleton
	cases     []*denial
	used      map[*denial]int
	judged    map[string]int // how often each category was used
	turn      int
}

// load reads the shelves of a set.
func (s set) load() ([]*shelf, error) {
	people := &pool{}
	if err := read("people/"+s.people+".yaml", people); err != nil {
		return nil, err
	}
	var shelves []*shelf
	for _, split := range s.split {
		one := &shelf{people: people, used: map[*denial]int{}, judged: map[string]int{}}
		if err := read("cases/"+split+".yaml", &one.cases); err != nil {
			return nil, err
		}
		shelves = append(shelves, one)
	}
	skeletons, err := loadSkeletons()
	if err != nil {
		return nil, err
	}
	for _, k := range skeletons {
		if i := slices.Index(s.split, k.Split); i >= 0 {
			shelves[i].skeletons = append(shelves[i].skeletons, k)
		}
	}
	return shelves, nil
}

// loadSkeletons reads the skeletons of all sets, in the order of their files' names.
func loadSkeletons() ([]*skeleton, error) {
	files, err := fs.Glob(material, "skeletons/*.html")
	if err != nil {
		return nil, err
	}
	var all []*skeleton
	for _, file := range files {
		k, err := loadSkeleton(file)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		all = append(all, k)
	}
	return all, nil
}

// loadSkeleton reads one skeleton: the YAML head between --- lines, then the page.
func loadSkeleton(file string) (*skeleton, error) {
	raw, err := fs.ReadFile(material, file)
	if err != nil {
		return nil, err
	}
	head, page, found := strings.Cut(strings.TrimPrefix(string(raw), "---\n"), "\n---\n")
	if !found {
		return nil, errors.New("no head")
	}
	k := &skeleton{name: file, Kind: "denial", Stage: "initial"}
	if err := strict([]byte(head), k); err != nil {
		return nil, err
	}
	k.page, err = parse(file, "skeletons/shared.tmpl", "skeletons/"+k.Split+".tmpl")
	if err == nil {
		_, err = k.page.Parse(page)
	}
	return k, err
}

// parse reads the pieces that pages share; a shelf need not have any of its own.
func parse(name string, pieces ...string) (*template.Template, error) {
	page := template.New(name)
	for _, piece := range pieces {
		raw, err := fs.ReadFile(material, piece)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		if _, err := page.Parse(string(raw)); err != nil {
			return nil, err
		}
	}
	return page, nil
}

func read(file string, into any) error {
	raw, err := fs.ReadFile(material, file)
	if err != nil {
		return err
	}
	if err := strict(raw, into); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	return nil
}

func strict(raw []byte, into any) error {
	return yaml.NewDecoder(bytes.NewReader(raw), yaml.Strict()).Decode(into)
}

// next makes the next letter: the skeletons take turns, each with the fitting case that was used least.
func (s *shelf) next(random *rand.Rand) (string, *truth, error) {
	k := s.skeletons[s.turn%len(s.skeletons)]
	s.turn++
	var d *denial
	if k.Kind == "denial" {
		if d = s.fitting(k, random); d == nil {
			return "", nil, fmt.Errorf("%s: no case fits", k.name)
		}
		s.used[d]++
		s.judged[d.Category]++
	}
	return newLetter(k, d, s.people, random).render()
}

// fitting chooses one of the category used least, and in it of the cases used least, at random.
func (s *shelf) fitting(k *skeleton, random *rand.Rand) *denial {
	var least []*denial
	for _, d := range s.cases {
		if !k.takes(d) {
			continue
		}
		if len(least) > 0 {
			switch s.compare(d, least[0]) {
			case 1:
				continue
			case -1:
				least = nil
			}
		}
		least = append(least, d)
	}
	if len(least) == 0 {
		return nil
	}
	return least[random.IntN(len(least))]
}

func (k *skeleton) takes(d *denial) bool {
	return slices.Contains(k.Settings, d.Setting) && (len(k.Categories) == 0 || slices.Contains(k.Categories, d.Category))
}

// compare is -1 when a was used less than b.
func (s *shelf) compare(a, b *denial) int {
	return cmp.Or(cmp.Compare(s.judged[a.Category], s.judged[b.Category]), cmp.Compare(s.used[a], s.used[b]))
}
