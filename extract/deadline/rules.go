package deadline

import (
	"bytes"
	_ "embed"
	"fmt"
	"slices"

	"github.com/goccy/go-yaml"

	"recourse/internal/letter"
)

//go:embed rules.yaml
var rulesYAML []byte

// ruleFile is the file rules.yaml, which explains the fields.
type ruleFile struct {
	Rules  []rule   `yaml:"rules"`
	Behind []behind `yaml:"behind"`
}

// rule is a time limit of the law.
type rule struct {
	ID        string            `yaml:"id"`
	PlanTypes []letter.PlanType `yaml:"plan_types"`
	Stage     letter.Stage      `yaml:"stage"`
	Kind      letter.ClockKind  `yaml:"kind"`
	N         int               `yaml:"n"`
	Unit      letter.Unit       `yaml:"unit"`
	From      letter.Trigger    `yaml:"from"`
	Presumed  int               `yaml:"presumed"`
	Least     int               `yaml:"least"`
	Overflow  bool              `yaml:"overflow"`
	Roll      bool              `yaml:"roll"`
	Longer    string            `yaml:"longer"`
	Since     string            `yaml:"since"`
	Before    string            `yaml:"before"`
	Citation  string            `yaml:"citation"`
	Source    string            `yaml:"source"`
	Status    string            `yaml:"status"`
	Collected string            `yaml:"collected"`
	Example   struct {
		Letter string `yaml:"letter"`
		Date   string `yaml:"date"`
	} `yaml:"example"`
}

// behind is the law behind a clock that is not the next standard step.
type behind struct {
	Kind      letter.ClockKind  `yaml:"kind"`
	PlanTypes []letter.PlanType `yaml:"plan_types"`
	Citation  string            `yaml:"citation"`
	Status    string            `yaml:"status"`
	Collected string            `yaml:"collected"`
}

var law = mustRules()

func mustRules() ruleFile {
	var f ruleFile
	if err := yaml.NewDecoder(bytes.NewReader(rulesYAML), yaml.Strict()).Decode(&f); err != nil {
		panic(fmt.Sprintf("rules.yaml: %v", err)) // embedded, so a test fails first
	}
	return f
}

// receiptSlack is how many days later than a rule that counts from receipt a
// letter's date can be without contradiction: the letter may allow for the
// mail. noticeSlack is the same for other rules: a weekend and a holiday.
const (
	receiptSlack = 10
	noticeSlack  = 3
)

// ruleFor is the rule for the next step of a letter, nil where none is known.
func ruleFor(plan letter.PlanType, stage letter.Stage, date letter.Date) *rule {
	for i, r := range law.Rules {
		if slices.Contains(r.PlanTypes, plan) && r.Stage == stage && r.inForce(date) {
			return &law.Rules[i]
		}
	}
	return nil
}

// shortestRule is the rule of any plan type that ends first for a letter of the
// day.
func shortestRule(stage letter.Stage, date letter.Date) *rule {
	var best *rule
	for i, r := range law.Rules {
		if r.Stage == stage && r.inForce(date) && (best == nil || r.earliest(date).Before(best.earliest(date))) {
			best = &law.Rules[i]
		}
	}
	return best
}

// inForce reports whether the rule is that of letters of the day; a letter
// without date is taken for a new one.
func (r rule) inForce(d letter.Date) bool {
	since, _ := letter.ParseDate(r.Since)
	before, _ := letter.ParseDate(r.Before)
	if d.IsZero() {
		return before.IsZero()
	}
	return !d.Before(since) && (before.IsZero() || d.Before(before))
}

// date is the last day under the rule for a letter of the day.
func (r rule) date(from letter.Date) letter.Date {
	if from.IsZero() {
		return from
	}
	d := after(from.AddDays(r.Presumed), letter.Period{N: r.N, Unit: r.Unit})
	if r.Overflow && r.Unit == letter.UnitMonths && d.Day < from.Day {
		d = d.AddDays(1) // no such day: the first of the month after
	}
	if r.Roll {
		d = nextBusinessDay(d)
	}
	return d
}

// earliest is the last day where a state sets the least that the rule allows.
func (r rule) earliest(from letter.Date) letter.Date {
	if r.Least == 0 || from.IsZero() {
		return r.date(from)
	}
	return from.AddDays(r.Least)
}

// slack is how many days later than the rule a letter can be.
func (r rule) slack() int {
	if r.From == letter.FromReceipt {
		return receiptSlack
	}
	return noticeSlack
}

// citationFor is the law behind a clock, "" where none is known.
func citationFor(c letter.Clock, plan letter.PlanType, stage letter.Stage, date letter.Date) string {
	if r := ruleFor(plan, stage, date); r != nil && r.Kind == c.Kind && c.Level < 2 && c.Owner == letter.OwnerMember {
		return r.Citation
	}
	for _, b := range law.Behind {
		if b.Kind == c.Kind && slices.Contains(b.PlanTypes, plan) {
			return b.Citation
		}
	}
	return ""
}
