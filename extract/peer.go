package extract

import (
	"slices"
	"strings"

	"recourse/extract/section"
	"recourse/internal/layout"
	"recourse/internal/letter"
)

// peerToPeer is the offer of a talk, with its phone number and last day: the
// first that gives a number, else the first.
func (v *view) peerToPeer(clocks []letter.Clock) *letter.PeerToPeer {
	var first *letter.PeerToPeer
	for i, s := range v.Sentences {
		text := strings.ToLower(v.String(s))
		if v.LineOf(s.From).Furniture || !v.offersTalk(s, text) && !v.invitesClinicians(i, text) {
			continue
		}
		out := v.offered(i)
		for _, c := range clocks {
			if c.Kind == letter.ClockPeerToPeer {
				out.Date = c.Date
			}
		}
		if out.Phone != nil {
			return out
		}
		if first == nil {
			first = out
		}
	}
	return first
}

// offersTalk reports whether a sentence says by name that a talk is offered.
func (v *view) offersTalk(s layout.Range, text string) bool {
	return containsAny(text, lexicon.Peer.Who) && containsAny(text, lexicon.Peer.Talk) && v.offers(s, text)
}

// invitesClinicians reports whether a sentence tells those who treat how to talk to
// those who decide, with a number to call: "Prescribers: our pharmacists take calls
// about this case at 555-555-0133".
func (v *view) invitesClinicians(i int, text string) bool {
	peer := &lexicon.Peer
	headed := slices.ContainsFunc(peer.Names, func(name string) bool { return strings.HasPrefix(text, name) })
	if containsAny(text, peer.Not) || containsAny(text, peer.Other) && !headed {
		return false
	}
	if containsAny(text, peer.Names) && slices.ContainsFunc(v.phonesIn(v.Sentences[i]), func(p phone) bool { return !p.fax }) {
		return true
	}
	return containsAny(text, peer.Readers) && containsAny(text, peer.Roles) && containsAny(text, peer.Talk) && v.offered(i).Phone != nil
}

// offered is the offer of a sentence, with the number that it or the next one
// gives.
func (v *view) offered(i int) *letter.PeerToPeer {
	r := v.Sentences[i]
	ph := v.phonesIn(r)
	if len(ph) == 0 && i+1 < len(v.Sentences) && v.Sentences[i+1].From == r.To {
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
	return out
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
