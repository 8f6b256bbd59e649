package classify

import (
	"recourse/classify/codes"
	"recourse/internal/layout"
)

// reading is one letter on its way through the classifier.
type reading struct {
	text *layout.Text
	cues *cues
	ps   []passage
	// denying are the codes of the denied lines.
	denying []codes.Meaning
	says    signals
	verdict verdict
}

// read cuts the letter into passages and judges what was decided.
func read(in In, c *cues) *reading {
	r := &reading{text: in.Text, cues: c, ps: passages(in.Text, c)}
	markStated(r.ps, in.Facts.DenialReason)
	r.denying = denyingCodes(in.Facts.Codes.CARC, r.ps)
	r.says = r.signals()
	r.verdict = judge(r.says, len(r.denying) > 0, strongest(r.grounds(-1, nil)))
	return r
}
