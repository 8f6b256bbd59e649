package extract

import (
	"strings"

	"recourse/extract/section"
	"recourse/internal/layout"
	"recourse/internal/letter"
)

// peerToPeer is the offer of a talk, with its phone number and last day.
func (v *view) peerToPeer(clocks []letter.Clock) *letter.PeerToPeer {
	for i, s := range v.Sentences {
		text := strings.ToLower(v.String(s))
		if v.LineOf(s.From).Furniture || !containsAny(text, lexicon.Peer.Who) || !containsAny(text, lexicon.Peer.Talk) || !v.offers(s, text) {
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
	if containsAny(text, lexicon.Peer.Not) {
		return false
	}
	if v.section(r.From) == section.PeerToPeer {
		return true
	}
	return containsAny(text, lexicon.Peer.Offer) && !containsAny(text, lexicon.Peer.Other)
}
