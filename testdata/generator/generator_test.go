package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// made is one letter of a set with the words a reader sees.
type made struct {
	stem, page, words string
	truth             *truth
}

// makeSet makes so many letters that each skeleton prints several times.
func makeSet(t *testing.T, name string, seed uint64) []made {
	t.Helper()
	var all []made
	err := sets[name].each(240, seed, func(stem, page string, tr *truth) error {
		all = append(all, made{stem: stem, page: page, words: *text(visible(page)), truth: tr})
		return nil
	})
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return all
}

var hidden = regexp.MustCompile(`(?s)<head>.*?</head>`)

// visible leaves out what is not printed.
func visible(page string) string { return hidden.ReplaceAllString(page, "") }

// forEachSet runs a check on every letter of every set.
func forEachSet(t *testing.T, check func(t *testing.T, m made)) {
	for name := range sets {
		t.Run(name, func(t *testing.T) {
			for _, m := range makeSet(t, name, 7) {
				check(t, m)
			}
		})
	}
}

func TestTruthStandsOnThePage(t *testing.T) {
	forEachSet(t, func(t *testing.T, m made) {
		for what, value := range m.truth.printed() {
			if !strings.Contains(m.words, value) {
				t.Errorf("%s: %s %q is not on the page", m.stem, what, value)
			}
		}
		if name := m.truth.PatientName; name == nil {
			t.Errorf("%s: no patient", m.stem)
		} else if !printsName(m.words, *name) {
			t.Errorf("%s: patient %q is not on the page", m.stem, *name)
		}
	})
}

// printed lists the values of the truth that the page must show word for word, apart from the patient's name.
func (t *truth) printed() map[string]string {
	all := map[string]string{"payer": t.Payer}
	add := func(what string, value *string) {
		if value != nil {
			all[what] = *value
		}
	}
	add("member", t.MemberID)
	add("authorization", t.AuthorizationNumber)
	add("claim", t.ClaimNumber)
	add("service", t.Service)
	add("reason", t.DenialReasonQuote)
	add("fax", t.AppealFax)
	if t.Deadline != nil {
		add("deadline", t.Deadline.Quote)
	}
	if t.PeerToPeer != nil {
		add("peer phone", t.PeerToPeer.Phone)
		add("peer", t.PeerToPeer.Quote)
	}
	for _, code := range slices.Concat(t.CPT, t.ICD10, t.CARC) {
		all["code "+code] = code
	}
	return all
}

// printsName finds the name as it is, or with the family name first, in any case of letters.
func printsName(words, name string) bool {
	words, name = strings.ToUpper(words), strings.ToUpper(name)
	if strings.Contains(words, name) {
		return true
	}
	for i, r := range name { // the family name can have several words
		if r == ' ' && (strings.Contains(words, name[i+1:]+", "+name[:i]) || strings.Contains(words, name[i+1:]+","+name[:i]) || strings.Contains(words, name[i+1:]+" "+name[:i])) {
			return true
		}
	}
	return false
}

func TestPagesAreReadyToPrint(t *testing.T) {
	forEachSet(t, func(t *testing.T, m made) {
		for _, bad := range []string{"{{", "<no value>", "src=", "href=", "<script", "@import", "url(", "<!--"} {
			if strings.Contains(m.page, bad) {
				t.Errorf("%s: the page holds %q", m.stem, bad)
			}
		}
		if !strings.Contains(m.page, "@page{size:Letter") {
			t.Errorf("%s: no page size", m.stem)
		}
	})
}

