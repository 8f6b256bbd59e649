package playbook

import (
	"bytes"
	_ "embed"
	"fmt"
	"slices"

	"github.com/goccy/go-yaml"

	"recourse/internal/letter"
)

//go:embed answers.yaml
var answersYAML []byte

// answersFile is the file answers.yaml, which explains the fields.
type answersFile struct {
	Answers  []answer   `yaml:"answers"`
	Received []received `yaml:"received"`
}

type answer struct {
	ID        string            `yaml:"id"`
	PlanTypes []letter.PlanType `yaml:"plan_types"`
	Stages    []letter.Stage    `yaml:"stages"`
	Urgent    bool              `yaml:"urgent"`
	Steps     []string          `yaml:"steps"`
	Days      int               `yaml:"days"`
	Longest   int               `yaml:"longest"`
	Says      string            `yaml:"says"`
	Cite      string            `yaml:"cite"`
	Status    string            `yaml:"status"`
	Collected string            `yaml:"collected"`
	Late      Opening           `yaml:"late"`
	States    []StateLaw        `yaml:"states"`
}

type received struct {
	PlanTypes []letter.PlanType `yaml:"plan_types"`
	Cite      string            `yaml:"cite"`
	Status    string            `yaml:"status"`
	Collected string            `yaml:"collected"`
}

// Opening is what a late answer opens.
type Opening struct {
	Says   string `yaml:"says" json:"says"`
	Cite   string `yaml:"cite" json:"cite,omitempty"`
	Status string `yaml:"status" json:"status,omitempty"`
}

// StateLaw is what the law of one state says about a late answer.
type StateLaw struct {
	State  string `yaml:"state" json:"state"`
	Says   string `yaml:"says" json:"says"`
	Cite   string `yaml:"cite" json:"cite"`
	Status string `yaml:"status" json:"status"`
}

var answers = mustAnswers()

func mustAnswers() answersFile {
	var f answersFile
	if err := yaml.NewDecoder(bytes.NewReader(answersYAML), yaml.Strict()).Decode(&f); err != nil {
		panic(fmt.Sprintf("answers.yaml: %v", err)) // embedded, so a test fails first
	}
	return f
}

// Answer is the time that the plan has to answer what was filed.
type Answer struct {
	// Step is the filed step that it is about, Filed the day.
	Step  string      `json:"step"`
	Filed letter.Date `json:"filed"`
	// Due is the day of the shortest time, Latest that of the longest; zero
	// where neither law nor letter sets one that is known.
	Due    letter.Date `json:"due"`
	Latest letter.Date `json:"latest"`
	// Says tells the times in words; Cite is the law, or the letter.
	Says   string `json:"says"`
	Cite   string `json:"cite"`
	Status string `json:"status"`
	// Late is true where the answer is surely late; Opens is what that opens.
	Late   bool       `json:"late"`
	Opens  *Opening   `json:"opens"`
	States []StateLaw `json:"states,omitempty"`
}

// answerFor is the plan's time to answer a filing, by the letter's own words
// where it prints one, else by the law, for an exception from step therapy that
// of the patient's state.
func answerFor(f letter.Filing, s situation, state *StepLaw, facts letter.Facts, today letter.Date) Answer {
	out := Answer{Step: f.Step, Filed: f.Date, Says: "no time that is known: ask the plan for it"}
	if a, ok := findAnswer(f.Step, s); ok {
		out.Says, out.Cite, out.Status, out.States = a.Says, a.Cite, a.Status, a.States
		if a.Days > 0 {
			out.Due, out.Latest = f.Date.AddDays(a.Days), f.Date.AddDays(a.Longest)
		}
		opens := a.Late
		out.Opens = &opens
	}
	if days, ok := printedAnswer(facts, s.urgent); ok && stops(f.Step) {
		out.Due = f.Date.AddDays(days)
		if out.Latest.IsZero() || out.Latest.Before(out.Due) {
			out.Latest = out.Due
		}
		out.Says = fmt.Sprintf("%d days as the letter says; by law %s", days, out.Says)
	}
	state.answer(&out, s.urgent)
	out.Late = !out.Latest.IsZero() && out.Latest.Before(today)
	return out
}

func findAnswer(step string, s situation) (answer, bool) {
	var found answer
	ok := false
	for _, a := range answers.Answers {
		about := slices.Contains(a.Steps, step) || len(a.Steps) == 0 && stops(step)
		if !about || !slices.Contains(a.PlanTypes, s.plan) || !slices.Contains(a.Stages, s.stage) || a.Urgent && !s.urgent {
			continue
		}
		if !ok || a.Urgent {
			found, ok = a, true
		}
	}
	return found, ok
}

// printedAnswer is the plan's own time as the letter prints it, in days: the
// shortest for an urgent case, the longest for another.
func printedAnswer(facts letter.Facts, urgent bool) (days int, ok bool) {
	for _, c := range facts.Clocks {
		if c.Kind != letter.ClockPlanDecision || c.Period == nil {
			continue
		}
		n := c.Period.N
		switch c.Period.Unit {
		case letter.UnitHours:
			n = (n + 23) / 24
		case letter.UnitDays:
		default:
			continue
		}
		short := n <= urgentDays
		if short == urgent && (!ok || urgent == (n < days)) {
			days, ok = n, true
		}
	}
	return days, ok
}

// urgentDays is the longest time, in days, that is that of a fast appeal.
const urgentDays = 5

// receivedRule is the law by which a filing counts on the day it is received,
// "" where it does not, or none is known.
func receivedRule(plan letter.PlanType) string {
	for _, r := range answers.Received {
		if slices.Contains(r.PlanTypes, plan) {
			return r.Cite
		}
	}
	return ""
}
