package main

import (
	"encoding/csv"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"

	"recourse/internal/letter"
	"recourse/internal/service"
	"recourse/internal/view"
)

// writeCases writes the cases of a batch to a file, as its name asks.
func writeCases(name string, outcomes []service.Outcome) error {
	if name == "" {
		return nil
	}
	f, err := os.Create(name)
	if err != nil {
		return usagef("batch: --out: %v", err)
	}
	write := writeJSONL
	if filepath.Ext(name) == ".csv" {
		write = writeCSV
	}
	if err := write(f, outcomes); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

func writeJSONL(w io.Writer, outcomes []service.Outcome) error {
	enc := json.NewEncoder(w)
	for _, o := range outcomes {
		for _, c := range o.Cases {
			if err := enc.Encode(c); err != nil {
				return err
			}
		}
	}
	return nil
}

func writeCSV(w io.Writer, outcomes []service.Outcome) error {
	out := csv.NewWriter(w)
	rows := [][]string{{"case", "status", "file", "kind", "payer", "patient_name", "member_id", "authorization_number",
		"letter_date", "category", "stage", "deadline", "act_by", "playbook", "needs_review", "review", "error"}}
	for _, o := range outcomes {
		for _, c := range o.Cases {
			rows = append(rows, csvRow(c))
		}
	}
	return out.WriteAll(rows)
}

func csvRow(c view.Case) []string {
	row := []string{string(c.Case.ID), string(c.Case.Status), c.File}
	if c.Unread() {
		why := ""
		if c.Error != nil {
			why = c.Error.Why
		}
		return append(row, "", "", "", "", "", "", "", "", "", "", "", "true", "", why)
	}
	l := c.Letter
	deadline := letter.Date{}
	if l.Deadline != nil {
		deadline = l.Deadline.SafeDate
	}
	return append(row, string(l.Kind), value(l.Payer), value(l.PatientName), value(l.MemberID),
		value(l.AuthorizationNumber), value(l.LetterDate), deref(l.Category), deref(l.Stage),
		deadline.String(), l.ActBy.String(), deref(l.Playbook), yes(c.NeedsReview), strings.Join(reviewFields(c), "; "), "")
}

// value is a field's value. A cell that a spreadsheet would take for a formula
// is made text: the letter's words are strangers' words.
func value(f *letter.Field) string {
	if f == nil {
		return ""
	}
	if strings.ContainsAny(f.Value[:min(1, len(f.Value))], "=+-@\t\r") {
		return "'" + f.Value
	}
	return f.Value
}

func deref[T ~string](p *T) string {
	if p == nil {
		return ""
	}
	return string(*p)
}

func yes(b bool) string {
	if b {
		return "true"
	}
	return "false"
}
