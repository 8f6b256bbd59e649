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

var (
	firstNames = strings.Split("Amara,Bartholomew,Celestine,Dmitri,Eulalia,Fitzgerald,Graciela,Hamish,Imani,Jolanta,Kwabena,Leocadia,Mateo,Nkechi,Oswaldo,Philomena,Quincy,Rosalind,Soledad,Thaddeus,Ulrike,Valentin,Winifred,Xiomara,Yusuf,Zelda,Aurelio,Bernadette,Cormac,Delphine,Ephraim,Freya,Gwendolyn,Horatio,Ingrid,Jericho,Katya,Lysander,Marisol,Naveed,Octavia,Percival,Renata,Silvio,Tamsin,Viggo,Wilhelmina,Ysolde,Zachariah,María,José,Anh", ",")
	lastNames  = strings.Split("Abernethy,Bjornstad,Castellanos,Drummond,Eberhardt,Fontaine-Reyes,Gallowglass,Hollingsworth,Iyer,Jankowski,Kirkbride,Lindqvist,Mbeki,Nakagawa,O'Shaughnessy,Pemberton,Quarles,Rutherglen,Sandoval,Thistlewood,Uchida,Vandermeer,Wojcik,Xiong,Yarborough,Zielinski,de la Cruz,McAllister,Okonjo,Petrossian,St. Clair,Trevino,Van Houten,Whitfield-Osei,Ashworth,Bellweather,Crowe,Dunmore,Escalante,Farthing,Greaves,Nuñez,Le,Ng", ",")
	towns      = [][3]string{{"Roanoke", "VA", "24018"}, {"Duluth", "MN", "55812"}, {"Macon", "GA", "31210"}, {"Yuma", "AZ", "85365"}, {"Bangor", "ME", "04401"}, {"Peoria", "IL", "61615"}, {"Tulsa", "OK", "74136"}, {"Eugene", "OR", "97405"}, {"Utica", "NY", "13502"}, {"Fresno", "CA", "93720"}, {"Mobile", "AL", "36608"}, {"Casper", "WY", "82609"}, {"Toledo", "OH", "43615"}, {"Lubbock", "TX", "79424"}, {"Dover", "DE", "19904"}, {"Topeka", "KS", "66614"}, {"Ocala", "FL", "34474"}, {"Spokane", "WA", "99223"}, {"Biloxi", "MS", "39531"}, {"Altoona", "PA", "16602"}}
	streets    = strings.Split("Quarry Hill Road,Tamarack Lane,Old Mill Pike,Heron Point Drive,Bluebell Court,Sycamore Hollow,Lantern Street,Foxglove Way,Copper Kettle Road,Pinnacle Avenue,Wheatfield Circle,Harborview Terrace,Limestone Boulevard,Persimmon Place", ",")
	facilities = strings.Split("Three Rivers Medical Group,Maplecrest Specialty Clinic,Northbrook Regional Hospital,Saint Adalbert Medical Center,Harmony Ridge Associates,Lakeview Physicians PC,Cobblestone Health Center,Riverbend University Hospital,Evergreen Specialists LLC,Prairie Wind Medical Center", ",")
)

func newCast(random *rand.Rand) cast {
	pick := func(from []string) string { return from[random.IntN(len(from))] }
	person := func() string { return pick(firstNames) + " " + pick(lastNames) }
	c := cast{first: pick(firstNames), last: pick(lastNames), relative: pick(firstNames)}
	for c.relative == c.first {
		c.relative = pick(firstNames)
	}
	if random.IntN(3) == 0 {
		c.first += " " + string(rune('A'+random.IntN(26))) + "."
	}
	c.doctor, c.reviewer, c.signer = person(), person(), person()
	c.facility = pick(facilities)
	c.street = digits(random, []string{"###", "1###", "4##", "##"}[random.IntN(4)]) + " " + pick(streets)
	c.town = towns[random.IntN(len(towns))]
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
