package playbook

import (
	"slices"
	"strings"
	"testing"

	"recourse/internal/letter"
)

// planOf is the plan for a finding: letter of 2026-10-01 received on the 5th,
// safe until 2026-11-30.
func planOf(t *testing.T, f letter.Finding, change func(*PlanIn)) Plan {
	t.Helper()
	book, err := open(t).Choose(f)
	if err != nil {
		t.Fatal(err)
	}
	in := PlanIn{Book: book, Finding: f, Received: day(t, "2026-10-05"), Today: day(t, "2026-10-05"),
		Facts:    letter.Facts{LetterDate: &letter.Field{Value: "2026-10-01"}},
		Deadline: &letter.Deadline{Date: day(t, "2026-11-30"), SafeDate: day(t, "2026-11-30"), RuleDate: day(t, "2026-11-30"), How: letter.HowRelative}}
	if change != nil {
		change(&in)
	}
	return Make(in)
}

func stepOf(t *testing.T, p Plan, id string) Task {
	t.Helper()
	for _, s := range p.Steps {
		if s.ID == id {
			return s
		}
	}
	t.Fatalf("%s has no step %s", p.Name, id)
	return Task{}
}

func appeal(t *testing.T, on string) []letter.Filing {
	return []letter.Filing{{Step: "appeal", Date: day(t, on), Method: letter.FiledByFax}}
}

// Every category at every stage under every plan type has a plan on every day:
// before, after and without a deadline, filed or not.
func TestEveryDenialHasAPlan(t *testing.T) {
	l := open(t)
	for _, c := range append([]letter.Category{""}, letter.Categories...) {
		for _, s := range []letter.Stage{letter.StageInitial, letter.StageUpheld} {
			for _, plan := range letter.PlanTypes {
				for _, urgent := range []bool{false, true} {
					f := finding(c, s, plan, urgent)
					if c == "" {
						f.Category = nil
					}
					book, err := l.Choose(f)
					if err != nil {
						t.Fatal(err)
					}
					for _, today := range []string{"2026-10-05", "2026-11-30", "2027-06-01"} {
						for _, filed := range [][]letter.Filing{nil, appeal(t, "2026-10-06")} {
							in := PlanIn{Book: book, Finding: f, Received: day(t, "2026-10-05"), Today: day(t, today), Filings: filed}
							sound(t, in, Make(in))
							in.Deadline = &letter.Deadline{Date: day(t, "2026-11-30"), SafeDate: day(t, "2026-11-29")}
							sound(t, in, Make(in))
						}
					}
				}
			}
		}
	}
}

// sound holds what no plan may break.
func sound(t *testing.T, in PlanIn, p Plan) {
	t.Helper()
	if p.Next == "" || len(p.Steps) == 0 || p.ActBy.IsZero() != (p.ActBy == letter.Date{}) || !p.ActBy.IsZero() && p.ActBy.Before(in.Today) {
		t.Errorf("%s: next %q, act by %s", p.Name, p.Next, p.ActBy)
	}
	safe := (times{deadline: in.Deadline}).safe()
	for _, s := range p.Steps {
		if s.Phase != After && !safe.IsZero() && safe.Before(s.Date) {
			t.Errorf("%s: %s is due %s, after the safe date %s", p.Name, s.ID, s.Date, safe)
		}
		if s.State == TaskMissed && s.Left == "" {
			t.Errorf("%s: %s was missed, and nothing is said", p.Name, s.ID)
		}
	}
}

