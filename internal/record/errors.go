package record

import (
	"fmt"

	"recourse/internal/letter"
)

// ErrNotFound is what the record does not have.
var ErrNotFound = &letter.Error{Kind: letter.Permanent, Code: "not_found", Why: "the record does not have it"}

func notFound(what, key string) error {
	return fmt.Errorf("%s %s: %w", what, key, ErrNotFound)
}
