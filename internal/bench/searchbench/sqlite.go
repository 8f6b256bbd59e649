//go:build sqlite

package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	_ "github.com/mattn/go-sqlite3" // the driver "sqlite3"

	"recourse/index"
	"recourse/index/boilerplate"
	"recourse/index/terms"
	"recourse/internal/bench/denials"
)

// schema is what an experienced user of SQLite would make: a table with an index
// for each thing that is filtered by, and FTS5 tables over the text, the
// boilerplate apart as ours is, and over the identifiers by their trigrams.
const schema = `
CREATE TABLE cases (id INTEGER PRIMARY KEY, payer TEXT, category TEXT, stage TEXT, plan TEXT, status TEXT, outcome TEXT,
	deadline TEXT, letter TEXT, month TEXT, member TEXT, auth TEXT, folded TEXT, cpt TEXT,
	patient TEXT, service TEXT, reason TEXT, body TEXT, boilerplate TEXT);
CREATE VIRTUAL TABLE words USING fts5(payer, patient, service, reason, body, content='cases', content_rowid='id', tokenize='porter unicode61');
CREATE VIRTUAL TABLE rest USING fts5(boilerplate, content='cases', content_rowid='id', tokenize='porter unicode61');
CREATE VIRTUAL TABLE numbers USING fts5(member, content='cases', content_rowid='id', tokenize='trigram');`

const indexes = `
CREATE INDEX by_category ON cases(category, stage); CREATE INDEX by_stage ON cases(stage, deadline); CREATE INDEX by_letter ON cases(letter DESC);
CREATE INDEX by_deadline ON cases(deadline); CREATE INDEX by_cpt ON cases(cpt, outcome); CREATE INDEX by_member ON cases(member);
CREATE INDEX by_auth ON cases(auth); CREATE INDEX by_folded ON cases(folded);
INSERT INTO words(words) VALUES('rebuild'); INSERT INTO rest(rest) VALUES('rebuild'); INSERT INTO numbers(numbers) VALUES('rebuild');
INSERT INTO words(words) VALUES('optimize'); ANALYZE;`

// sqlite answers from a database file.
type sqlite struct{ db *sql.DB }

// loadOther fills the database and tells how fast.
func (o options) loadOther(ctx context.Context) (side, error) {
	file := filepath.Join(o.work, "letters.sqlite")
	db, err := sql.Open("sqlite3", file+"?_journal_mode=WAL&_synchronous=NORMAL&_cache_size=-262144")
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1) // temporary tables belong to a connection
	started := time.Now()
	s := sqlite{db}
	if err := s.fill(ctx, o.letters); err != nil {
		return nil, errors.Join(fmt.Errorf("sqlite: %w", err), db.Close())
	}
	took := time.Since(started)
	size, err := folderSize(file)
	if err != nil {
		return nil, err
	}
	fmt.Printf("SQLite: %.0f letters a second, %d MB on disk\n", float64(o.letters)/took.Seconds(), size>>20)
	return s, nil
}

