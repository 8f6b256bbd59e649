package extract

import (
	"strings"

	"recourse/extract/section"
	"recourse/internal/layout"
	"recourse/internal/letter"
)

// peerWords name a talk between physicians, or offer one.
var peerWords = []string{"peer-to-peer", "peer to peer", "peer discussion", "medical director", "physician reviewer",
	"clinical pharmacist", "reviewing physician", "physician advisor", "our doctor", "our physician", "doctor-to-doctor"}

// talkWords tell that a sentence offers a talk.
var talkWords = []string{"discuss", "call", "speak", "talk", "conversation", "request a peer", "schedule", "arrange"}

// peerToPeer is the offer of a talk, with its phone number and last day.
func (v *view) peerToPeer(clocks []letter.Clock) *letter.PeerToPeer {
	for i, s := range v.Sentences {
		text := strings.ToLower(v.String(s))
		if v.LineOf(s.From).Furniture || !containsAny(text, peerWords) || !containsAny(text, talkWords) || !v.offers(s, text) {
			continue
		}
		r := s
		ph := v.phonesIn(s)
		if len(ph) == 0 && i+1 < len(v.Sentences) && v.Sentences[i+1].From == s.To {
			if ph = v.phonesIn(v.Sentences[i+1]); len(ph) > 0 {
				r.To = v.Sentences[i+1].To
			}
		}
		out := &letter.PeerToPeer{Evidence: v.Evidence(r), Confidence: v.Confidence(r)}
		for _, p := range ph {
			if !p.fax {
				value := p.value
				out.Phone = &value
				break
			}
		}
		for _, c := range clocks {
			if c.Kind == letter.ClockPeerToPeer {
				out.Date = c.Date
			}
		}
		return out
	}
	return nil
}

// offers reports whether the sentence offers the talk rather than tells who
// decided.
func (v *view) offers(r layout.Range, text string) bool {
	if containsAny(text, []string{"not available", "no longer", "was reviewed", "was made", "reviewed by", "has been reviewed"}) {
		return false
	}
	if v.section(r.From) == section.PeerToPeer {
		return true
	}
	return containsAny(text, []string{"may", "can", "could", "call", "to speak", "to request", "available", "wish", "want"}) &&
		!containsAny(text, []string{"appeal", "grievance", "hearing"})
}

func containsAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
