package casework

import (
	"fmt"
	"slices"
	"strings"

	"recourse/internal/letter"
)

// Trial is a treatment as a person types it.
type Trial struct {
	Treatment string            `json:"treatment"`
	Dose      string            `json:"dose,omitempty"`
	From      string            `json:"from,omitempty"`
	Until     string            `json:"until,omitempty"`
	End       string            `json:"end"`
	Note      string            `json:"note,omitempty"`
	Source    string            `json:"source,omitempty"`
	Page      letter.PageNumber `json:"page,omitempty"`
}

// AddTrial enters a treatment into the history of the case's patient.
func AddTrial(c *letter.Case, in Trial, a Act, r Rules) error {
	t, err := in.parse(r.Day(a.At))
	if err != nil {
		return err
	}
	if slices.ContainsFunc(c.Trials, func(k letter.TrialEntry) bool { return k.Trial == t }) {
		return nil
	}
	e := entry(c, t, a)
	c.Trials = append(c.Trials, e)
	a.note(c, "history", "%s added: %s", e.ID, t.Treatment)
	return nil
}

// entry names a trial within its case.
func entry(c *letter.Case, t letter.Trial, a Act) letter.TrialEntry {
	c.TrialsMade++
	return letter.TrialEntry{ID: fmt.Sprintf("T%d", c.TrialsMade), Trial: t, By: a.By, At: a.At.UTC()}
}

// Propose keeps what a record tells until a person accepts it. What is known or
// proposed already is not proposed again.
func Propose(c *letter.Case, found []letter.Trial, a Act) {
	for _, t := range found {
		known := func(k letter.TrialEntry) bool { return k.Trial == t }
		if slices.ContainsFunc(c.Trials, known) || slices.ContainsFunc(c.Proposed, known) {
			continue
		}
		c.Proposed = append(c.Proposed, entry(c, t, a))
	}
}

// AcceptTrials takes proposals into the history, those named or all.
func AcceptTrials(c *letter.Case, ids []string, a Act) error {
	taken, err := pick(&c.Proposed, c.ID, "no proposal", ids)
	if err != nil {
		return err
	}
	for _, e := range taken {
		e.By, e.At = a.By, a.At.UTC()
		c.Trials = append(c.Trials, e)
		a.note(c, "history", "%s accepted: %s", e.ID, e.Treatment)
	}
	return nil
}

// RemoveTrials takes treatments out of the history, or refuses proposals.
func RemoveTrials(c *letter.Case, ids []string, a Act) error {
	trials, proposed := slices.Clone(c.Trials), slices.Clone(c.Proposed)
	for _, id := range ids {
		from := &trials
		if find(proposed, id) >= 0 {
			from = &proposed
		}
		gone, err := pick(from, c.ID, "no treatment", []string{id})
		if err != nil {
			return err
		}
		a.note(c, "history", "%s removed: %s", gone[0].ID, gone[0].Treatment)
	}
	c.Trials, c.Proposed = trials, proposed
	return nil
}

func find(list []letter.TrialEntry, id string) int {
	return slices.IndexFunc(list, func(e letter.TrialEntry) bool { return strings.EqualFold(e.ID, strings.TrimSpace(id)) })
}

// pick takes the entries of these names out of a list; without names, all.
func pick(list *[]letter.TrialEntry, c letter.CaseID, none string, ids []string) ([]letter.TrialEntry, error) {
	rest := slices.Clone(*list)
	if len(ids) == 0 {
		*list = nil
		return rest, nil
	}
	var taken []letter.TrialEntry
	for _, id := range ids {
		i := find(rest, id)
		if i < 0 {
			return nil, letter.Refuse(CodeBadEntry, "case %s has %s %q", c, none, id)
		}
		taken = append(taken, rest[i])
		rest = slices.Delete(rest, i, i+1)
	}
	*list = rest
	return taken, nil
}

// takeTrials takes over the history of a case that is joined; names of its own
// keep two from being one.
func takeTrials(c *letter.Case, other letter.Case) {
	take := func(to *[]letter.TrialEntry, from []letter.TrialEntry) {
		for _, e := range from {
			if slices.ContainsFunc(*to, func(k letter.TrialEntry) bool { return k.Trial == e.Trial }) {
				continue
			}
			c.TrialsMade++
			e.ID = fmt.Sprintf("T%d", c.TrialsMade)
			*to = append(*to, e)
		}
	}
	take(&c.Trials, other.Trials)
	take(&c.Proposed, other.Proposed)
}
