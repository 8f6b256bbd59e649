package playbook

import (
	"slices"

	"recourse/internal/letter"
)

// State is how far a step of a plan has come.
type State string

// The states of a step. What waits can not be done yet.
const (
	TaskOpen    State = "open"
	TaskDone    State = "done"
	TaskSkipped State = "skipped"
	TaskMissed  State = "missed"
	TaskWaiting State = "waiting"
)

// PlanIn is what a plan follows from.
type PlanIn struct {
	Book    Playbook
	Finding letter.Finding
	Facts   letter.Facts
	// Deadline is nil for none.
	Deadline *letter.Deadline
	// Clocks are those that the user can act on.
	Clocks []letter.Clock
	// Received is the day the letter reached the desk.
	Received letter.Date
	Today    letter.Date
	// Marks are the steps that were ticked off, Filings what was sent, both
	// about this letter.
	Marks   map[string]letter.StepMark
	Filings []letter.Filing
	// Closed is true for a case that is over.
	Closed bool
}

// Plan is a playbook applied to a case on a day.
type Plan struct {
	Name     string   `json:"playbook"`
	Title    string   `json:"title"`
	Summary  string   `json:"summary"`
	Overlays []string `json:"overlays"`
	Steps    []Task   `json:"steps"`
	// Notes explain what is not plain about the dates.
	Notes []string `json:"notes"`
	// Answers are the plan's own clocks, one for each filing.
	Answers   []Answer   `json:"answers"`
	Documents []Document `json:"documents"`
	Filers    []Filer    `json:"may_file"`
	Wins      []string   `json:"wins"`
	Avoid     []string   `json:"avoid"`
	Sources   []Source   `json:"sources"`
	// StepLaw is the state's step-therapy law, nil where none can matter.
	StepLaw *StepLaw `json:"step_therapy_law,omitempty"`
	// ActBy is the earliest day from today on among the open steps and the
	// user's clocks that still run; Next is the first open step in words.
	ActBy letter.Date `json:"act_by"`
	Next  string      `json:"next_step"`
	// Runs is the earliest such day of the clocks alone: what can not be moved.
	Runs letter.Date `json:"runs_out"`
}

// Task is a step with its day and how far it has come.
type Task struct {
	ID    string `json:"id"`
	Phase Phase  `json:"phase"`
	Do    string `json:"do"`
	Why   string `json:"why,omitempty"`
	Who   Who    `json:"who"`
	Draft string `json:"draft,omitempty"`
	// Date is when it is due; zero where nothing sets a day.
	Date letter.Date `json:"date"`
	// Rule is the law that sets the day, "" for good practice.
	Rule       string `json:"rule,omitempty"`
	RuleStatus string `json:"rule_status,omitempty"`
	State      State  `json:"state"`
	// Overdue is true for an open step whose day is over.
	Overdue bool `json:"overdue,omitempty"`
	// Left says what remains to do where it was missed.
	Left string `json:"left,omitempty"`
	// Mark is who ticked it off; nil where nobody has.
	Mark *letter.StepMark `json:"mark,omitempty"`
}

// Make applies a playbook to a case.
func Make(in PlanIn) Plan {
	p := Plan{Answers: []Answer{}, Steps: []Task{}, Name: in.Book.Name, Title: in.Book.Title, Summary: in.Book.Summary, Overlays: append([]string{}, in.Book.Overlays...),
		Documents: in.Book.Documents, Filers: in.Book.Filers, Wins: in.Book.Wins, Avoid: in.Book.Avoid, Sources: in.Book.Sources}
	m := &maker{PlanIn: in, situation: situationOf(in.Finding)}
	m.times = times{received: in.Received, facts: in.Facts, deadline: in.Deadline, filed: m.filed()}
	p.StepLaw = stepLawOf(in.Finding, in.Facts)
	for _, f := range in.Filings {
		p.Answers = append(p.Answers, answerFor(f, m.situation, p.StepLaw, in.Facts, in.Today))
	}
	m.late = slices.ContainsFunc(p.Answers, func(a Answer) bool { return a.Late && stops(a.Step) })
	for _, s := range in.Book.Steps {
		if s.offered(in.Facts) {
			p.Steps = append(p.Steps, m.task(s))
		}
	}
	p.Notes = append([]string{}, m.notes(p.Answers, p.StepLaw)...)
	p.Runs = m.runs()
	p.ActBy, p.Next = m.actBy(p), m.next(p)
	return p
}

