package index

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"recourse/internal/letter"
)

func samples() []Doc {
	a := sample{id: "R-AAAAA", payer: "Northgate Mutual", patient: "Marisol Everhart", member: "NGM447180263", auth: "25-2604417-MR",
		service: "MRI of the lumbar spine", reason: "The MRI is not medically necessary at this time.",
		category: letter.CategoryMedicalNecessity, stage: letter.StageInitial, plan: letter.PlanCommercial, status: letter.CaseOpen,
		date: "2026-01-20", deadline: "2026-03-20", cpt: []string{"72148"}, icd: []string{"M54.16"}, peer: true, tags: []string{"Radiology"},
		body: "Northgate Mutual\nMember ID: NGM447180263\nDear Marisol Everhart:\nThe records do not show six weeks of treatment. The MRI is not medically necessary at this time.\fYour right to appeal\nYou may call the ombudsman about this denial.\n"}
	b := sample{id: "R-BBBBB", payer: "UnitedHealthcare of Nevada", patient: "Elias Mwangi-Pratt", member: "0063 1187 4402", auth: "JC2510-77613",
		claim: "CLM-88213", service: "cranial remolding orthosis", reason: "The helmet is not covered. Author-\nization was late.",
		category: letter.CategoryNotCovered, stage: letter.StageUpheld, plan: letter.PlanMedicaid, status: letter.CaseClosed, outcome: "overturned",
		date: "2026-02-11", deadline: "2026-02-28", carc: []string{"CO-197"}, cpt: []string{"S1040"},
		body: "Medicaid ID 0063 1187 4402\nThe helmet is not covered. We looked at the MRI. Author-\nization was late."}
	c := sample{id: "R-CCCCC", payer: "Blue River", patient: "Seán O'Brien", member: "W1234S6789", auth: "A-1000018",
		service: "adalimumab", reason: "Preferred alternatives were not tried.", category: letter.CategoryStepTherapy,
		stage: letter.StageInitial, plan: letter.PlanCommercial, status: letter.CaseNeedsReview, date: "2025-12-01",
		review: []letter.Review{{Field: "member_id", Candidates: []letter.Candidate{{Value: "W123456789"}}}},
		body:   "Preferred alternatives were not tried. Tracking 5550-1234."}
	d := sample{id: "R-DDDDD", payer: "northgate mutual", patient: "Rosa Neal", member: "NGM447180268", auth: "A-100001B",
		service: "CT of the chest", reason: "Experimental.", category: letter.CategoryExperimental, stage: letter.StageInitial,
		plan: letter.PlanCommercial, status: letter.CaseNew, date: "2026-03-01", deadline: "2026-08-28",
		body: "Experimental.", entered: map[string]letter.Entry{"category": {Value: "coding"}}}
	unread := Doc{Case: letter.Case{ID: "R-UUUUU", Status: letter.CaseNeedsReview}, Documents: []letter.Document{{ID: "00"}}}
	return []Doc{a.doc(), b.doc(), c.doc(), d.doc(), unread}
}