func TestDatesAgree(t *testing.T) {
	earliest, latest := "2025-06-01", "2026-10-31"
	forEachSet(t, func(t *testing.T, m made) {
		tr := m.truth
		if tr.LetterDate != nil && (*tr.LetterDate < earliest || *tr.LetterDate > latest) {
			t.Errorf("%s: letter of %s", m.stem, *tr.LetterDate)
		}
		if tr.LetterDate != nil && !readsDate(m.words, day(t, *tr.LetterDate)) {
			t.Errorf("%s: the date %s is not on the page", m.stem, *tr.LetterDate)
		}
		d := tr.Deadline
		if d == nil {
			return
		}
		if (d.Date != nil) && tr.LetterDate != nil && *d.Date <= *tr.LetterDate {
			t.Errorf("%s: deadline %s before the letter", m.stem, *d.Date)
		}
		if d.How == "relative" && (d.Date == nil) != (tr.LetterDate == nil) {
			t.Errorf("%s: a period has an end exactly when the letter has a date", m.stem)
		}
		if d.How == "relative" && d.Date != nil && !readsPeriod(*d.Quote, day(t, *tr.LetterDate), day(t, *d.Date)) {
			t.Errorf("%s: %q from %s is not %s", m.stem, *d.Quote, *tr.LetterDate, *d.Date)
		}
		if d.How == "explicit" && !readsDate(*d.Quote, day(t, *d.Date)) {
			t.Errorf("%s: %q does not print %s", m.stem, *d.Quote, *d.Date)
		}
	})
}

