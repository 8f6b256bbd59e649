package casework

import "recourse/internal/letter"

// peerDateField is the last day for a call between the clinicians.
var peerDateField = field{
	parse: parseDate,
	get: func(l letter.Letter) string {
		if l.PeerToPeer == nil {
			return ""
		}
		return l.PeerToPeer.Date.String()
	},
	put: func(l *letter.Letter, value string) {
		day, _ := letter.ParseDate(value) // it was parsed when it was entered
		if offer := peer(l, value); offer != nil {
			offer.Date = day
		}
		found := false
		for i := range l.Clocks {
			if c := &l.Clocks[i]; c.Kind == letter.ClockPeerToPeer {
				c.Date, c.How, c.Confidence, found = day, letter.HowEntered, 1, true
			}
		}
		if !found && !day.IsZero() {
			l.Clocks = append(l.Clocks, letter.Clock{Kind: letter.ClockPeerToPeer, Owner: letter.OwnerProvider,
				Date: day, How: letter.HowEntered, Confidence: 1})
		}
	},
}

// peerPhoneField is the number to call for it.
var peerPhoneField = field{
	parse: parseText,
	get: func(l letter.Letter) string {
		if l.PeerToPeer == nil || l.PeerToPeer.Phone == nil {
			return ""
		}
		return *l.PeerToPeer.Phone
	},
	put: func(l *letter.Letter, value string) {
		if offer := peer(l, value); offer != nil {
			offer.Phone = nil
			if value != "" {
				offer.Phone = &value
			}
		}
	},
}

// peer is the letter's offer, to be written to; nil where a person says that
// there is nothing in an offer that there is not.
func peer(l *letter.Letter, value string) *letter.PeerToPeer {
	offer := letter.PeerToPeer{Confidence: 1}
	if l.PeerToPeer != nil {
		offer = *l.PeerToPeer
	} else if value == "" {
		return nil
	}
	l.PeerToPeer = &offer
	return l.PeerToPeer
}
