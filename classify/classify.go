package classify

import (
	"context"

	"recourse/internal/layout"
	"recourse/internal/letter"
)

// In is one letter as it was read, with what is printed in it.
type In struct {
	Text  *layout.Text
	Facts letter.Facts
	// Below holds, by field name, the confidence under which a person is asked;
	// "" is the default.
	Below map[string]letter.Confidence
}

// Out is the finding, and what a person should look at.
type Out struct {
	Finding letter.Finding
	Review  []letter.Review
}

// Classify decides what kind of decision a letter is and why it was made.
func Classify(ctx context.Context, in In) (Out, error) {
	return Out{}, ctx.Err()
}