func TestSearch(t *testing.T) {
	ix := start(t, t.TempDir(), newRecord(samples()...))
	tests := []struct {
		query string
		want  string
	}{
		{"", "R-DDDDD R-BBBBB R-AAAAA R-CCCCC R-UUUUU"},
		{"mri", "R-AAAAA R-BBBBB"},
		{"MRIs records", "R-AAAAA"},
		{"helmet or adalimumab", "R-BBBBB R-CCCCC"},
		{`"not medically necessary"`, "R-AAAAA"},
		{`"necessary medically"`, "~R-AAAAA"},
		{"mri -helmet", "R-AAAAA"},
		{"-kind:denial", "R-UUUUU"},
		{"-mri -adalimumab", "R-DDDDD R-UUUUU"},
		{"ombudsman", ""},
		{"boilerplate:ombudsman", "R-AAAAA"},
		{"text:ombudsman", "R-AAAAA"},
		{"text:records", "R-AAAAA"},
		{"authorization", "R-BBBBB"},
		{"authoriz*", "R-BBBBB"},
		{"NGM447180263", "R-AAAAA"},
		{"ngm 447 180 263", "R-AAAAA"},
		{"everhart NGM447180263", "R-AAAAA"},
		{"006311874402", "R-BBBBB"},
		{"OO63 II87 44O2", "~R-BBBBB"},
		{"0063 1187 4403", "~R-BBBBB"},
		{"0063 1187 4433", ""},
		{"5550-1234", "R-CCCCC"},
		{"252604417mr", "R-AAAAA"},
		{"member:NGM447180263", "R-AAAAA"},
		{"member:ngm 447 180 263 necessary", "R-AAAAA"},
		{"member:NGM*", "R-AAAAA R-DDDDD"},
		{"member:W123456789", "R-CCCCC"},
		{"auth:A1000018", "R-CCCCC ~R-DDDDD"},
		{"auth:CLM88213", "~R-BBBBB"},
		{"claim:clm88213", "R-BBBBB"},
		{"id:R-AAAAA", "R-AAAAA"},
		{"payer:northgate", "R-DDDDD R-AAAAA"},
		{`payer:"united healthcare"`, "R-BBBBB"},
		{"payer:unitedhealthcare", "R-BBBBB"},
		{"payer:blueriver", "R-CCCCC"},
		{"patient:obrien", "R-CCCCC"},
		{"patient:mwangipratt", "R-BBBBB"},
		{"patient:mwangi-pratt", "R-BBBBB"},
		{"code:co197", "R-BBBBB"},
		{"CO-197", "R-BBBBB"},
		{"S1040", "R-BBBBB"},
		{"cpt:72148", "R-AAAAA"},
		{"icd:m5416", "R-AAAAA"},
		{"category:coding", "R-DDDDD"},
		{"stage:upheld", "R-BBBBB"},
		{"plan:medicaid", "R-BBBBB"},
		{"status:open or status:closed", "R-BBBBB R-AAAAA"},
		{"outcome:overturned", "R-BBBBB"},
		{"outcome:none kind:denial", "R-DDDDD R-AAAAA R-CCCCC"},
		{"has:peer_to_peer", "R-AAAAA"},
		{"needs:review", "R-CCCCC R-UUUUU"},
		{"-has:letter", "R-UUUUU"},
		{"tag:radiology", "R-AAAAA"},
		{"deadline:<14d", "R-BBBBB R-AAAAA"},
		{"deadline:14d", "R-AAAAA"},
		{"deadline:overdue", "R-BBBBB"},
		{"deadline:none", "R-CCCCC R-UUUUU"},
		{"deadline:any", "R-DDDDD R-BBBBB R-AAAAA"},
		{"deadline:2026-03", "R-AAAAA"},
		{"deadline:>9999-01-01", ""},
		{"deadline:<=2026-02-28", "R-BBBBB"},
		{"letter:>=2026-02-11", "R-DDDDD R-BBBBB"},
		{"letter:<30d", "R-DDDDD R-BBBBB"},
		{"received:1d", "R-DDDDD R-BBBBB R-AAAAA R-CCCCC"},
		{"medicaly neccessary", "~R-AAAAA"},
		{"adalimumap", "~R-CCCCC"},
		{"patient:evrhart", "~R-AAAAA"},
		{"preferred alternatives zebra tried", "~R-CCCCC"},
		{"zebra", ""},
	}
	for _, test := range tests {
		got := find(t, ix, Request{Query: test.query})
		slices.Sort(got)
		want := strings.Fields(test.want)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s: found %v, want %v", test.query, got, want)
		}
	}
}

func TestOrder(t *testing.T) {
	ix := start(t, t.TempDir(), newRecord(samples()...))
	tests := []struct{ query, sort, want string }{
		{"", ByDeadline, "R-BBBBB R-AAAAA R-DDDDD R-CCCCC R-UUUUU"},
		{"", ByLetter, "R-DDDDD R-BBBBB R-AAAAA R-CCCCC R-UUUUU"},
		{"mri", ByRelevance, "R-AAAAA R-BBBBB"},
		{"A100001B", ByDeadline, "R-DDDDD ~R-CCCCC"},
	}
	for _, test := range tests {
		got := find(t, ix, Request{Query: test.query, Sort: test.sort})
		if want := strings.Fields(test.want); !slices.Equal(got, want) {
			t.Errorf("%q by %s: %v, want %v", test.query, test.sort, got, want)
		}
	}
}

