package extract

import (
	"slices"
	"strings"

	"recourse/extract/label"
	"recourse/extract/section"
	"recourse/internal/letter"
)

// missingMember asks about a member ID that was not found: every letter about
// a member has one.
func (r *reviews) missingMember(all []candidate) {
	r.add("member_id", "missing", "no member ID was found, and letters like this print one", r.v.loose("member_id", all))
}

// missingRequest asks about an authorization number that was not found where
// something in the letter says that there is one: a label without a value, a
// number that nothing explains, a sentence that speaks of it, an unread page.
// It returns the number that is likeliest, nil where none is.
func (r *reviews) missingRequest(f letter.Facts, all []candidate) *answer {
	v := r.v
	loose := withoutChosen(v.loose("authorization_number", all), f)
	other := f.ClaimNumber != nil || f.AppealNumber != nil
	code, why := "", ""
	switch {
	case v.saysNone("authorization_number"):
	case v.unread():
		code, why = "unread_page", "a page could not be read, and the number may stand there"
	case v.labelWithoutValue("authorization_number"):
		code, why = "unreadable", "a label of a request number stands in the letter, but no number was read"
	case other && (f.ClaimNumber != nil && v.aboutClaim() || len(loose) == 0):
	case len(loose) > 0:
		code, why = "unknown_label", "the letter prints a number whose label is not known"
	case v.speaksOfRequest():
		code, why = "missing", "the letter speaks of a reference or case number, but none was found"
	}
	if code == "" {
		return nil
	}
	r.add("authorization_number", code, why, loose)
	if len(loose) != 1 || f.ClaimNumber != nil {
		return nil
	}
	return &answer{candidate: loose[0], printings: loose, confidence: likeliest}
}

// A label of this weight can set the field to "none", a plain one must have a
// value behind it.
const (
	settingLabel = 0.7
	plainLabel   = 0.85
)

// likeliest is the confidence in the only number that nothing explains.
const likeliest = 0.6

// loose are the numbers that a person should look at for a field: those with
// an unknown label, and the field's own that were not good enough.
func (v *view) loose(field string, all []candidate) []candidate {
	var out []candidate
	for _, c := range unexplained(all) {
		if (c.field == "unknown" || c.field == field || c.weak) && c.score >= minScore && !v.LineOf(c.words[0]).Furniture {
			out = append(out, c)
		}
	}
	return distinct(append(out, v.bare(all)...))
}

// distinct keeps the first printing of each number.
func distinct(cs []candidate) []candidate {
	seen := map[string]bool{}
	return slices.DeleteFunc(cs, func(c candidate) bool {
		key := squeeze(c.value)
		defer func() { seen[key] = true }()
		return seen[key]
	})
}

// withoutChosen drops the numbers that another field has.
func withoutChosen(cs []candidate, f letter.Facts) []candidate {
	return slices.DeleteFunc(cs, func(c candidate) bool {
		return slices.ContainsFunc([]*letter.Field{f.MemberID, f.ClaimNumber, f.AppealNumber}, func(o *letter.Field) bool {
			return o != nil && squeeze(o.Value) == squeeze(c.value)
		})
	})
}

// saysNone reports whether the label of the field has words for "none".
func (v *view) saysNone(field string) bool {
	for _, l := range v.labels {
		if l.Names[field] < settingLabel {
			continue
		}
		for _, s := range v.spots(l) {
			if isAbsent(s.tokens) {
				return true
			}
		}
	}
	return false
}

// isAbsent reports whether words stand in place of a value that there is not:
// "none", "not assigned"; what "not covered" tells is the decision.
func isAbsent(tokens []label.Token) bool {
	if len(tokens) == 0 || !lexicon.Absent.has(trimEnd(tokens[0].Text)) {
		return false
	}
	return tokens[0].Norm != "not" || len(tokens) > 1 && lexicon.NotGiven.has(tokens[1].Norm)
}

// labelWithoutValue reports whether a plain label of the field stands in the
// letter's first page with words behind it that are no number: the number was
// not read. Labels of forms to fill in have nothing behind them.
func (v *view) labelWithoutValue(field string) bool {
	for _, l := range v.labels {
		line := v.Lines[l.line]
		if line.Page != v.Pages[0].Number || line.Furniture || l.Names[field] < plainLabel || !l.Colon && !l.Whole {
			continue
		}
		if v.garbledAt(v.spots(l)) {
			return true
		}
	}
	return false
}

// garbledAt reports whether the likeliest spot holds recognised words with a
// digit that make no identifier.
func (v *view) garbledAt(spots []spot) bool {
	if len(spots) == 0 || len(spots[0].tokens) == 0 {
		return false
	}
	return v.isRecognised([]int{spots[0].tokens[0].Word})
}

func (v *view) unread() bool {
	return slices.ContainsFunc(v.Pages, func(p letter.Page) bool { return p.Method == letter.MethodUnread })
}

// speaksOfRequest reports whether a sentence tells the reader to give the
// number of the request.
func (v *view) speaksOfRequest() bool {
	for _, s := range v.Sentences {
		if v.LineOf(s.From).Furniture || s.Len() < 5 || v.section(s.From) == section.Help {
			continue
		}
		if containsAny(strings.ToLower(v.String(s)), lexicon.RequestNumber) {
			return true
		}
	}
	return false
}
