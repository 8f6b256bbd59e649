package letter

import "encoding/json"

// ClockKind says what a clock is for.
type ClockKind string

// The clocks that a letter can set.
const (
	ClockStandard        ClockKind = "standard"         // the internal appeal of the next level
	ClockExpedited       ClockKind = "expedited"        // the fast appeal
	ClockPeerToPeer      ClockKind = "peer_to_peer"     // the call between physicians
	ClockContinuation    ClockKind = "continuation"     // asking to keep benefits running
	ClockExternalReview  ClockKind = "external_review"  // the independent review organization
	ClockFairHearing     ClockKind = "fair_hearing"     // the Medicaid state fair hearing
	ClockRecordsDue      ClockKind = "records_due"      // missing records wanted by
	ClockProviderDispute ClockKind = "provider_dispute" // the contract's payment dispute
	ClockPlanDecision    ClockKind = "plan_decision"    // the plan's own time to answer
	ClockHearing         ClockKind = "hearing"          // a date that is set for a hearing
)

// Owner is who must act before the clock runs out.
type Owner string

// The owners. Only the plan's clock is never the user's.
const (
	OwnerMember   Owner = "member"
	OwnerProvider Owner = "provider"
	OwnerPlan     Owner = "plan"
)

// How tells where a date comes from.
type How string

// The sources of a date.
const (
	HowExplicit How = "explicit" // a printed date
	HowRelative How = "relative" // a printed period, counted from the letter's date
	HowAssumed  How = "assumed"  // nothing printed: the legal rule
	HowNone     How = "none"     // nothing printed and no rule that fits
	HowEntered  How = "entered"  // a person entered it
)

// Unit is what a period counts.
type Unit string

// The units of a period. Months are never turned into days.
const (
	UnitHours        Unit = "hours"
	UnitDays         Unit = "days"
	UnitBusinessDays Unit = "business_days"
	UnitMonths       Unit = "months"
	UnitYears        Unit = "years"
)

// Trigger is the event that a period counts from.
type Trigger string

// The triggers. Receipt is counted from the letter's date all the same: that
// is the safe reading. A clock that waits for something else has no date: it
// does not run yet, or nobody can tell since when.
const (
	FromNotice   Trigger = "notice"
	FromReceipt  Trigger = "receipt"
	FromDecision Trigger = "decision" // one still to come; this letter itself where it upholds
	FromOther    Trigger = "other"    // an event that is not this letter, as the date of service
)

// Period is a printed length of time.
type Period struct {
	N    int     `json:"n"`
	Unit Unit    `json:"unit"`
	From Trigger `json:"from"`
}

// Clock is one time limit that the letter sets, whoever it binds.
type Clock struct {
	Kind  ClockKind `json:"kind"`
	Owner Owner     `json:"owner"`
	// Level is 1 for the first internal appeal, 2 for the second; 0 where
	// levels do not apply.
	Level int  `json:"level"`
	Date  Date `json:"date"`
	// Time is a printed time of day as HH:MM, nil if none; Zone its printed zone.
	Time *string `json:"time"`
	Zone string  `json:"zone,omitempty"`
	How  How     `json:"how"`
	// Period is nil where a date is printed.
	Period *Period `json:"period,omitempty"`
	Evidence
	Confidence Confidence `json:"confidence"`
	// PlanTypes are those that the letter sets it for, where it tells several
	// programs their own times; empty for every plan.
	PlanTypes []PlanType `json:"plan_types,omitempty"`
	// SecondReading is what a second reading made of the date's or period's
	// words, where it differs; else nil.
	SecondReading *string `json:"second_reading,omitempty"`
	// Rule is the citation of the law behind the clock, "" where none is known.
	Rule string `json:"rule"`
}

// Deadline is the member's next standard step.
type Deadline struct {
	// Date is what the letter sets, zero where it sets none that can be counted.
	Date Date `json:"date"`
	How  How  `json:"how"`
	// For is the index of its clock in Facts.Clocks; -1 where it has none.
	For int `json:"for"`
	// RuleDate is what the cited rule gives, SafeDate the earlier of both.
	RuleDate Date `json:"rule_date"`
	SafeDate Date `json:"safe_date"`
	// FileBy is the last business day that is not after SafeDate: nobody takes
	// an appeal on a Sunday. It moves no printed date.
	FileBy Date   `json:"file_by"`
	Rule   string `json:"rule"`
	Evidence
	Confidence Confidence `json:"confidence"`
}

// MarshalJSON writes null where no law is known.
func (c Clock) MarshalJSON() ([]byte, error) {
	type plain Clock
	return json.Marshal(struct {
		plain
		Rule *string `json:"rule"`
	}{plain(c), orNull(c.Rule)})
}

// MarshalJSON writes null where no law is known, and where nothing is printed.
func (d Deadline) MarshalJSON() ([]byte, error) {
	type plain Deadline
	return json.Marshal(struct {
		plain
		Rule  *string `json:"rule"`
		Quote *string `json:"quote"`
	}{plain(d), orNull(d.Rule), orNull(d.Quote)})
}

func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