func TestTheCaseOfANumberComesBeforeLettersThatPrintIt(t *testing.T) {
	printed := sample{id: "R-AAAAA", date: "2026-03-01", body: "See also case NGM447180263."}
	own := sample{id: "R-BBBBB", date: "2026-01-01", member: "NGM447180263", body: "The request was denied."}
	ix := start(t, t.TempDir(), newRecord(printed.doc(), own.doc()))
	for _, query := range []string{"NGM447180263", "ngm 447 180 263", "id:NGM447180263", "NGM447180263 or denied"} {
		if got := find(t, ix, Request{Query: query}); len(got) != 2 || got[0] != "R-BBBBB" {
			t.Errorf("%s: %v", query, got)
		}
	}
}

func TestPagesFollowEachOther(t *testing.T) {
	ix := start(t, t.TempDir(), newRecord(samples()...))
	for _, order := range []string{ByRelevance, ByDeadline, ByLetter} {
		for _, query := range []string{"", "A1000018", "mri or kind:denial"} {
			all := find(t, ix, Request{Query: query, Sort: order})
			var paged []string
			req := Request{Query: query, Sort: order, Limit: 2, Now: today}
			for range 10 {
				res, err := ix.Search(context.Background(), req)
				if err != nil {
					t.Fatal(err)
				}
				if res.Total != len(all) {
					t.Errorf("%q: total %d on a page, %d at once", query, res.Total, len(all))
				}
				paged = append(paged, find(t, ix, req)...)
				if req.After = res.Next; res.Next == nil {
					break
				}
			}
			if diff := cmp.Diff(all, paged); diff != "" {
				t.Errorf("%q by %s: %s", query, order, diff)
			}
		}
	}
}

