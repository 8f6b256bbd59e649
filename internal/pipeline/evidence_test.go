package pipeline_test

import (
	"testing"

	"recourse/internal/letter"
	"recourse/internal/pipeline"
)

// tight is how much larger than its words a box of evidence may be.
const tight = 1.5

// TestEvidenceIsTight holds for every field of every letter that its boxes lie
// close around its words, and that those words are the quote.
func TestEvidenceIsTight(t *testing.T) {
	for _, form := range forms {
		for _, w := range readWords(t, form) {
			letters, err := pipeline.Analyze(t.Context(), pipeline.Source{
				Document: letter.DocumentIDOf([]byte(form + w.Stem)), Pages: w.Pages, Received: received,
			}, rules(t))
			if err != nil {
				t.Fatal(err)
			}
			for _, l := range letters {
				for field, e := range evidences(l) {
					checkEvidence(t, form+" "+w.Stem+" "+field, w.Pages, e)
				}
			}
		}
	}
}

// evidences are the places of a letter's values.
func evidences(l letter.Letter) map[string]letter.Evidence {
	all := map[string]letter.Evidence{}
	for name, f := range map[string]*letter.Field{"payer": l.Payer, "patient_name": l.PatientName, "letter_date": l.LetterDate,
		"member_id": l.MemberID, "authorization_number": l.AuthorizationNumber, "claim_number": l.ClaimNumber,
		"appeal_number": l.AppealNumber, "service": l.Service, "denial_reason": l.DenialReason, "appeal_fax": l.AppealFax} {
		if f != nil {
			all[name] = f.Evidence
		}
	}
	if l.PeerToPeer != nil {
		all["peer_to_peer"] = l.PeerToPeer.Evidence
	}
	if l.Deadline != nil && !l.Deadline.Box.IsZero() {
		all["deadline"] = l.Deadline.Evidence
	}
	for _, c := range l.Clocks {
		all["clock "+string(c.Kind)] = c.Evidence
	}
	return all
}

// checkEvidence compares the spans of an evidence with the words in them. A
// word is as high as its line is when it lies level: "on" takes no less room
// than "of".
func checkEvidence(t *testing.T, name string, pages []letter.Page, e letter.Evidence) {
	t.Helper()
	spans := e.Spans
	if len(spans) == 0 {
		spans = []letter.Span{{Page: e.Page, Box: e.Box}}
	}
	for _, s := range spans {
		var words []letter.Word
		var line letter.Box
		for _, p := range pages {
			for _, w := range p.Words {
				x, y := (w.Box[0]+w.Box[2])/2, (w.Box[1]+w.Box[3])/2
				if p.Number == s.Page && x >= s.Box[0] && x <= s.Box[2] && y >= s.Box[1] && y <= s.Box[3] {
					words, line = append(words, w), line.Union(w.Place())
				}
			}
		}
		area := 0.0
		for _, w := range words {
			area += w.Box.Width() * max(w.Box.Height(), line.Height())
		}
		if s.Box.Area() > tight*area {
			t.Errorf("%s: box %.0f is %.1f times its words: %q", name, s.Box, s.Box.Area()/area, e.Quote)
		}
	}
}
