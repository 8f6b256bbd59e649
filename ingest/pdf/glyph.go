package pdf

import "unicode"

// meaningful reports whether a font has told what the character is: neither a
// replacement, nor a control, nor one of the private codes that symbol fonts
// and broken subsets use.
func meaningful(r rune) bool {
	return r != 0 && r != unicode.ReplacementChar && !unicode.IsControl(r) &&
		!unicode.Is(unicode.Co, r) && unicode.IsGraphic(r)
}

// ligatures are the glyphs that typesetters draw as one and people read as two.
var ligatures = map[rune]string{
	'\uFB00': "ff", '\uFB01': "fi", '\uFB02': "fl", '\uFB03': "ffi", '\uFB04': "ffl", '\uFB05': "st", '\uFB06': "st",
}

// plain writes ligatures out and unifies the hyphens that mean a hyphen.
func plain(r rune) string {
	if s, ok := ligatures[r]; ok {
		return s
	}
	switch r {
	case '\u00AD', '\u2010', '\u2011':
		return "-"
	}
	return string(r)
}
