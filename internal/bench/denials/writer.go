package denials

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"time"

	"recourse/internal/letter"
)

// writer writes one letter.
type writer struct{ *rand.Rand }

func (w writer) pick(list []string) string { return list[w.IntN(len(list))] }

// skewed picks the first of n most often.
func (w writer) skewed(n int) int { return int(float64(n) * math.Pow(w.Float64(), 3)) }

func (w writer) digits(n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte('0' + w.IntN(10))
	}
	return string(b)
}

// letter writes the pages.
func (w writer) letter(s story) string {
	var b strings.Builder
	w.head(&b, s)
	fmt.Fprintf(&b, "Dear %s:\n%s asked %s to approve %s. We have denied this request.\n\nWhy we made this decision\n%s\n",
		s.patient, "Dr. "+w.pick(lastNames), payers[s.payer], s.service, s.reason)
	for range 9 + w.IntN(6) {
		fmt.Fprintf(&b, "%s %s\n", w.pick(clinical), w.pick(clinical))
	}
	fmt.Fprintf(&b, "Sincerely,\n%s %s, MD\nMedical Director\n\f", w.pick(firstNames), w.pick(lastNames))
	boilerplate(&b, s.payer)
	fmt.Fprintf(&b, "Track %s-%s Page 2 of 2\n", w.digits(6), w.digits(4))
	return b.String()
}

// head is the letterhead and what identifies the case, under the labels that the
// payer uses.
func (w writer) head(b *strings.Builder, s story) {
	born := letter.Date{Year: 1940 + w.IntN(70), Month: time.Month(1 + w.IntN(12)), Day: 1 + w.IntN(28)}
	label := labels[s.payer%len(labels)]
	fmt.Fprintf(b, "%s\nUtilization Management\n%s\n\n%s\n%s %s\n\n", payers[s.payer], printed(s.date),
		strings.ToUpper(s.patient), w.digits(4), w.pick(streets))
	for i, value := range []string{s.patient, s.member, s.auth, printed(born), s.service + ", CPT " + s.cpt, w.digits(7)} {
		fmt.Fprintf(b, "%s %s\n", label[i], value)
	}
	b.WriteString("\n")
}

// boilerplate is the same in every letter of a payer.
func boilerplate(b *strings.Builder, payer int) {
	own := writer{rand.New(rand.NewPCG(payerSeed, uint64(payer)))}
	b.WriteString("Your right to appeal\n")
	for range 40 {
		b.WriteString(own.pick(rights))
		b.WriteString("\n")
	}
}

// printed is a date as letters print it.
func printed(d letter.Date) string { return fmt.Sprintf("%s %d, %d", d.Month, d.Day, d.Year) }
