package casework

import (
	"fmt"

	"recourse/internal/letter"
)

// stateField is the state in which the patient lives, by name or postal code.
var stateField = func() field {
	f := printed(func(l *letter.Letter) **letter.Field { return &l.State })
	f.parse = func(s string) (string, error) {
		state := letter.ParseState(s)
		if state == "" {
			return "", fmt.Errorf("%q is no state: want its postal code, as AZ, or its name", s)
		}
		return string(state), nil
	}
	return f
}()

// fundingField is who bears the cost of the plan.
var fundingField = field{
	parse: oneOf(letter.Fundings...),
	get:   func(l letter.Letter) string { return deref(l.Funding) },
	put: func(l *letter.Letter, value string) {
		l.Funding = nil
		if f := letter.Funding(value); f != "" {
			l.Funding = &f
		}
	},
}
