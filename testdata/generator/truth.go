package main

import (
	"errors"
	"html"
	"regexp"
	"strings"
	"time"
)

// truth is the label of one letter, in the format of the committed truth files.
type truth struct {
	Kind                string    `json:"kind"`
	Payer               string    `json:"payer"`
	PatientName         *string   `json:"patient_name"`
	LetterDate          *string   `json:"letter_date"`
	MemberID            *string   `json:"member_id"`
	AuthorizationNumber *string   `json:"authorization_number"`
	ClaimNumber         *string   `json:"claim_number"`
	Service             *string   `json:"service"`
	CPT                 []string  `json:"cpt"`
	ICD10               []string  `json:"icd10"`
	CARC                []string  `json:"carc"`
	DenialReasonQuote   *string   `json:"denial_reason_quote"`
	Category            *string   `json:"category"`
	Also                []string  `json:"also"`
	Stage               *string   `json:"stage"`
	Urgent              *bool     `json:"urgent"`
	PlanType            *string   `json:"plan_type"`
	Deadline            *deadline `json:"deadline"`
	PeerToPeer          *peer     `json:"peer_to_peer"`
	AppealFax           *string   `json:"appeal_fax"`
}

// deadline is the last day of the next standard appeal step.
type deadline struct {
	Date  *string `json:"date"`
	How   string  `json:"how"` // explicit, relative or none
	Quote *string `json:"quote"`
}

// peer is the offer to talk with the plan's reviewer.
type peer struct {
	Phone *string `json:"phone"`
	Date  *string `json:"date"`
	Quote *string `json:"quote"`
}

func newTruth(k *skeleton, d *denial) *truth {
	t := &truth{Kind: k.Kind, CPT: []string{}, ICD10: []string{}, CARC: []string{}, Also: []string{}}
	if d == nil {
		return t
	}
	t.Category, t.Stage, t.Urgent, t.PlanType = &d.Category, &k.Stage, &k.Urgent, &k.PlanType
	t.Also = append(t.Also, d.Also...)
	t.Deadline = &deadline{How: "none"}
	return t
}

// limit records the deadline that a wording sets; in a letter without a date a period has no end.
func (t *truth) limit(c clock, due time.Time, undated bool) {
	t.Deadline.How = "relative"
	if c.Explicit {
		t.Deadline.How = "explicit"
	}
	if c.Explicit || !undated {
		t.Deadline.Date = iso(due)
	}
}

// offer records a peer-to-peer offer.
func (t *truth) offer(c clock, phone string, until time.Time, undated bool) {
	t.PeerToPeer = &peer{Phone: text(phone)}
	if !until.IsZero() && (c.Explicit || !undated) {
		t.PeerToPeer.Date = iso(until)
	}
}

// quote puts the marked runs of the page into the label.
func (t *truth) quote(quotes map[string]string) {
	put := func(name string, into **string) {
		if q, ok := quotes[name]; ok {
			*into = &q
		}
	}
	put("patient", &t.PatientName)
	if t.Kind != "denial" {
		t.AuthorizationNumber, t.ClaimNumber, t.AppealFax = nil, nil, nil
		return
	}
	put("service", &t.Service)
	put("reason", &t.DenialReasonQuote)
	put("deadline", &t.Deadline.Quote)
	if t.PeerToPeer != nil {
		put("peer", &t.PeerToPeer.Quote)
	}
	t.Payer = html.UnescapeString(t.Payer)
}

// check refuses a label that lacks what every letter of its kind prints.
func (t *truth) check() error {
	t.Payer = html.UnescapeString(t.Payer)
	if t.Kind != "denial" {
		return nil
	}
	if t.DenialReasonQuote == nil || t.Service == nil {
		return errors.New("a denial without a reason or a service")
	}
	if (t.Deadline.How == "none") != (t.Deadline.Quote == nil) {
		return errors.New("deadline and its quote do not agree")
	}
	return nil
}

// markOnce marks a wording as a whole, unless it holds the mark itself around the part that counts.
func markOnce(name, wording string) string {
	if strings.Contains(wording, "<!--"+name+"-->") {
		return wording
	}
	return mark(name, wording)
}

// mark sets a run apart so that its words can be cut from the finished page.
func mark(name, run string) string { return "<!--" + name + "-->" + run + "<!--/" + name + "-->" }

var (
	marked = regexp.MustCompile(`(?s)<!--([a-z]+)-->(.*?)<!--/[a-z]+-->`)
	marks  = regexp.MustCompile(`<!--/?[a-z]+-->`)
	breaks = regexp.MustCompile(`</?(?:br|p|div|td|th|tr|li|ul|ol|dt|dd|h[1-6]|section)\b[^>]*>`)
	// sentence is the end of a sentence and the capital letter of the next.
	sentence = regexp.MustCompile(`([a-z0-9)%]{2}[.]) ([A-Z])`)
	tags     = regexp.MustCompile(`<[^>]*>`)
)

// cutQuotes returns the page without marks, and the words of the first run under each mark.
func cutQuotes(page string) (string, map[string]string) {
	quotes := map[string]string{}
	for _, m := range marked.FindAllStringSubmatch(page, -1) {
		if _, seen := quotes[m[1]]; !seen {
			quotes[m[1]] = *text(m[2])
		}
	}
	return marks.ReplaceAllString(page, ""), quotes
}

// text is what a reader sees of a piece of HTML, with single spaces.
func text(piece string) *string {
	piece = tags.ReplaceAllString(breaks.ReplaceAllString(piece, " "), "")
	piece = strings.Join(strings.Fields(strings.ReplaceAll(html.UnescapeString(piece), "\u00a0", " ")), " ")
	return &piece
}

// printed records codes as they are printed, and joins them.
func printed(record *[]string, codes []string) string {
	*record = append([]string{}, codes...)
	return strings.Join(codes, ", ")
}