func TestPlan(t *testing.T) {
	commercial := finding(letter.CategoryMedicalNecessity, letter.StageInitial, letter.PlanCommercial, false)
	offered := func(in *PlanIn) {
		in.Facts.PeerToPeer = &letter.PeerToPeer{Date: day(t, "2026-10-08")}
		in.Clocks = []letter.Clock{{Kind: letter.ClockPeerToPeer, Date: day(t, "2026-10-08")}, {Kind: letter.ClockStandard, Level: 1, Date: day(t, "2026-11-30")}}
	}
	tests := []struct {
		name              string
		change            func(*PlanIn)
		step              string
		date, actBy, runs string
		state             State
	}{
		{"a step counts from the day of receipt", nil, "criteria-in-writing", "2026-10-07", "2026-10-07", "2026-11-30", TaskOpen},
		{"the call before its window closes", offered, "peer-to-peer", "2026-10-06", "2026-10-06", "2026-10-08", TaskOpen},
		{"a window that is over is missed", func(in *PlanIn) { offered(in); in.Today = day(t, "2026-10-09") }, "peer-to-peer", "2026-10-06", "2026-10-13", "2026-11-30", TaskMissed},
		{"what was ticked off is done", func(in *PlanIn) {
			in.Marks = map[string]letter.StepMark{"criteria-in-writing": {State: letter.StepDone}}
		}, "criteria-in-writing", "2026-10-07", "2026-10-07", "2026-11-30", TaskDone},
		{"good practice whose day is over stays open, and does not hide what comes", func(in *PlanIn) { in.Today = day(t, "2026-10-21") }, "criteria-in-writing", "2026-10-07", "2026-11-30", "2026-11-30", TaskOpen},
		{"the appeal is due before its deadline", nil, "appeal", "2026-10-20", "2026-10-07", "2026-11-30", TaskOpen},
		{"on a Friday where the last days are a weekend", func(in *PlanIn) {
			in.Deadline.SafeDate, in.Received, in.Today = day(t, "2026-11-29"), day(t, "2026-11-27"), day(t, "2026-11-27")
		}, "appeal", "2026-11-27", "2026-11-27", "2026-11-29", TaskOpen},
		{"after the deadline it is missed", func(in *PlanIn) { in.Today = day(t, "2026-12-01") }, "appeal", "2026-10-20", "", "", TaskMissed},
		{"filed: the member's clock stands still, the proof is due", func(in *PlanIn) { in.Filings = appeal(t, "2026-10-16"); in.Today = day(t, "2026-10-16") }, "check-arrival", "2026-10-21", "2026-10-16", "", TaskOpen},
		{"before filing nothing comes after it", nil, "keep-proof", "", "2026-10-07", "2026-11-30", TaskWaiting},
		{"a person's deadline stands in the place of the letter's", func(in *PlanIn) {
			in.Deadline = &letter.Deadline{Date: day(t, "2027-01-15"), SafeDate: day(t, "2027-01-15"), How: letter.HowEntered}
			in.Clocks = []letter.Clock{{Kind: letter.ClockStandard, Level: 1, Date: day(t, "2026-11-30")}}
		}, "appeal", "2026-10-20", "2026-10-07", "2027-01-15", TaskOpen},
		{"a closed case asks for nothing", func(in *PlanIn) { in.Closed = true }, "appeal", "2026-10-20", "", "", TaskOpen},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := planOf(t, commercial, test.change)
			s := stepOf(t, p, test.step)
			if s.Date.String() != test.date || s.State != test.state || p.ActBy.String() != test.actBy || p.Runs.String() != test.runs {
				t.Errorf("%s is %s on %s, act by %s, clocks %s; want %s on %s, %s, %s",
					s.ID, s.State, s.Date, p.ActBy, p.Runs, test.state, test.date, test.actBy, test.runs)
			}
		})
	}
}

// What should have been done at once keeps a case at today until it is done.
func TestWhatIsUrgentStaysOnTop(t *testing.T) {
	urgent := finding(letter.CategoryStepTherapy, letter.StageInitial, letter.PlanPartD, true)
	later := func(in *PlanIn) { in.Today = day(t, "2026-10-09") }
	if p := planOf(t, urgent, later); p.ActBy.String() != "2026-10-09" || !strings.Contains(p.Next, "expedited") {
		t.Errorf("act by %s: %s", p.ActBy, p.Next)
	}
}

// Each answer of the law: on its last day nothing is late, on the next it is.
func TestAnswers(t *testing.T) {
	want := map[string]string{ // days until an answer is surely late, by law
		"29 CFR 2560.503-1(i)(2)": "60", "29 CFR 2560.503-1(i)(2)(i)": "3", "29 CFR 2560.503-1(i)(2); 45 CFR 147.136(b)(3)(i)": "60",
		"45 CFR 147.136(d)(3)(iv)": "45", "42 CFR 422.590": "60", "42 CFR 423.590": "14", "42 CFR 423.568, 423.572": "3",
		"45 CFR 156.122(c)": "3", "42 CFR 438.408(b), (c)": "44", "5 CFR 890.105(b)(1)": "30", "State step-therapy laws": "0",
	}
	for _, a := range answers.Answers {
		if _, ok := want[a.Cite]; !ok || !slices.Contains(statuses, a.Status) || a.Collected == "" || a.Longest < a.Days {
			t.Errorf("%s: %+v", a.ID, a)
		}
		step := appealStep
		if len(a.Steps) > 0 {
			step = a.Steps[0]
		}
		f := letter.Filing{Step: step, Date: day(t, "2026-10-05")}
		s := situation{stage: a.Stages[0], plan: a.PlanTypes[0], urgent: a.Urgent}
		last := f.Date.AddDays(a.Longest)
		if got := answerFor(f, s, nil, letter.Facts{}, last); got.Late || got.Cite != a.Cite || a.Days > 0 && got.Due != f.Date.AddDays(a.Days) {
			t.Errorf("%s on its last day: %+v", a.ID, got)
		}
		if got := answerFor(f, s, nil, letter.Facts{}, last.AddDays(1)); got.Late != (a.Days > 0) || got.Opens == nil || got.Opens.Says == "" {
			t.Errorf("%s a day later: %+v", a.ID, got)
		}
	}
}

