package terms

import "strings"

// Joined are each two neighbouring words of a name as one, with spaces between:
// payers and people are written United Healthcare and UnitedHealthcare.
func Joined(name string) string {
	words := Words([]byte(name))
	var pairs []string
	for i := 1; i < len(words); i++ {
		pairs = append(pairs, name[words[i-1].Start:words[i-1].End]+name[words[i].Start:words[i].End])
	}
	return strings.Join(pairs, " ")
}
