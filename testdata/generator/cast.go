package main

import (
	"html"
	"math/rand/v2"
	"strings"
	"time"
)

// cast holds the invented people and places of one letter.
type cast struct {
	first, last, relative string
	doctor, reviewer      string
	signer                string
	facility, street      string
	town                  [3]string // city, state, ZIP
	birth                 time.Time
}

// pool is what the people and places of a set are drawn from.
type pool struct {
	First      []string    `yaml:"first"`
	Last       []string    `yaml:"last"`
	Towns      [][3]string `yaml:"towns"` // city, state, ZIP
	Streets    []string    `yaml:"streets"`
	Facilities []string    `yaml:"facilities"`
}

func newCast(p *pool, random *rand.Rand) cast {
	pick := func(from []string) string { return from[random.IntN(len(from))] }
	person := func() string { return pick(p.First) + " " + pick(p.Last) }
	c := cast{first: pick(p.First), last: pick(p.Last), relative: pick(p.First)}
	for c.relative == c.first {
		c.relative = pick(p.First)
	}
	if random.IntN(3) == 0 {
		c.first += " " + string(rune('A'+random.IntN(26))) + "."
	}
	c.doctor, c.reviewer, c.signer = person(), person(), person()
	c.facility = pick(p.Facilities)
	c.street = digits(random, []string{"###", "1###", "4##", "##"}[random.IntN(4)]) + " " + pick(p.Streets)
	c.town = p.Towns[random.IntN(len(p.Towns))]
	c.birth = time.Date(1938+random.IntN(75), time.Month(1+random.IntN(12)), 1+random.IntN(28), 0, 0, 0, 0, time.UTC)
	return c
}

// Patient is the patient's name, first name first.
func (l *letter) Patient() string {
	return mark("patient", html.EscapeString(l.cast.first+" "+l.cast.last))
}

// PatientUpper is the name as envelopes print it.
func (l *letter) PatientUpper() string { return strings.ToUpper(l.plainPatient()) }

// PatientLastFirst is the name as tables print it. The truth keeps First Last.
func (l *letter) PatientLastFirst(upper bool) string {
	name := l.cast.last + ", " + l.cast.first
	l.truth.PatientName = text(l.plainPatient())
	if upper {
		name = strings.ToUpper(name)
	}
	return html.EscapeString(name)
}

func (l *letter) plainPatient() string { return html.EscapeString(l.cast.first + " " + l.cast.last) }

// First and Last are the parts of the patient's name.
func (l *letter) First() string { return html.EscapeString(strings.Fields(l.cast.first)[0]) }

// Last is the patient's family name.
func (l *letter) Last() string { return html.EscapeString(l.cast.last) }

// LastFirst is the name in reverse, with the given mark between; the truth keeps First Last.
func (l *letter) LastFirst(between string) string {
	l.truth.PatientName = text(l.plainPatient())
	return html.EscapeString(strings.ToUpper(l.cast.last + between + l.cast.first))
}

// Relative is the subscriber, sponsor or parent of the patient.
func (l *letter) Relative() string { return html.EscapeString(l.cast.relative + " " + l.cast.last) }

// Doctor asked for the service, or gave it.
func (l *letter) Doctor() string { return html.EscapeString(l.cast.doctor) }

// Reviewer decided on the medical side.
func (l *letter) Reviewer() string { return html.EscapeString(l.cast.reviewer) }

// Signer signs the letter.
func (l *letter) Signer() string { return html.EscapeString(l.cast.signer) }

// Facility is where the doctor works.
func (l *letter) Facility() string { return l.cast.facility }

// Street is the addressee's street and number.
func (l *letter) Street() string { return l.cast.street }

// Town is city, state and ZIP.
func (l *letter) Town() string { return l.cast.town[0] + ", " + l.cast.town[1] + " " + l.cast.town[2] }

// City is the addressee's city.
func (l *letter) City() string { return l.cast.town[0] }

// State is the addressee's state, two letters.
func (l *letter) State() string { return l.cast.town[1] }

// digits fills a pattern: # a digit, @ a letter that is not taken for a digit.
func digits(random *rand.Rand, pattern string) string {
	var b strings.Builder
	for _, r := range pattern {
		switch r {
		case '#':
			r = rune('0' + random.IntN(10))
		case '@':
			r = rune("ABCDEFGHJKLMNPRTUVWXYZ"[random.IntN(22)])
		}
		b.WriteRune(r)
	}
	return b.String()
}

// telephone fills a pattern that holds the area code and the 555 exchange; toll-free codes take one of the known ones.
func telephone(random *rand.Rand, pattern string, salt int) string {
	tollFree := []string{"800", "833", "844", "855", "866", "877", "888"}
	code := tollFree[(random.IntN(7)+salt)%7]
	return digits(random, strings.Replace(pattern, "8##", code, 1))
}
