package extract

import (
	"strings"
	"testing"
)

func TestExamplesOfTheWords(t *testing.T) {
	for _, f := range lexicon.Fax {
		if !strings.Contains(strings.ToLower(f.Example), f.Word) {
			t.Errorf("%q is not in %q", f.Word, f.Example)
		}
	}
	peer := strings.ToLower(lexicon.Peer.Example)
	if !containsAny(peer, lexicon.Peer.Who) || !containsAny(peer, lexicon.Peer.Talk) || !containsAny(peer, lexicon.Peer.Offer) {
		t.Errorf("%q offers no talk", peer)
	}
	if !containsAny(strings.ToLower(lexicon.Upheld.Example), lexicon.Upheld.Says) {
		t.Errorf("%q upholds nothing", lexicon.Upheld.Example)
	}
	if !containsAny(strings.ToLower(lexicon.Service.Example), lexicon.Service.Asked) || saysCare("a colonoscopy") <= 0 || len(lexicon.Service.Announces) == 0 {
		t.Errorf("%q asks for nothing", lexicon.Service.Example)
	}
	for name, set := range map[string]wordSet{"absent": lexicon.Absent, "credentials": lexicon.Names.Credentials,
		"suffixes": lexicon.Names.Suffixes, "titles": lexicon.Names.Titles, "particles": lexicon.Names.Particles, "care": lexicon.Service.Care, "broad": lexicon.Service.Broad, "never": lexicon.Service.Never, "kin": lexicon.Names.Kin,
		"not": lexicon.Names.Not, "not_prefix": lexicon.NotPrefix, "greetings": lexicon.Greetings} {
		if len(set) == 0 {
			t.Errorf("%s is empty", name)
		}
	}
}
