package extract

import "testing"

func TestBestName(t *testing.T) {
	for _, c := range []struct {
		name     string
		printed  []string
		want     string
		variants int
	}{
		{"a salutation leaves a given name out", []string{"Ana Belén Ortiz", "Ana Ortiz", "Ana Ortiz"}, "Ana Belén Ortiz", 2},
		{"the reading of most places", []string{"Ann Porler", "Ann Porter", "Ann Porter"}, "Ann Porter", 1},
		{"a salutation leaves a suffix out", []string{"Luis Porter", "Luis Porter Jr."}, "Luis Porter Jr.", 1},
		{"another suffix is another person", []string{"Luis Porter Jr.", "Luis Porter Sr."}, "Luis Porter Jr.", 0},
		{"another person is no reading", []string{"Ann Porter", "Luis Porter"}, "Ann Porter", 0},
	} {
		var all []candidate
		for i, p := range c.printed {
			all = append(all, candidate{field: "patient_name", value: p, words: []int{i}, score: 10 - float64(i)})
		}
		got := bestName(all)
		if got.value != c.want || len(got.variants) != c.variants {
			t.Errorf("%s: %q with %d variants, want %q with %d", c.name, got.value, len(got.variants), c.want, c.variants)
		}
	}
}
