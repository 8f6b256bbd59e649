package classify

import (
	"recourse/classify/codes"
	"recourse/internal/layout"
	"recourse/internal/letter"
	"recourse/internal/why"
)

// reading is one letter on its way through the classifier.
type reading struct {
	text *layout.Text
	cues *cues
	// judge tells what a sentence says of why; nil until it is known what was
	// decided, which cues alone tell.
	judge *why.Judge
	// whole is what the stated reason says as one text, by category; nil where the
	// letter states none.
	whole map[letter.Category]float64
	ps    []passage
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
	noted := strongest(r.grounds(-1, nil))
	r.verdict = r.onAppeal(judge(r.says, len(r.denying) > 0, noted), in.Facts, noted)
	r.verdict = r.opensAppeal(r.seemsDenied(r.verdict, in.Facts.DenialReason), in.Facts)
	r.verdict = r.quiet(r.unstated(r.verdict, in.Facts), in.Facts)
	r.judge = why.Reasons()
	r.whole = r.wholeReason()
	return r
}
