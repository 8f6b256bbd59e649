package main

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"recourse/internal/letter"
	"recourse/internal/service"
	"recourse/internal/view"
)

// outFile takes the cases of a batch. It gets its name when all of them are
// written: a batch that is stopped leaves the file of an earlier one as it was.
type outFile struct {
	name string
	file *os.File // as readable as the data folder: for the owner alone
}

// openOut finds out before the first letter is read whether the file can be
// written; nil is no file.
func openOut(e env, name string) (*outFile, error) {
	if name == "" {
		return nil, nil
	}
	if ext := filepath.Ext(name); ext != ".jsonl" && ext != ".csv" {
		return nil, usagef("batch: --out %s: want a name that ends in .jsonl or .csv", name)
	}
	name = filepath.Clean(absolute(e, name))
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		return nil, usagef("batch: --out %s: it is a folder", name)
	}
	f, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+".*.part")
	if err != nil {
		return nil, usagef("batch: --out %s: %v", name, errors.Unwrap(err))
	}
	return &outFile{name: name, file: f}, nil
}

// write writes the cases as the file's name asks.
func (o *outFile) write(outcomes []service.Outcome) error {
	if o == nil {
		return nil
	}
	write := writeJSONL
	if filepath.Ext(o.name) == ".csv" {
		write = writeCSV
	}
	if err := errors.Join(write(o.file, outcomes), o.file.Close()); err != nil {
		return fmt.Errorf("--out: %w", err)
	}
	if err := os.Rename(o.file.Name(), o.name); err != nil {
		return fmt.Errorf("--out: %w", err)
	}
	return nil
}

// discard removes what was not written to its end.
func (o *outFile) discard() {
	if o != nil {
		_ = o.file.Close()
		_ = os.Remove(o.file.Name()) // gone, where it got its name
	}
}

// is reports whether the file at a path is this one, as of an earlier batch.
func (o *outFile) is(path string) bool { return o != nil && o.name == filepath.Clean(path) }

// isUnfinished reports whether the file at a path is the one being written.
func (o *outFile) isUnfinished(path string) bool {
	return o != nil && o.file.Name() == filepath.Clean(path)
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
			rows = append(rows, cells(csvRow(c)))
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
		deadline.String(), l.ActBy.String(), deref(l.Playbook), strconv.FormatBool(c.NeedsReview), strings.Join(reviewFields(c), "; "), "")
}

// cells makes text of what a spreadsheet would take for a formula: the
// letter's words and the file's name are strangers' words.
func cells(row []string) []string {
	for i, cell := range row {
		if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
			row[i] = "'" + cell
		}
	}
	return row
}

func value(f *letter.Field) string {
	if f == nil {
		return ""
	}
	return f.Value
}

func deref[T ~string](p *T) string {
	if p == nil {
		return ""
	}
	return string(*p)
}
