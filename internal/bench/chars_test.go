package bench

import (
	"math"
	"strings"
	"testing"
)

func TestDistanceWithin(t *testing.T) {
	for name, c := range map[string]struct {
		line, text string
		want       int
	}{
		"found as it is":      {"denied", "was denied today", 0},
		"one replaced":        {"denied", "was demed today", 2},
		"one missing":         {"denied", "was deied today", 1},
		"one too many":        {"denied", "was deniied today", 1},
		"at the beginning":    {"was", "wax", 1},
		"nothing like it":     {"abc", "xyz", 3},
		"no text":             {"abc", "", 3},
		"no line":             {"", "abc", 0},
		"more than one octet": {"Señal", "la Senal", 1},
	} {
		t.Run(name, func(t *testing.T) {
			if got := distanceWithin([]rune(c.line), []rune(c.text)); got != c.want {
				t.Errorf("distance %d, want %d", got, c.want)
			}
		})
	}
}

const body = "We have decided that this service is not medically necessary.\n"

func TestCompareChars(t *testing.T) {
	long := len(strings.TrimSpace(body))
	for name, c := range map[string]struct {
		truth, read []string
		want        charScore
	}{
		"the same":                       {[]string{body}, []string{body}, charScore{0, long}},
		"broken elsewhere, among others": {[]string{body}, []string{"Dear\n" + strings.ReplaceAll(body, " ", "\n") + "Bye"}, charScore{0, long}},
		"one letter wrong":               {[]string{body}, []string{strings.Replace(body, "medically", "rnedically", 1)}, charScore{2, long}},
		"short lines do not count":       {[]string{"Member ID\n" + body}, []string{body}, charScore{0, long}},
		"the page is missing":            {[]string{"", body}, []string{body}, charScore{long, long}},
		"on another page":                {[]string{body, ""}, []string{"", body}, charScore{long, long}},
		"drawn lines do not count":       {[]string{strings.Repeat("=", 80) + "\n"}, []string{""}, charScore{0, 0}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := compareChars(c.truth, c.read); got != c.want {
				t.Errorf("%+v, want %+v", got, c.want)
			}
		})
	}
}

func TestNormalise(t *testing.T) {
	for text, want := range map[string]string{
		"“patient’s”  ﬁle\n–\u00a0x": `"patient's" file - x`,
		"pre\u00adauthorization":     "preauthorization",
		"Total ........ 12.50":       "Total 12.50",
	} {
		if got := string(normalise(text)); got != want {
			t.Errorf("%q became %q, want %q", text, got, want)
		}
	}
}

func TestJudge(t *testing.T) {
	letters := []Letter{{Truth: []string{body}}, {Truth: []string{"a b\n"}}}
	q := judge(letters, [][]string{{body}, {"a x"}})
	if math.Abs(q.F1-0.75) > 1e-9 || q.Wrong != 2 || q.CER != 0 {
		t.Errorf("%+v", q)
	}
}
