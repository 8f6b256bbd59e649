package main

import (
	"slices"

	"recourse/index"
	"recourse/internal/bench/denials"
)

// question is what a person asks, for both sides.
type question struct {
	kind, query, order string
	// sqlite is the same for SQLite.
	sqlite statement
}

// statement is a question to SQLite: an FTS5 query, conditions on columns, or
// numbers that are looked up.
type statement struct {
	match, where string
	args         []any
	// number is an identifier: looked up as it is, without confusable
	// characters, or by its runs of three characters.
	number, folded, trigram string
}

// questions are twenty: the narrow ones find at most 2 % of the letters.
func questions(letters int) []question {
	all := []question{
		{"narrow", "patient:Marisol patient:Everhart", index.ByRelevance, statement{match: "patient:marisol AND patient:everhart"}},
		{"narrow", "payer:ironwood category:experimental", index.ByDeadline, statement{match: "payer:ironwood", where: "category = ?", args: []any{"experimental"}}},
		{"narrow", `"cervical spine" "walking trial" duplicate`, index.ByRelevance, statement{match: `body:"cervical spine" AND body:"walking trial" AND body:duplicate`}},
		{"narrow", "category:timely_filing stage:upheld", index.ByLetter, statement{where: "category = ? AND stage = ?", args: []any{"timely_filing", "upheld"}}},
		{"narrow", "biopsy pelvis", index.ByRelevance, statement{match: "body:biopsy AND body:pelvis"}},
		{"narrow", "deadline:2024-03 payer:summit", index.ByDeadline, statement{match: "payer:summit", where: "deadline BETWEEN ? AND ?", args: []any{"2024-03-01", "2024-03-31"}}},
		{"narrow", "knoxwell kowalczyk", index.ByRelevance, statement{match: "body:knoxwell AND body:kowalczyk"}},
		{"narrow", "cpt:70021 outcome:overturned", index.ByLetter, statement{where: "cpt = ? AND outcome = ?", args: []any{"70021", "overturned"}}},
		{"broad", "treatment", index.ByRelevance, statement{match: "body:treatment"}},
		{"broad", "medically necessary", index.ByRelevance, statement{match: "body:medically AND body:necessary"}},
		{"broad", "stage:initial", index.ByDeadline, statement{where: "stage = ?", args: []any{"initial"}}},
		{"broad", "", index.ByLetter, statement{where: "1"}},
		{"broad", "mri or ct or ultrasound", index.ByRelevance, statement{match: "body:mri OR body:ct OR body:ultrasound"}},
		{"broad", "denied -injection", index.ByLetter, statement{match: "body:denied NOT body:injection"}},
		{"phrase", `"not medically necessary"`, index.ByRelevance, statement{match: `body:"not medically necessary"`}},
		{"phrase", `"the records"`, index.ByRelevance, statement{match: `body:"the records"`}},
		{"phrase", `"we have denied this request"`, index.ByLetter, statement{match: `body:"we have denied this request"`}},
	}
	return append(all, lookups(letters)...)
}

// lookups ask for one letter by its member ID: as printed, as it may be
// misread, and with a character left out.
func lookups(letters int) []question {
	id := denials.Make(letters / 2).Letter.MemberID.Value
	misread := confuse(id)
	short := string(slices.Delete([]byte(id), 5, 6))
	return []question{
		{"near", id, index.ByRelevance, statement{number: id}},
		{"near", misread, index.ByRelevance, statement{folded: misread}},
		{"near", short, index.ByRelevance, statement{trigram: short}},
	}
}

// confuse replaces the digits that are easily misread.
func confuse(id string) string {
	out := []byte(id)
	for i, c := range out {
		switch c {
		case '0':
			out[i] = 'O'
		case '5':
			out[i] = 'S'
		case '1':
			out[i] = 'I'
		}
	}
	return string(out)
}