func TestFacets(t *testing.T) {
	ix := start(t, t.TempDir(), newRecord(samples()...))
	res, err := ix.Search(context.Background(), Request{Facets: true, Now: today})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]map[string]int{}
	for _, f := range res.Facets {
		got[f.Field] = map[string]int{}
		for _, c := range f.Counts {
			got[f.Field][strings.ToLower(c.Value)] = c.Count
			if n := len(find(t, ix, Request{Query: c.Query})); n != c.Count {
				t.Errorf("%s finds %d, counted %d", c.Query, n, c.Count)
			}
		}
	}
	want := map[string]map[string]int{
		"payer":     {"northgate mutual": 2, "unitedhealthcare of nevada": 1, "blue river": 1},
		"category":  {"medical_necessity": 1, "not_covered": 1, "step_therapy": 1, "coding": 1},
		"stage":     {"initial": 3, "upheld": 1},
		"plan":      {"commercial": 3, "medicaid": 1},
		"status":    {"open": 1, "closed": 1, "needs_review": 2, "new": 1},
		"outcome":   {"none": 4, "overturned": 1},
		"days_left": {"overdue": 1, "8-14": 1, "31+": 1, "none": 2},
		"month":     {"2026-03": 1, "2026-02": 1, "2026-01": 1, "2025-12": 1},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestFragments(t *testing.T) {
	ix := start(t, t.TempDir(), newRecord(samples()...))
	tests := []struct {
		query string
		want  []Fragment
	}{
		{`"medically necessary" records`, []Fragment{
			{Field: "body", Page: 1, Pre: "six weeks of treatment. The MRI is not ", Match: "medically necessary", Post: " at this time."},
			{Field: "body", Page: 1, Pre: "Mutual Member ID: NGM447180263 Dear Marisol Everhart: The ", Match: "records", Post: " do not show six weeks of treatment. The MRI is not medically"},
		}},
		{"ngm-447-180-263", []Fragment{{Field: "member_id", Match: "NGM447180263"}}},
		{"OO63 1187 44O2", []Fragment{{Field: "member_id", Match: "0063 1187 4402"}}},
		{"boilerplate:ombudsman", []Fragment{{Field: "boilerplate", Page: 2, Pre: "Your right to appeal You may call the ", Match: "ombudsman", Post: " about this denial."}}},
		{"helmit", []Fragment{{Field: "body", Page: 1, Pre: "Medicaid ID 0063 1187 4402 The ", Match: "helmet", Post: " is not covered. We looked at the MRI. Author- ization was late."}}},
		{"patient:mwangi", []Fragment{{Field: "patient_name", Pre: "Elias ", Match: "Mwangi", Post: "-Pratt"}}},
		{"was late", []Fragment{{Field: "body", Page: 1, Pre: "covered. We looked at the MRI. Author- ization ", Match: "was late", Post: "."}}},
		{"stage:upheld", nil},
	}
	for _, test := range tests {
		res, err := ix.Search(context.Background(), Request{Query: test.query, Now: today})
		if err != nil {
			t.Fatal(err)
		}
		if len(res.Hits) == 0 {
			t.Errorf("%s: nothing found", test.query)
			continue
		}
		for i := range test.want {
			test.want[i].Letter = res.Hits[0].Letter
		}
		if diff := cmp.Diff(test.want, res.Hits[0].Fragments); diff != "" {
			t.Errorf("%s: %s", test.query, diff)
		}
	}
}

func TestTheLetterThatMatchesIsNamed(t *testing.T) {
	first, second := sample{id: "R-AAAAA", body: "The helmet is not covered."}.doc(), sample{id: "R-2", body: "We uphold our decision."}.doc()
	first.Letters = append(first.Letters, second.Letters...)
	ix := start(t, t.TempDir(), newRecord(first))
	for query, want := range map[string]letter.ID{"helmet": first.Letters[0].Letter.ID, "uphold": second.Letters[0].Letter.ID,
		"kind:denial": second.Letters[0].Letter.ID} {
		res, err := ix.Search(context.Background(), Request{Query: query})
		if err != nil || len(res.Hits) != 1 || res.Hits[0].Letter != want {
			t.Errorf("%s: %+v %v, want letter %s", query, res.Hits, err, want)
		}
	}
}

func TestWhatPeopleEnteredIsFound(t *testing.T) {
	corrected := sample{id: "R-AAAAA", member: "W12345", date: "2026-01-01", body: "Denied.",
		entered: map[string]letter.Entry{"member_id": {Value: "X77777"}, "letter_date": {Value: "2026-02-02"}, "deadline": {Value: "2026-05-05"}}}
	typed := Doc{Case: letter.Case{ID: "R-BBBBB", Entered: map[string]letter.Entry{
		"payer": {Value: "Aetna"}, "member_id": {Value: "Y88888"}, "kind": {Value: "denial"}, "service": {Value: "wheelchair"}}}}
	ix := start(t, t.TempDir(), newRecord(corrected.doc(), typed))
	for query, want := range map[string]string{"member:X77777": "R-AAAAA", "member:W12345": "R-AAAAA", "letter:2026-02": "R-AAAAA",
		"deadline:2026-05": "R-AAAAA", "Y88888": "R-BBBBB", "payer:aetna wheelchair kind:denial": "R-BBBBB"} {
		if got := find(t, ix, Request{Query: query}); len(got) != 1 || got[0] != want {
			t.Errorf("%s: %v, want %s", query, got, want)
		}
	}
	if got := find(t, ix, Request{Query: "needs:review"}); len(got) != 0 {
		t.Errorf("%v need review", got)
	}
}

func TestBadRequests(t *testing.T) {
	ix := start(t, t.TempDir(), newRecord(samples()...))
	_, err := ix.Search(context.Background(), Request{Query: "pyer:x"})
	var qe *QueryError
	if !errors.As(err, &qe) || qe.Column != 1 {
		t.Errorf("bad query: %v", err)
	}
	for name, req := range map[string]Request{"bad_sort": {Sort: "size"}, "bad_page": {After: []string{"x"}}} {
		if _, err := ix.Search(context.Background(), req); letter.CodeOf(err) != name {
			t.Errorf("%s: %v", name, err)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := ix.Search(ctx, Request{}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}
