package extract

import "recourse/internal/layout"

// sectionKind is what a part of a letter is about.
type sectionKind string

func sectionsOf(t *layout.Text) []sectionKind { return make([]sectionKind, len(t.Paragraphs)) }
