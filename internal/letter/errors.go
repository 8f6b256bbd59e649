package letter

import (
	"context"
	"errors"
	"fmt"
)

// ErrorKind decides what happens after an error.
type ErrorKind int

// The kinds. An error without a kind is a Bug.
const (
	Bug       ErrorKind = iota // park it and shout
	Permanent                  // the input is at fault: park it, tell the user
	Transient                  // the surroundings are at fault: try again later
	Cancelled                  // we were asked to stop: give it back
)

func (k ErrorKind) String() string {
	return [...]string{"bug", "permanent", "transient", "cancelled"}[k]
}

// Error is a failure with what it means for the work at hand. Its text holds
// ids, pages and codes, never a patient's data or a file's name.
type Error struct {
	Kind ErrorKind
	// Code is short and stable: "encrypted", "truncated", "time_limit".
	Code string
	// Why is for the person who must deal with it.
	Why string
	// Err is the cause, if there is one.
	Err error
}

func (e *Error) Error() string {
	s := e.Code + ": " + e.Why
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// Refuse is the error for input that can not be processed, now or later.
func Refuse(code, format string, args ...any) error {
	return &Error{Kind: Permanent, Code: code, Why: fmt.Sprintf(format, args...)}
}

// KindOf tells what an error means for the work at hand.
func KindOf(err error) ErrorKind {
	var e *Error
	switch {
	case errors.As(err, &e):
		return e.Kind
	case errors.Is(err, context.Canceled):
		return Cancelled
	case errors.Is(err, context.DeadlineExceeded):
		return Transient
	}
	return Bug
}

// CodeOf returns the stable code of an error, "internal" where it has none.
func CodeOf(err error) string {
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return "internal"
}

// WhyOf returns what to tell a person; the error's own text where it has nothing better.
func WhyOf(err error) string {
	var e *Error
	if errors.As(err, &e) {
		return e.Why
	}
	return err.Error()
}
