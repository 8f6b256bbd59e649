package extract

import (
	"slices"
	"strings"

	"recourse/extract/codes"
	"recourse/internal/layout"
)

// deniedRow is what the number of a claim gains in whose row something is denied,
// where a letter tells of several claims.
const deniedRow = 0.15

// favourDenied raises the numbers of claims in whose row a line is denied.
func (v *view) favourDenied(all []candidate) {
	for i, c := range all {
		if c.field == "claim_number" && v.rowDenies(v.Words[c.words[0]].Line) {
			all[i].score += deniedRow
		}
	}
	slices.SortStableFunc(all, better)
}

// deniedCells leaves of a column, in a table that tells of several bills, the cells
// in the rows that are denied: a remittance lists other people's paid claims, too.
// The column stays as it is where it does not begin with such a bill, where none of
// its cells is in a row that is denied, or where the rows do not differ.
func (v *view) deniedCells(column []layout.Range) []layout.Range {
	var denied, billed []layout.Range
	if len(column) < 2 || !v.rowBills(v.Words[column[0].From].Line) {
		return column
	}
	for _, r := range column {
		line := v.Words[r.From].Line
		if !v.rowBills(line) {
			continue
		}
		if billed = append(billed, r); v.rowDenies(line) {
			denied = append(denied, r)
		}
	}
	if len(denied) == 0 || len(denied) == len(billed) {
		return column
	}
	return denied
}

// rowBills reports whether a row has a sum of money.
func (v *view) rowBills(line int) bool {
	return slices.ContainsFunc(v.rowWords(line), func(text string) bool { return amountForm.MatchString(trimEnd(text)) })
}

// rowDenies reports whether a row of a table has the code or the word of a denial.
func (v *view) rowDenies(line int) bool {
	return slices.ContainsFunc(v.rowWords(line), func(text string) bool {
		code, ok := codes.CARC(text)
		return ok && !codes.Informs(code) || strings.EqualFold(trimEnd(text), "denied")
	})
}

func (v *view) rowWords(line int) []string {
	var texts []string
	for _, i := range v.Row(line) {
		for w := v.Lines[i].From; w < v.Lines[i].To; w++ {
			texts = append(texts, v.Words[w].Text)
		}
	}
	return texts
}
