package control

import (
	"encoding/json"

	"recourse/internal/letter"
)

// frame is one line of an answer; exactly one of its fields is set.
type frame struct {
	Answer json.RawMessage `json:"answer,omitempty"`
	Error  *failure        `json:"error,omitempty"`
	Done   bool            `json:"done,omitempty"`
}

// failure is a letter.Error on its way.
type failure struct {
	Kind letter.ErrorKind `json:"kind"`
	Code string           `json:"code"`
	Why  string           `json:"why"`
}

func failureOf(err error) *failure {
	return &failure{letter.KindOf(err), letter.CodeOf(err), letter.WhyOf(err)}
}

func (f *failure) err() error {
	kind := f.Kind
	if kind < letter.Bug || kind > letter.Cancelled {
		kind = letter.Bug
	}
	return &letter.Error{Kind: kind, Code: f.Code, Why: f.Why}
}