func TestTheLettersOwnTimeToAnswer(t *testing.T) {
	f := finding(letter.CategoryMedicalNecessity, letter.StageInitial, letter.PlanTricare, false)
	own := func(in *PlanIn) {
		in.Facts.Clocks = []letter.Clock{{Kind: letter.ClockPlanDecision, Period: &letter.Period{N: 72, Unit: letter.UnitHours}},
			{Kind: letter.ClockPlanDecision, Period: &letter.Period{N: 30, Unit: letter.UnitDays}}}
		in.Filings, in.Today = appeal(t, "2026-10-16"), day(t, "2026-11-16")
	}
	p := planOf(t, f, own)
	if a := p.Answers[0]; a.Due.String() != "2026-11-15" || !a.Late {
		t.Errorf("%+v", a)
	}
}

func TestNotesSayWhatIsNotPlain(t *testing.T) {
	tests := []struct {
		name   string
		plan   letter.PlanType
		change func(*PlanIn)
		want   string
	}{
		{"letter later than rule", letter.PlanMedicaid, func(in *PlanIn) {
			in.Deadline.Date, in.Deadline.RuleDate, in.Deadline.Rule = day(t, "2026-12-05"), day(t, "2026-11-30"), "42 CFR 438.402(c)(2)(ii)"
		}, "42 CFR 438.402(c)(2)(ii) only until 2026-11-30: work to 2026-11-30"},
		{"letter earlier than rule", letter.PlanCommercial, func(in *PlanIn) { in.Deadline.RuleDate = day(t, "2027-03-30") }, "Work to the letter's day"},
		{"a Sunday", letter.PlanCommercial, func(in *PlanIn) { in.Deadline.SafeDate = day(t, "2026-11-29") }, "2026-11-29 is a Sunday, when nobody takes papers in: file by 2026-11-27"},
		{"the day of Thanksgiving", letter.PlanCommercial, func(in *PlanIn) { in.Deadline.SafeDate = day(t, "2026-11-26") }, "a federal holiday, when nobody takes papers in: file by 2026-11-25"},
		{"42 CFR 422.582: received, not sent", letter.PlanMedicareAdvantage, nil, "the day the plan receives it, not on the day it is sent (42 CFR 422.582)"},
		{"42 CFR 423.582: received, not sent", letter.PlanPartD, nil, "(42 CFR 423.582)"},
		{"42 CFR 438.420 before the appeal", letter.PlanMedicaid, func(in *PlanIn) {
			in.Facts.Clocks = []letter.Clock{{Kind: letter.ClockContinuation, Date: day(t, "2026-10-11")}}
		}, "must be asked for by 2026-10-11"},
		{"29 CFR 2560.503-1(l): no answer", letter.PlanCommercial, func(in *PlanIn) { in.Filings, in.Today = appeal(t, "2026-10-06"), day(t, "2026-12-06") }, "may go to court, and to external review where it is open. (29 CFR 2560.503-1(l))"},
		{"45 CFR 147.136(b)(2)(ii)(F): no answer", letter.PlanMarketplace, func(in *PlanIn) { in.Filings, in.Today = appeal(t, "2026-10-06"), day(t, "2026-12-06") }, "45 CFR 147.136(b)(2)(ii)(F)"},
		{"a state where silence reverses", letter.PlanCommercial, func(in *PlanIn) { in.Filings, in.Today = appeal(t, "2026-10-06"), day(t, "2026-12-06") }, "In New York"},
		{"filed by mail too near the end", letter.PlanPartD, func(in *PlanIn) {
			in.Filings = []letter.Filing{{Step: "appeal", Date: day(t, "2026-11-27"), Method: letter.FiledByMail}}
		}, "may arrive after 2026-11-30"},
		{"filed late", letter.PlanCommercial, func(in *PlanIn) { in.Filings = appeal(t, "2026-12-02") }, "good cause"},
		{"an exception request does not stop the appeal's clock", letter.PlanCommercial, func(in *PlanIn) {
			in.Filings = []letter.Filing{{Step: "exception-request", Date: day(t, "2026-10-06")}}
		}, "does not stop the clock"},
	}
	for _, test := range tests {
		p := planOf(t, finding(letter.CategoryStepTherapy, letter.StageInitial, test.plan, false), test.change)
		if all := strings.Join(p.Notes, "\n"); !strings.Contains(all, test.want) {
			t.Errorf("%s: no %q in\n%s", test.name, test.want, all)
		}
	}
}
