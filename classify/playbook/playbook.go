package playbook

import "recourse/internal/letter"

// Who takes a step.
type Who string

// The people of a playbook.
const (
	Staff      Who = "staff"      // the clinic's office
	Prescriber Who = "prescriber" // the clinician who ordered the service
	Patient    Who = "patient"    // the patient or who acts for them
)

// Phase orders the steps of a playbook.
type Phase string

// The phases in their order. What comes after filing has no date until
// something is filed.
const (
	Today      Phase = "today"
	Understand Phase = "understand"
	Talk       Phase = "talk"
	Gather     Phase = "gather"
	File       Phase = "file"
	After      Phase = "after"
)

var phases = []Phase{Today, Understand, Talk, Gather, File, After}

// Playbook is what to do about one kind of denial.
type Playbook struct {
	// Name is stable and stands in the letter: "medical-necessity".
	Name  string `yaml:"name" json:"name"`
	Title string `yaml:"title" json:"title"`
	// Summary says in a sentence or two what happened and what usually helps.
	Summary   string     `yaml:"summary" json:"summary"`
	Applies   Applies    `yaml:"applies" json:"applies"`
	Steps     []Step     `yaml:"steps" json:"steps"`
	Documents []Document `yaml:"documents" json:"documents"`
	Wins      []string   `yaml:"wins" json:"wins"`
	Avoid     []string   `yaml:"avoid" json:"avoid"`
	// Filers are who may file, and what they need for it.
	Filers  []Filer  `yaml:"may_file" json:"may_file"`
	Sources []Source `yaml:"sources" json:"sources"`
	// Drop removes steps, by id, from the route under an overlay.
	Drop []string `yaml:"drop" json:"-"`
	// Overlays are the names of what was laid over the route.
	Overlays []string `yaml:"-" json:"overlays"`
}

// Applies says which findings a playbook is for; an empty list fits all.
type Applies struct {
	Categories []letter.Category `yaml:"categories" json:"categories,omitempty"`
	Stages     []letter.Stage    `yaml:"stages" json:"stages,omitempty"`
	PlanTypes  []letter.PlanType `yaml:"plan_types" json:"plan_types,omitempty"`
	Urgent     *bool             `yaml:"urgent" json:"urgent,omitempty"`
}

// Step is one thing that one person does.
type Step struct {
	// Use takes over the shared step of this id; what else is given wins.
	Use   string `yaml:"use" json:"-"`
	ID    string `yaml:"id" json:"id"`
	Phase Phase  `yaml:"phase" json:"phase"`
	// Do is the step as told to the person who takes it.
	Do  string `yaml:"do" json:"do"`
	Why string `yaml:"why" json:"why,omitempty"`
	Who Who    `yaml:"who" json:"who"`
	Due *Due   `yaml:"due" json:"due,omitempty"`
	// Missed is what remains to do where its time has run out.
	Missed string `yaml:"missed" json:"missed,omitempty"`
	// Draft is the kind of document that this step needs written.
	Draft string `yaml:"draft" json:"draft,omitempty"`
	Only  Only   `yaml:"only" json:"only,omitzero"`
}

// Only limits a step to letters for which it makes sense.
type Only struct {
	Applies `yaml:",inline"`
	// Offered are clocks of which the letter must set at least one.
	Offered []letter.ClockKind `yaml:"offered" json:"offered,omitempty"`
	// Unknown are what the step finds out: it is left out where that is known.
	Unknown []string `yaml:"unknown" json:"unknown,omitempty"`
}

// What a step can find out.
const (
	unknownState   = "state"
	unknownFunding = "funding"
)

// Due is a day counted from a clock. Negative counts are before it.
type Due struct {
	// From is "received", "letter", "filed", "deadline" (its safe date) or the
	// kind of a clock that the letter sets.
	From         string `yaml:"from" json:"from"`
	Days         int    `yaml:"days" json:"days,omitempty"`
	BusinessDays int    `yaml:"business_days" json:"business_days,omitempty"`
	// Or counts where the letter does not set From.
	Or *Due `yaml:"or" json:"or,omitempty"`
	// Latest bounds the day.
	Latest *Due `yaml:"latest" json:"latest,omitempty"`
	// Source is the id of the rule that sets the day, "" for good practice.
	Source string `yaml:"source" json:"source,omitempty"`
}

// Document is a paper to gather.
type Document struct {
	Use  string `yaml:"use" json:"-"`
	ID   string `yaml:"id" json:"id"`
	Name string `yaml:"name" json:"name"`
	Why  string `yaml:"why" json:"why"`
	From Who    `yaml:"from" json:"from"`
}

// Filer is somebody who may file, and what the plan asks of them first.
type Filer struct {
	Who   string `yaml:"who" json:"who"`
	Needs string `yaml:"needs" json:"needs,omitempty"`
}

// Source is the text behind a playbook.
type Source struct {
	Use  string `yaml:"use" json:"-"`
	ID   string `yaml:"id" json:"id"`
	Cite string `yaml:"cite" json:"cite"`
	Says string `yaml:"says" json:"says"`
	// Status is "confirmed", "secondary" or "memory".
	Status    string `yaml:"status" json:"status"`
	Collected string `yaml:"collected" json:"collected"`
}

// Drafts are the kinds of document that a step can need.
var Drafts = []string{"appeal_letter", "peer_to_peer_sheet", "necessity_letter_request", "exception_request",
	"criteria_request", "external_review_request", "fax_cover"}