// maker is a plan in the making.
type maker struct {
	PlanIn
	situation
	times
	// late is true where the plan's answer to the appeal is overdue.
	late bool
}

// filed is the day on which the appeal was filed, zero if it was not.
func (m *maker) filed() letter.Date {
	var day letter.Date
	for _, f := range m.Filings {
		if stops(f.Step) {
			day = earlier(day, f.Date)
		}
	}
	return day
}

// stops reports whether filing a step stops the member's clock. Exception
// requests, corrected claims and provider disputes do not.
func stops(step string) bool { return step == appealStep }

// appealStep is the id of the step that every playbook files at its end.
const appealStep = "appeal"

// FilingStep is the id of the step that is filed where none is named: the
// appeal, "" where the plan has none.
func (p Plan) FilingStep() string {
	if slices.ContainsFunc(p.Steps, func(t Task) bool { return t.ID == appealStep }) {
		return appealStep
	}
	return ""
}

func (m *maker) task(s Step) Task {
	t := Task{ID: s.ID, Phase: s.Phase, Do: s.Do, Why: s.Why, Who: s.Who, Draft: s.Draft, Date: s.Due.date(m.times)}
	t.Rule, t.RuleStatus = m.Book.law(s.Due)
	if s.Phase != After {
		if t.Date.Before(m.Received) && !t.Date.IsZero() && !s.Due.over(m.times, m.Received) {
			t.Date = m.Received // nothing is due before the letter came
		}
		t.Date = earlier(t.Date, m.safe())
		if s.Phase == File {
			t.Date = businessDayBefore(t.Date, m.Today)
		}
	}
	t.State = m.state(s, &t)
	if t.State == TaskMissed {
		t.Left = m.left(s)
	}
	t.Overdue = t.State == TaskOpen && !t.Date.IsZero() && t.Date.Before(m.Today)
	return t
}

// state tells how far a step has come.
func (m *maker) state(s Step, t *Task) State {
	if mark, ok := m.Marks[s.ID]; ok {
		t.Mark = &mark
		return State(mark.State)
	}
	if slices.ContainsFunc(m.Filings, func(f letter.Filing) bool { return f.Step == s.ID }) {
		return TaskDone
	}
	switch {
	case s.Phase == After && !m.times.filed.IsZero() && (s.Due != nil || m.late):
		return TaskOpen
	case s.Phase == After:
		return TaskWaiting
	case !m.times.filed.IsZero() && s.Phase != File && !s.ownClock():
		return TaskSkipped // the appeal went out without it
	case m.over(s):
		return TaskMissed
	}
	return TaskOpen
}

// over reports whether the time for a step has run out.
func (m *maker) over(s Step) bool {
	if s.Due.over(m.times, m.Today) {
		return true
	}
	safe := m.safe()
	return s.Phase == File && s.ID == appealStep && !safe.IsZero() && safe.Before(m.Today)
}

// ownClock reports whether a step keeps its sense after the appeal was filed:
// one that has a clock of its own in the letter.
func (s Step) ownClock() bool { return len(s.Only.Offered) > 0 }

// left is what remains where a step was missed.
func (m *maker) left(s Step) string {
	switch {
	case s.Missed != "":
		return s.Missed
	case s.Phase == File:
		return late
	}
	return "Its time is over: go on with the next step."
}

// law is the rule that sets a day.
func (p Playbook) law(d *Due) (cite, status string) {
	for ; d != nil; d = d.Or {
		for _, s := range p.Sources {
			if d.Source != "" && s.ID == d.Source {
				return s.Cite, s.Status
			}
		}
	}
	return "", ""
}

// businessDayBefore is the day itself, or the last business day before it that
// is not past: an appeal that is due on a Sunday is filed on Friday.
func businessDayBefore(d, today letter.Date) letter.Date {
	for e := d; !d.IsZero() && !e.Before(today); e = e.AddDays(-1) {
		if calendar.IsWorkday(e.Time()) {
			return e
		}
	}
	return d
}