func day(t *testing.T, s string) time.Time {
	t.Helper()
	d, err := time.Parse(time.DateOnly, s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// spelled are the numbers that periods print in words.
var spelled = map[int][]string{
	2: {"two"},
	4: {"four"}, 20: {"twenty"}, 6: {"six"}, 30: {"thirty"}, 45: {"forty-five"}, 60: {"sixty"}, 65: {"sixty-five"},
	90: {"ninety", "ninetieth"}, 120: {"one hundred twenty", "one hundred and twenty"},
	180: {"one hundred eighty", "one hundred and eighty"},
}

var numbers = regexp.MustCompile(`\d+`)

// readsPeriod reads a period from a quote without the generator's help, and counts it from the letter.
func readsPeriod(quote string, from, due time.Time) bool {
	low := strings.ToLower(quote)
	var counts []int
	for _, n := range numbers.FindAllString(low, -1) {
		var count int
		fmt.Sscan(n, &count)
		counts = append(counts, count)
	}
	for count, words := range spelled {
		if slices.ContainsFunc(words, func(w string) bool { return strings.Contains(low, w) }) {
			counts = append(counts, count)
		}
	}
	for _, n := range counts {
		if strings.Contains(low, "business day") && addBusinessDays(from, n).Equal(due) {
			return true
		}
		if strings.Contains(low, "day") || strings.Contains(low, "días") || strings.Contains(low, "dias") {
			if from.AddDate(0, 0, n).Equal(due) {
				return true
			}
		}
		if (strings.Contains(low, "month") || strings.Contains(low, "mes")) && addMonths(from, n).Equal(due) {
			return true
		}
	}
	return false
}

// readsDate tells whether the quote prints the date in one of the ways that letters use.
func readsDate(quote string, due time.Time) bool {
	layouts := []string{"January 2, 2006", "Jan. 2, 2006", "Jan 2, 2006", "01/02/2006", "1/2/2006", "01/02/06", "1/2/06", "2 January 2006", "02 January 2006", "02-Jan-2006", "2-Jan-2006", "2006-01-02", "01-02-2006", "January 2 2006", "Jan 2 2006", "02 Jan 2006", "2 Jan 2006", "01.02.2006", "Jan 02 2006"}
	for _, layout := range layouts {
		if strings.Contains(strings.ToUpper(quote), strings.ToUpper(due.Format(layout))) {
			return true
		}
	}
	return strings.Contains(quote, due.Format("January ")+ordinal(due.Day())+due.Format(", 2006")) ||
		strings.Contains(quote, ordinal(due.Day())+due.Format(" day of January, 2006"))
}

func TestSameSeedSameLetters(t *testing.T) {
	for name := range sets {
		first, second := makeSet(t, name, 3), makeSet(t, name, 3)
		for i := range first {
			a, _ := json.Marshal(first[i].truth)
			b, _ := json.Marshal(second[i].truth)
			if first[i].page != second[i].page || string(a) != string(b) {
				t.Fatalf("%s: letter %s differs", name, first[i].stem)
			}
		}
	}
}

// TestSetsShareNothing keeps the held-back letters apart from the development ones and from each other: no payer,
// no wording of a deadline, no reason, no service, no name of a label list.
func TestSetsShareNothing(t *testing.T) {
	owner := map[string]string{}
	claim := func(set, what, value string) {
		key := what + " " + strings.ToLower(value)
		if other, taken := owner[key]; taken && other != set {
			t.Errorf("%s and %s share the %s %q", other, set, what, value)
		}
		owner[key] = set
	}
	for name, s := range sets {
		shelves, err := s.load()
		if err != nil {
			t.Fatal(err)
		}
		for _, one := range shelves {
			for _, d := range one.cases {
				claim(name, "reason", d.Reason)
				claim(name, "service", d.Service)
				claim(name, "case", d.ID)
			}
			for _, k := range one.skeletons {
				for _, payer := range k.Payers {
					claim(name, "payer", payer)
				}
				for _, c := range k.Deadlines {
					claim(name, "deadline", c.Say)
				}
			}
		}
	}
}

// TestEveryFileIsUsed finds skeletons that belong to no set and cases that no skeleton takes.
func TestEveryFileIsUsed(t *testing.T) {
	splits := map[string]bool{}
	for _, s := range sets {
		for _, split := range s.split {
			splits[split] = true
		}
		shelves, err := s.load()
		if err != nil {
			t.Fatal(err)
		}
		for _, one := range shelves {
			for _, d := range one.cases {
				if !slices.ContainsFunc(one.skeletons, func(k *skeleton) bool { return k.takes(d) }) {
					t.Errorf("no skeleton takes the case %s", d.ID)
				}
			}
		}
	}
	skeletons, err := loadSkeletons()
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range skeletons {
		if !splits[k.Split] {
			t.Errorf("%s: no set has the shelf %q", k.name, k.Split)
		}
	}
}

// TestCoverage prints (with -v) how many letters of a hundred and twenty each set gives to every category, stage and
// plan type, and fails where a held-back set misses a category.
func TestCoverage(t *testing.T) {
	categories := strings.Fields("medical_necessity experimental step_therapy missing_information no_authorization coding not_covered out_of_network formulary level_of_care benefit_limit timely_filing eligibility duplicate")
	for _, name := range slices.Sorted(maps.Keys(sets)) {
		table, plans := map[string]int{}, map[string]bool{}
		for _, m := range makeSet(t, name, 11)[:120] {
			if m.truth.Kind != "denial" {
				table["not a denial"]++
				continue
			}
			plans[*m.truth.PlanType] = true
			table[*m.truth.Category]++
			table[*m.truth.Category+*m.truth.PlanType]++
			table[*m.truth.Category+*m.truth.Stage]++
			table[*m.truth.PlanType]++
			table[*m.truth.Stage]++
			table["deadline "+m.truth.Deadline.How]++
		}
		columns := append([]string{"initial", "upheld"}, slices.Sorted(maps.Keys(plans))...)
		t.Logf("%s\n%s", name, coverage(table, categories, columns))
		if strings.HasPrefix(name, "held") {
			for _, c := range categories {
				if table[c] == 0 {
					t.Errorf("%s has no letter of %s", name, c)
				}
			}
		}
	}
}

func coverage(table map[string]int, rows, columns []string) string {
	var b strings.Builder
	line := func(title string, all int, cell func(string) int) {
		fmt.Fprintf(&b, "%-20s %4d", title, all)
		for _, c := range columns {
			fmt.Fprintf(&b, " %*d", len(c), cell(c))
		}
		b.WriteString("\n")
	}
	fmt.Fprintf(&b, "%-20s  all %s\n", "", strings.Join(columns, " "))
	for _, r := range rows {
		line(r, table[r], func(c string) int { return table[r+c] })
	}
	line("denials", table["initial"]+table["upheld"], func(c string) int { return table[c] })
	fmt.Fprintf(&b, "not denials %d; deadline explicit %d, relative %d, none %d\n", table["not a denial"],
		table["deadline explicit"], table["deadline relative"], table["deadline none"])
	return b.String()
}
