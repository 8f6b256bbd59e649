package letter

import "testing"

func TestParseState(t *testing.T) {
	for text, want := range map[string]State{"AZ": "AZ", "az,": "AZ", "Arizona": "AZ", "NEW  MEXICO": "NM", "West Virginia": "WV", "XX": "", "": "", "Virginia West": ""} {
		if got := ParseState(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

// Every state has a ZIP code of its own zone, and of no zone on the other coast.
func TestZIP(t *testing.T) {
	for s, zip := range map[State]string{"AZ": "85248", "OH": "44444", "NY": "06390", "WA": "98660", "TX": "88510"} {
		if !s.HasZIP(zip) {
			t.Errorf("%s has %s", s, zip)
		}
	}
	if State("OH").HasZIP("97420") || State("OH").HasZIP("") {
		t.Error("a ZIP code of Oregon is none of Ohio")
	}
	for _, s := range States() {
		found := false
		for d := '0'; d <= '9'; d++ {
			found = found || s.HasZIP(string(d)+"0000")
		}
		if !found || s.Name() == "" {
			t.Errorf("%s has no zone or no name", s)
		}
	}
}
