package extract

// scoreBeforeBirth is the score of a name that a date of birth follows: "Odette
// Quinlan, born 02/11/1971".
const scoreBeforeBirth = 0.75

// namesBeforeBirth are the names right before a label of a date of birth in
// their line. A letter gives no other person's.
func (v *view) namesBeforeBirth() []candidate {
	var out []candidate
	for _, l := range v.lines {
		for k := 2; k < len(l.tokens); k++ {
			if n := l.tokens[k].Norm; n != "born" && n != "dob" {
				continue
			}
			for from := max(0, k-maxNameParts); from < k-1; from++ {
				p, ok := personAt(l.tokens[from:k])
				if ok && !p.titled && fills(l.tokens[from:k], p) {
					out = append(out, nameCandidate(p, scoreBeforeBirth, "before the date of birth"))
					break
				}
			}
		}
	}
	return out
}
