package view

import (
	"fmt"
	"io"
	"strings"

	"recourse/internal/letter"
)

// Trial is a treatment of a patient's history with the case that holds it.
type Trial struct {
	Case    letter.CaseID `json:"case"`
	Patient string        `json:"patient,omitempty"`
	Member  string        `json:"member_id,omitempty"`
	// Proposed is true for what a record tells and nobody has accepted yet.
	Proposed bool `json:"proposed"`
	letter.TrialEntry
}

// WriteTrial writes a treatment for a person at a terminal, with the words of
// the record that show it.
func WriteTrial(w io.Writer, t Trial) error {
	mark := " "
	if t.Proposed {
		mark = "?"
	}
	parts := []string{t.Treatment}
	add := func(before, value string) {
		if value != "" {
			parts = append(parts, before+value)
		}
	}
	add("", t.Dose)
	add("from ", t.From)
	add("until ", t.Until)
	add("", plain(string(t.End)))
	add("", t.Note)
	line := fmt.Sprintf("%s %-4s %s  (%s%s, %s by %s)", mark, t.ID, strings.Join(parts, ", "), t.Case, sourceOf(t.Trial), t.At.Format("2006-01-02"), t.By)
	if _, err := fmt.Fprintln(w, Printable(line)); err != nil || t.Quote == "" {
		return err
	}
	_, err := fmt.Fprintf(w, "       “%s”\n", Printable(t.Quote))
	return err
}

func sourceOf(t letter.Trial) string {
	switch {
	case t.Source == "":
		return ""
	case t.Page == 0:
		return ", " + t.Source
	}
	return fmt.Sprintf(", %s p. %d", t.Source, t.Page)
}
