package denials

import (
	"fmt"

	"recourse/internal/letter"
)

// payers are sixty, of which few send most letters.
var payers = func() []string {
	var all []string
	for _, a := range []string{"Northgate", "Blue Harbor", "Summit", "Pinecrest", "Larkspur", "Cascadia", "Meridian", "Ironwood", "Tidewater", "Prairie"} {
		for _, b := range []string{"Mutual", "Health Plan", "Community Care", "Advantage", "Benefit Trust", "Choice"} {
			all = append(all, a+" "+b)
		}
	}
	return all
}()

// labels are those of patient, member ID, request, birth, service and group.
var labels = [][6]string{
	{"Member:", "Member ID:", "Reference number:", "Date of birth:", "Service requested:", "Group:"},
	{"Patient Name", "Subscriber #", "Authorization No.", "DOB", "Procedure", "Group No."},
	{"Enrollee:", "Enrollee ID:", "Case ID:", "Birth date:", "Item or service:", "Employer group:"},
	{"Patient", "Identification Number", "Request #", "Born", "What was asked for", "Policy"},
	{"Name of member:", "ID No.", "Tracking No.", "D.O.B.", "Treatment:", "Account:"},
}

// grounds are why letters deny: what is denied and a number go into the reason.
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

// services are a hundred, with their procedure codes.
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

// clinical are sentences of which the body of a letter is made.
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

// rights are sentences of which a payer makes its boilerplate.
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
