package extract

import (
	"context"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"

	"recourse/internal/layout/layouttest"
	"recourse/internal/letter"
)

// sketch is a short letter with what must be found in it.
type sketch struct {
	Name   string         `yaml:"name"`
	Letter string         `yaml:"letter"`
	Want   map[string]any `yaml:"want"`
	// Ask lists the fields about which a person must be asked; Calm letters ask
	// about nothing.
	Ask  []string `yaml:"ask"`
	Calm bool     `yaml:"calm"`
}

func sketches(t testing.TB) []sketch {
	t.Helper()
	b, err := os.ReadFile("testdata/letters.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var list []sketch
	if err := yaml.UnmarshalWithOptions(b, &list, yaml.Strict()); err != nil {
		t.Fatal(err)
	}
	return list
}

var received = letter.Date{Year: 2026, Month: 11, Day: 2}

func TestLetters(t *testing.T) {
	for _, s := range sketches(t) {
		t.Run(s.Name, func(t *testing.T) {
			out, err := Extract(context.Background(), In{Text: layouttest.Text(s.Letter), Received: received,
				Below: map[string]letter.Confidence{"": 0.9, "member_id": 0.95}})
			if err != nil {
				t.Fatal(err)
			}
			checkFacts(t, s, out.Facts)
			checkReview(t, s, out.Review)
		})
	}
}

func checkFacts(t *testing.T, s sketch, f letter.Facts) {
	t.Helper()
	lists := map[string][]string{"cpt": f.Codes.CPT, "icd10": f.Codes.ICD10, "carc": f.Codes.CARC, "rarc": f.Codes.RARC}
	for name, want := range s.Want {
		if list, ok := want.([]any); ok {
			var ws []string
			for _, w := range list {
				ws = append(ws, w.(string))
			}
			if !slices.Equal(lists[name], ws) {
				t.Errorf("%s is %q, want %q", name, lists[name], ws)
			}
			continue
		}
		if got := valueOf(f, name); got != want.(string) {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
}

func valueOf(f letter.Facts, name string) string {
	if name == "peer_to_peer" {
		if f.PeerToPeer == nil || f.PeerToPeer.Phone == nil {
			return ""
		}
		return *f.PeerToPeer.Phone
	}
	field := map[string]*letter.Field{"payer": f.Payer, "patient_name": f.PatientName, "letter_date": f.LetterDate,
		"member_id": f.MemberID, "authorization_number": f.AuthorizationNumber, "claim_number": f.ClaimNumber,
		"appeal_number": f.AppealNumber, "service": f.Service, "state": f.State, "denial_reason": f.DenialReason, "appeal_fax": f.AppealFax}[name]
	if field == nil {
		return ""
	}
	return field.Value
}

func checkReview(t *testing.T, s sketch, reviews []letter.Review) {
	t.Helper()
	asked := map[string]string{}
	for _, r := range reviews {
		asked[r.Field] = r.Why
	}
	for _, field := range s.Ask {
		if asked[field] == "" {
			t.Errorf("nobody is asked about %s", field)
		}
	}
	for field, why := range asked {
		wanted := s.Want[field]
		if !slices.Contains(s.Ask, field) && (s.Calm || wanted != nil && !strings.Contains("letter_date", field)) {
			t.Errorf("a person is asked about %s: %s", field, why)
		}
	}
}
