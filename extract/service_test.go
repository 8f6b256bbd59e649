package extract

import (
	"testing"

	"recourse/extract/codes"
	"recourse/internal/layout/layouttest"
	"recourse/internal/letter"
)

func TestServiceThatAWordGoverns(t *testing.T) {
	for _, c := range []struct{ letter, want string }{
		{"We reviewed again the denial dated May 3, 2026 of arthroscopic repair of the left shoulder.", "arthroscopic repair of the left shoulder"},
		{"We were asked to pay $90.00 for radiographs of the wrist, code 73110, which you had on May 3, 2026.", "radiographs of the wrist"},
		{"This letter is about our review of Zorvexa XR (zorvexamide) 20 mg capsules, ordered by Dr. Lee.", "Zorvexa XR (zorvexamide) 20 mg capsules"},
		{"Your doctor asked us for more: residential treatment of an eating disorder.", "residential treatment of an eating disorder"},
		{"Dr. Lee asked us to pay for a knee replacement by an out-of-area surgeon.", "knee replacement by an out-of-area surgeon"},
		{"The request of Ana Lee for a pair of digital hearing aids has been denied.", "pair of digital hearing aids"},
		{"You asked us for 24 more sessions of speech therapy. We denied them.", "24 more sessions of speech therapy"},
		{"TREATMENT REVIEWED\nlaparoscopic removal of the gallbladder", "laparoscopic removal of the gallbladder"},
		{"Repair of the left shoulder is not approved, since the records are missing.", "Repair of the left shoulder"},
		{"What was asked for\nrizatriptan 10 mg tablets, 12 per month, because of migraine. We got the request late.", "rizatriptan 10 mg tablets, 12 per month"},
		{"We denied coverage of\ncompounded hormone cream, asked for by Ana Lee\n\nBecause\nIt is not covered.", "compounded hormone cream"},
		{"We report our review of skilled nursing days, admission of March 3, 2026, for your patient Ana Lee.", "skilled nursing days"},
		{"The Fund Office has received a bill of $90.00 from Lake Surgical Associates for the following: injection of trigger points. After review we denied it.", "injection of trigger points"},
		{"We paid 80% for the exam and x-rays. We did not pay for procedure D2950, core buildup, tooth 30, billed at $295.00.", "core buildup, tooth 30"},
		{"Days of an out-of-network behavioral treatment are not covered. We denied residential treatment of an eating disorder.", "residential treatment of an eating disorder"},
		{"Service                     From              Status\nEmergency department        03/17/2026        Approved\nInpatient rehabilitation    03/21/2026        DENIED", "Inpatient rehabilitation"},
		{"In dispute               First decision   On appeal\nPhysician charges        Denied           Reversed. Will be paid.\nInpatient stay, day 5    Denied           Upheld. Remains denied.", "Inpatient stay, day 5"},
		{"Issue. Whether we may cost-share ground ambulance, basic life support (A0429), furnished on 2 March 2024.", "ground ambulance, basic life support"},
		{"Re: Inpatient stay, cellulitis of the lower limb; cellulitis of right lower limb; admission of May 3, 2025\n\nAfter the patient went home, we reviewed the stay named above. Payment for the stay is denied.", "Inpatient stay, cellulitis of the lower limb"},
		{"RE: OUTPATIENT WOUND CARE, DEBRIDEMENT\n\nNO PAYMENT CAN BE MADE. THE BILL REACHED THIS OFFICE AFTER THE 12 MONTHS THAT ARE ALLOWED FOR CLAIMS.", "OUTPATIENT WOUND CARE, DEBRIDEMENT"},
		{"TO: Utilization Review, Lake Street Community Hospital\n\nREQUEST: Emergency admission, medical floor\n\nThe request was denied.", "Emergency admission, medical floor"},
		{"We reviewed your appeal. The panel took up the denial of a knee replacement.", "knee replacement"},
		{"Service: Course of 36 magnetic stimulation treatments\n\nWe did not approve it. Stimulation is covered after four drugs have failed.", "Course of 36 magnetic stimulation treatments"},
		{"The limit is 8 tablets in 30 days. We denied Zorvexa XR (zorvexamide) 20 mg capsules.", "Zorvexa XR (zorvexamide) 20 mg capsules"},
		{"We decided to deny the item below.\n\nChiropractic manipulation, 10 further visits (billing code 98941), asked for by Ana Lee on\n11/09/2025.\n\nWhy: the yearly allowance is 20 chiropractic visits.", "Chiropractic manipulation, 10 further visits"},
		{"Dear Provider:\nWe completed the review of your claim for a metabolic panel, procedure 80053.", "metabolic panel"},
		{"Type of care: tub lift with delivery\n\nDear Odette A. Quinlan,\nWe got a request for the care named above. We said no.", "tub lift with delivery"},
		{"Your care team asked Larch Advantage Plus (HMO) for skilled nursing facility care after your stay for a broken wrist. We denied it.", "skilled nursing facility care"},
		{"This is about outpatient dialysis for Odette Quinlan, from Lake Health. The Plan cannot pay.", "outpatient dialysis"},
		{"The Trust was asked to rule on benefits for Odette Quinlan, who wishes to have a knee replacement, ordered by Ana Lee, MD.", "knee replacement"},
		{"We will not pay for the following: two-night hospital stay for asthma (charges $4,120.00).\n\nWhat we considered:\nthe hospital record, 44 pages", "two-night hospital stay for asthma"},
		{"The Committee took up your appeal, which the Fund Office received in May. It had the bill for urgent care visit, established patient and the Plan Document.", "urgent care visit, established patient"},
		{"You may ask for a fair hearing. You may ask us for a copy of the rules.", ""},
	} {
		v := newView(layouttest.Text(c.letter), letter.Date{})
		got := ""
		if f := v.service(codes.Find(v.Text)); f != nil {
			got = f.Value
		}
		if got != c.want {
			t.Errorf("%q: got %q, want %q", c.letter, got, c.want)
		}
	}
}
