package trial

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// when is a date as precise as it is written, with its place in the text.
type when struct {
	value    string // 2024, 2024-03 or 2024-03-09
	from, to int
}

const months = `jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?`

// written are the ways in which records write a date; the names of the groups
// tell the parts.
var written = []*regexp.Regexp{
	regexp.MustCompile(`\b(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)\b`),
	regexp.MustCompile(`\b(?P<m>\d{1,2})/(?P<d>\d{1,2})/(?P<y>(?:19|20)\d\d)\b`),
	regexp.MustCompile(`(?i)\b(?P<n>` + months + `)\.?\s+(?P<d>\d{1,2}),?\s+(?P<y>(?:19|20)\d\d)\b`),
	regexp.MustCompile(`(?i)\b(?P<n>` + months + `)\.?,?\s+(?P<y>(?:19|20)\d\d)\b`),
	regexp.MustCompile(`\b(?P<m>\d{1,2})/(?P<y>(?:19|20)\d\d)\b`),
	regexp.MustCompile(`(?i)\b(?:in|since|from|until|during|through|to|-|–)\s*(?P<y>(?:19|20)\d\d)\b`),
}

// datesIn are the dates of a text in their order.
func datesIn(text string) []when {
	var found []when
	taken := make([]bool, len(text)+1)
	for _, p := range written {
		for _, m := range p.FindAllStringSubmatchIndex(text, -1) {
			y := p.SubexpIndex("y")
			if taken[m[2*y]] {
				continue
			}
			if value := dateOf(p, text, m); value != "" {
				for i := m[0]; i < m[1]; i++ {
					taken[i] = true
				}
				found = append(found, when{value, firstOf(p, m), m[1]})
			}
		}
	}
	sortWhens(found)
	return found
}

// firstOf is where the date itself begins, behind a leading word.
func firstOf(p *regexp.Regexp, m []int) int {
	first := m[1]
	for i := range p.SubexpNames() {
		if i > 0 && m[2*i] >= 0 {
			first = min(first, m[2*i])
		}
	}
	return first
}

func sortWhens(all []when) {
	for i := range all {
		for k := i; k > 0 && all[k].from < all[k-1].from; k-- {
			all[k], all[k-1] = all[k-1], all[k]
		}
	}
}

// dateOf is the date of a match, "" for one that the calendar does not have.
func dateOf(p *regexp.Regexp, text string, m []int) string {
	part := func(name string) string {
		if i := p.SubexpIndex(name); i > 0 && m[2*i] >= 0 {
			return text[m[2*i]:m[2*i+1]]
		}
		return ""
	}
	year, month, day := number(part("y")), number(part("m")), number(part("d"))
	if name := part("n"); name != "" {
		month = monthNamed(name)
	}
	hasMonth, hasDay := part("m")+part("n") != "", part("d") != ""
	switch {
	case !hasMonth:
		return fmt.Sprintf("%04d", year)
	case month < 1 || month > 12:
		return ""
	case !hasDay:
		return fmt.Sprintf("%04d-%02d", year, month)
	}
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if t.Day() != day || day == 0 {
		return ""
	}
	return t.Format("2006-01-02")
}

func number(s string) int {
	n, _ := strconv.Atoi(s) // the patterns take digits only
	return n
}

func monthNamed(name string) int {
	for m := time.January; m <= time.December; m++ {
		if strings.EqualFold(m.String()[:3], name[:3]) {
			return int(m)
		}
	}
	return 0
}

// span are the first and the last day that a stretch of text tells: a range, or
// dates behind words that say which they are. A lone date that no word
// explains is neither.
func span(text string) (from, until string) {
	all := datesIn(text)
	if len(all) == 2 && isRange(text[all[0].to:all[1].from]) && all[0].value[:4] <= all[1].value[:4] {
		return all[0].value, all[1].value
	}
	at := 0
	for _, d := range all {
		switch lead := leading(text[at:d.from]); {
		case from == "" && slices.Contains(lexicon.Begins, lead):
			from = d.value
		case until == "" && slices.Contains(lexicon.Finishes, lead):
			until = d.value
		}
		at = d.to
	}
	return from, until
}

var rangeMark = regexp.MustCompile(`(?i)^[\s,]*(?:-|–|—|to|until|through|thru|and)?[\s]*$`)

// isRange reports whether what stands between two dates makes one range of
// them: a dash, or two columns of a table.
func isRange(between string) bool { return rangeMark.MatchString(between) }

// leadWords is how far before a date the word stands that says which it is.
const leadWords = 8

// leading is the last word before a date that says which it is, "" for none in
// the same clause: "was started on methotrexate 15 mg weekly in".
func leading(before string) string {
	if cut := strings.LastIndexAny(before, ";:"); cut >= 0 {
		before = before[cut+1:]
	}
	words := strings.Fields(strings.ToLower(before))
	for i := len(words) - 1; i >= max(0, len(words)-leadWords); i-- {
		w := strings.Trim(words[i], ".,()")
		if slices.Contains(lexicon.Begins, w) || slices.Contains(lexicon.Finishes, w) {
			return w
		}
	}
	return ""
}