func (s sqlite) fill(ctx context.Context, n int) error {
	if _, err := s.db.ExecContext(ctx, schema); err != nil {
		return err
	}
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	insert, err := tx.PrepareContext(ctx, "INSERT INTO cases VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")
	if err != nil {
		return err
	}
	for i := range n {
		if _, err := insert.ExecContext(ctx, rowOf(i, denials.Make(i))...); err != nil {
			return err
		}
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	_, err = s.db.ExecContext(ctx, indexes)
	return err
}

func rowOf(i int, d denials.Denial) []any {
	l := d.Letter
	var body, rest string
	for _, p := range boilerplate.Split(strings.Split(d.Body, "\f")) {
		body, rest = body+p.Body+"\n", rest+p.Boilerplate+"\n"
	}
	outcome := string(d.Case.Outcome)
	if outcome == "" {
		outcome = "none"
	}
	member := terms.Identifier(l.MemberID.Value)
	return []any{i, l.Payer.Value, string(*l.Category), string(*l.Stage), string(*l.PlanType), string(d.Case.Status), outcome,
		l.Deadline.SafeDate.String(), l.LetterDate.Value, l.LetterDate.Value[:7], member, terms.Identifier(l.AuthorizationNumber.Value),
		terms.Folded(member), l.Codes.CPT[0], l.PatientName.Value, l.Service.Value, l.DenialReason.Value, body, rest}
}

func (s sqlite) close() { _ = s.db.Close() }

// facets are counted over everything that was found, as ours are.
var facets = []string{"payer", "category", "stage", "plan", "status", "outcome", "month",
	"CASE WHEN deadline < '2026-03-10' THEN 'overdue' WHEN deadline <= '2026-03-17' THEN '0-7' WHEN deadline <= '2026-03-24' THEN '8-14' WHEN deadline <= '2026-04-09' THEN '15-30' ELSE '31+' END"}

// ask finds all matches once, then the page with its passages and the counts.
func (s sqlite) ask(ctx context.Context, q question) (a answer, err error) {
	find, args := q.sqlite.find()
	if _, err := s.db.ExecContext(ctx, "DROP TABLE IF EXISTS found"); err != nil {
		return a, err
	}
	if _, err := s.db.ExecContext(ctx, "CREATE TEMP TABLE found AS "+find, args...); err != nil {
		return a, err
	}
	if err := s.db.QueryRowContext(ctx, "SELECT count(*) FROM found").Scan(&a.total); err != nil {
		return a, err
	}
	for _, f := range facets {
		if err := s.drain(ctx, "SELECT "+f+" f, count(*) FROM found JOIN cases ON cases.id = found.id GROUP BY f ORDER BY 2 DESC", nil, nil); err != nil {
			return a, err
		}
	}
	return a, s.page(ctx, q, &a.hits)
}

// page reads the first twenty hits with a passage of each.
func (s sqlite) page(ctx context.Context, q question, hits *int) error {
	order := map[string]string{index.ByRelevance: "found.score, cases.letter DESC", index.ByDeadline: "cases.deadline, cases.letter DESC", index.ByLetter: "cases.letter DESC"}[q.order]
	page := "SELECT cases.id FROM found JOIN cases ON cases.id = found.id ORDER BY " + order + " LIMIT 20"
	if q.sqlite.match == "" {
		return s.drain(ctx, page, nil, hits)
	}
	return s.drain(ctx, "SELECT rowid, snippet(words, -1, '<', '>', '…', 20) FROM words WHERE words MATCH ? AND rowid IN ("+page+")",
		[]any{q.sqlite.match}, hits)
}

// find is the query that lists all matches with their scores.
func (st statement) find() (string, []any) {
	switch {
	case st.number != "":
		return "SELECT id, 0 score FROM cases WHERE member = ?1 OR auth = ?1", []any{terms.Identifier(st.number)}
	case st.folded != "":
		return "SELECT id, 0 score FROM cases WHERE folded = ?", []any{terms.Folded(terms.Identifier(st.folded))}
	case st.trigram != "":
		return "SELECT rowid id, bm25(numbers) score FROM numbers WHERE numbers MATCH ? ORDER BY score LIMIT 20", []any{trigrams(st.trigram)}
	case st.match == "":
		return "SELECT id, 0 score FROM cases WHERE " + st.where, st.args
	case st.where == "":
		return "SELECT rowid id, bm25(words) score FROM words WHERE words MATCH ?", []any{st.match}
	}
	return "SELECT cases.id, bm25(words) score FROM words JOIN cases ON cases.id = words.rowid WHERE words MATCH ? AND " + st.where,
		append([]any{st.match}, st.args...)
}

// trigrams asks for any of the runs of three characters.
func trigrams(id string) string {
	out := ""
	for i := 0; i+3 <= len(id); i++ {
		if i > 0 {
			out += " OR "
		}
		out += `"` + id[i:i+3] + `"`
	}
	return out
}

// drain reads all rows, as a program that shows them would.
func (s sqlite) drain(ctx context.Context, query string, args []any, n *int) error {
	rows, err := s.db.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return err
	}
	values := make([]any, len(columns))
	for i := range values {
		values[i] = new(sql.RawBytes)
	}
	for rows.Next() {
		if err := rows.Scan(values...); err != nil {
			return err
		}
		if n != nil {
			*n++
		}
	}
	return rows.Err()
}
