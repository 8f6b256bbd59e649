package index

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"time"

	"recourse/internal/letter"
)

// generated is a record of made-up letters: few payers send most of them, every
// payer has its own boilerplate, and grounds and services repeat.
type generated struct{ n int }

func (g generated) id(i int) letter.CaseID { return letter.CaseID(fmt.Sprintf("R-%06d", i)) }

func (g generated) Load(_ context.Context, id letter.CaseID) (Doc, error) {
	var i int
	if _, err := fmt.Sscanf(string(id), "R-%06d", &i); err != nil || i >= g.n {
		return Doc{}, ErrNotFound
	}
	return generate(i).doc(), nil
}

func (g generated) Revisions(context.Context) (map[letter.CaseID]uint64, error) {
	all := make(map[letter.CaseID]uint64, g.n)
	for i := range g.n {
		all[g.id(i)] = uint64(i + 1)
	}
	return all, nil
}

func (g generated) Follow(ctx context.Context, _ uint64, _ func(letter.CaseID, uint64, bool) error) error {
	<-ctx.Done()
	return ctx.Err()
}

// writer makes one letter.
type writer struct{ *rand.Rand }

func (w writer) pick(list []string) string { return list[w.IntN(len(list))] }

// skewed picks the first of a list most often.
func (w writer) skewed(n int) int { return int(float64(n) * math.Pow(w.Float64(), 3)) }

func (w writer) digits(n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte('0' + w.IntN(10))
	}
	return string(b)
}

var months = []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}

// printedDate is a date as letters print it.
func printedDate(d letter.Date) string {
	return fmt.Sprintf("%s %d, %d", months[d.Month-1], d.Day, d.Year)
}

func generate(i int) sample {
	w := writer{rand.New(rand.NewPCG(7, uint64(i)))}
	p := w.skewed(len(payers))
	s := sample{id: string(generated{}.id(i)), payer: payers[p]}
	g := grounds[w.skewed(len(grounds))]
	v := services[w.skewed(len(services))]
	s.category, s.service, s.cpt = g.category, v.name, []string{v.cpt}
	s.patient = w.pick(firstNames) + " " + w.pick(lastNames)
	s.member = fmt.Sprintf("%s%s", strings.ToUpper(payers[p][:3]), w.digits(9))
	s.auth = fmt.Sprintf("%s-%s", w.digits(2), w.digits(7))
	s.stage, s.plan, s.status = letter.StageInitial, letter.PlanTypes[w.skewed(len(letter.PlanTypes))], letter.CaseOpen
	if w.IntN(6) == 0 {
		s.stage = letter.StageUpheld
	}
	if w.IntN(3) == 0 {
		s.status, s.outcome = letter.CaseClosed, w.pick([]string{"overturned", "partly", "upheld", "withdrawn", "missed"})
	}
	date := letter.DateOf(time.Date(2021, 1, 1, 0, 0, 0, 0, time.UTC)).AddDays(w.IntN(1900))
	s.date, s.deadline = date.String(), date.AddDays(180).String()
	s.reason = fmt.Sprintf(g.reason, v.name, w.IntN(9)+2)
	s.body = w.letter(s, p, date)
	return s
}

// letter writes the pages.
func (w writer) letter(s sample, payer int, date letter.Date) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\nUtilization Management\n%s\n\n%s\n%s %s\n\n", s.payer, printedDate(date), strings.ToUpper(s.patient), w.digits(4), w.pick(streets))
	fmt.Fprintf(&b, "Member: %s\nMember ID: %s\nReference number: %s\nDate of birth: %s\nService requested: %s, CPT %s\nGroup: %s\n\n", s.patient, s.member, s.auth,
		printedDate(letter.Date{Year: 1940 + w.IntN(70), Month: time.Month(1 + w.IntN(12)), Day: 1 + w.IntN(28)}), s.service, s.cpt[0], w.digits(7))
	fmt.Fprintf(&b, "Dear %s:\n%s asked %s to approve %s. We have denied this request.\n\nWhy we made this decision\n%s\n", s.patient, "Dr. "+w.pick(lastNames), s.payer, s.service, s.reason)
	for range 9 + w.IntN(6) {
		b.WriteString(w.pick(clinical))
		fmt.Fprintf(&b, " %s\n", w.pick(clinical))
	}
	fmt.Fprintf(&b, "Sincerely,\n%s %s, MD\nMedical Director\n\f", w.pick(firstNames), w.pick(lastNames))
	own := writer{rand.New(rand.NewPCG(11, uint64(payer)))}
	b.WriteString("Your right to appeal\n")
	for range 40 {
		b.WriteString(own.pick(rights))
		b.WriteString("\n")
	}
	fmt.Fprintf(&b, "Track %s-%s Page 2 of 2\n", w.digits(6), w.digits(4))
	return b.String()
}

var payers = func() []string {
	var all []string
	for _, a := range []string{"Northgate", "Blue Harbor", "Summit", "Pinecrest", "Larkspur", "Cascadia", "Meridian", "Ironwood", "Tidewater", "Prairie"} {
		for _, b := range []string{"Mutual", "Health Plan", "Community Care", "Advantage", "Benefit Trust", "Choice"} {
			all = append(all, a+" "+b)
		}
	}
	return all
}()

var grounds = []struct {
	category letter.Category
	reason   string
}{
	{letter.CategoryMedicalNecessity, "The %s is not medically necessary. The records do not show %d weeks of conservative treatment."},
	{letter.CategoryStepTherapy, "We can not cover %s until preferred alternatives have been tried for %d months and failed."},
	{letter.CategoryMissingInformation, "We asked for records about %s and did not receive them within %d days."},
	{letter.CategoryNoAuthorization, "No prior authorization was obtained for %s, which was given %d days before the request."},
	{letter.CategoryNotCovered, "Your plan excludes %s. See section %d of the benefit booklet."},
	{letter.CategoryExperimental, "%s is considered experimental and investigational; only %d small studies were found."},
	{letter.CategoryOutOfNetwork, "The provider of %s is out of network, and %d participating providers are within thirty miles."},
	{letter.CategoryFormulary, "%s is not on the formulary; tier %d drugs need an exception."},
	{letter.CategoryLevelOfCare, "%s could be given in observation; %d inpatient days are not supported."},
	{letter.CategoryBenefitLimit, "The yearly maximum for %s is used up; %d visits were allowed."},
	{letter.CategoryCoding, "The diagnosis does not support %s; line %d is bundled."},
	{letter.CategoryTimelyFiling, "The claim for %s was filed %d months after the service."},
	{letter.CategoryEligibility, "Coverage ended before %s was given; %d days had passed."},
	{letter.CategoryDuplicate, "The claim for %s is a duplicate of one that was paid %d weeks ago."},
}

var services = func() (all []struct{ name, cpt string }) {
	for i, what := range []string{"MRI", "CT", "ultrasound", "arthroscopy", "injection", "infusion", "physical therapy", "orthosis", "nerve block", "biopsy"} {
		for j, where := range []string{"lumbar spine", "cervical spine", "right knee", "left shoulder", "abdomen", "chest", "brain", "hip", "wrist", "pelvis"} {
			all = append(all, struct{ name, cpt string }{what + " of the " + where, fmt.Sprintf("%d", 70010+i*1307+j*11)})
		}
	}
	return all
}()

// names are made of syllables, so that there are thousands.
func names(first, second []string) []string {
	var all []string
	for _, a := range first {
		for _, b := range second {
			all = append(all, a+b)
		}
	}
	return all
}

var (
	firstNames = names([]string{"Mar", "El", "Jo", "Ka", "Ther", "Bren", "Li", "Os", "Vi", "Ro"}, []string{"isol", "ias", "seph", "rin", "esa", "dan", "nus", "car", "vian", "wena"})
	lastNames  = names([]string{"Ever", "Mwang", "Lind", "Bran", "Knox", "Desh", "Pell", "Abru", "Vander", "Kow", "Strou", "Fer", "Ham", "Ols", "Quin", "Tru"},
		[]string{"hart", "ira", "qvist", "vold", "well", "mukh", "etier", "zzo", "meer", "alczyk", "dman", "reira", "ilton", "enberg", "tana", "jillo"})
	streets = []string{"Quarry Hollow Rd", "Saltbush Ter", "Dog River Landing", "Signal Overlook", "Otter Brook Lane", "Mill St", "Cedar Ave"}
)

var clinical = []string{
	"The records we received do not describe leg weakness or loss of bladder control.",
	"The decision was made by a physician who is board certified in diagnostic radiology.",
	"We used our imaging guideline and the notes that your doctor sent.",
	"Your doctor may speak with our medical director about this decision.",
	"The request was reviewed against the plan's medical policy.",
	"There is no record of a walking trial or a home exercise program.",
	"The notes show improvement after the first course of treatment.",
	"Imaging done last year showed mild degenerative changes.",
	"The dose that was requested exceeds the plan's limit.",
	"Other treatments that are covered may be right for you.",
	"A copy of the guideline is available on request.",
	"The test result that could support approval is missing.",
	"The services are not medically necessary for the condition described.",
	"We looked at the coverage rules for members under age 21.",
	"The provider did not respond to our request for additional information.",
	"The hospital asked for an inpatient stay after surgery.",
	"The patient was stable and could be treated at a lower level of care.",
	"The code that was billed does not match the diagnosis.",
	"The plan will pay for physical therapy and for office visits.",
	"You and your doctor decide what care you receive.",
	"The prescriber's statement does not name the drugs that were tried.",
	"An oxygen saturation test at rest and walking was not included.",
	"The brace that was requested is custom made.",
	"This drug is not on the list of covered drugs.",
	"The device is new, and its benefit has not been shown in published studies.",
	"A letter of medical necessity was received without the office notes.",
	"The claim was submitted without the operative report.",
	"The service was given before the plan was asked.",
	"Coverage for this benefit ends after the yearly maximum.",
	"The member was not enrolled on the date of service.",
}

var rights = []string{
	"If you do not agree with our decision you may ask us to look at it again.",
	"We must get your appeal within 180 days of the day you receive this letter.",
	"Send anything that helps, such as office notes or a letter from your doctor.",
	"A person who had no part in the first decision will review your appeal.",
	"We will send you a written answer within 30 days of the day we get it.",
	"If waiting could put your life or health at serious risk, ask for a fast appeal.",
	"We will answer a fast appeal within 72 hours.",
	"You may choose a relative, friend, lawyer or doctor to act for you.",
	"You may ask for a review by an independent review organization.",
	"You must ask within four months of our final answer.",
	"The review costs you nothing.",
	"You may bring a civil action after you have used the plan's appeal.",
	"You may ask for the diagnosis code and treatment code, and what they mean.",
	"We give free aids and services to people with disabilities.",
	"Language assistance services are available to you at no cost.",
	"You can file a grievance at any time; we answer in 30 days.",
	"The ombudsman of your state can help you with the appeal.",
	"Keep a copy of everything that you send to us.",
	"You can look at your file before and during the appeal.",
	"If you lose the appeal you may have to pay for the service.",
}
