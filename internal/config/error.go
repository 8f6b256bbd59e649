package config

import (
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"

	"recourse/internal/edits"
)

// Error is a mistake in the configuration and where it stands.
type Error struct {
	File string
	// Line and Column count from 1; 0 where the file has no such place.
	Line, Column int
	Why          string
}

func (e *Error) Error() string {
	if e.Line == 0 {
		return e.File + ": " + e.Why
	}
	return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Column, e.Why)
}

// valueError is a value that its type refuses.
type valueError struct {
	node ast.Node
	why  string
}

func (e *valueError) Error() string { return e.why }

// explain turns an error of the YAML library into a plain sentence with its place.
func explain(file string, err error) error {
	var bad *valueError
	if errors.As(err, &bad) {
		return at(file, bad.node.GetToken(), bad.why)
	}
	var e yaml.Error
	if !errors.As(err, &e) {
		return &Error{File: file, Why: err.Error()}
	}
	return at(file, e.GetToken(), sentence(e))
}

func at(file string, tk *token.Token, why string) error {
	if tk == nil || tk.Position == nil {
		return &Error{File: file, Why: why}
	}
	return &Error{file, tk.Position.Line, tk.Position.Column, why}
}

func sentence(e yaml.Error) string {
	switch e := e.(type) {
	case *yaml.UnknownFieldError:
		return unknownKey(e.Token.Value)
	case *yaml.TypeError:
		return fmt.Sprintf("%s is not %s", found(e.Token), wanted(e.DstType))
	case *yaml.OverflowError:
		return fmt.Sprintf("%s is too large", e.SrcNum)
	case *yaml.UnexpectedNodeTypeError:
		return fmt.Sprintf("%s is not %s", found(e.Token), kinds[e.Expected])
	}
	return "this is not valid YAML: " + e.GetMessage()
}

var kinds = map[ast.NodeType]string{
	ast.MappingType: "a group of keys", ast.SequenceType: "a list, such as [a, b]",
}

func found(tk *token.Token) string {
	switch tk.Type {
	case token.MappingValueType, token.MappingStartType:
		return "a group of keys"
	case token.SequenceStartType, token.SequenceEntryType:
		return "a list"
	}
	return strconv.Quote(tk.Value)
}

func wanted(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Int:
		return "a whole number"
	case reflect.Float64:
		return "a number"
	case reflect.Slice:
		return kinds[ast.SequenceType]
	case reflect.Struct, reflect.Map:
		return kinds[ast.MappingType]
	}
	return "text"
}

func unknownKey(key string) string {
	why := fmt.Sprintf("there is no key %q here", key)
	if near := nearest(key, keysOf(reflect.TypeFor[Config]())); near != "" {
		why += fmt.Sprintf("; is %q meant?", near)
	}
	return why
}

// keysOf lists the keys of a struct and of the structs below it.
func keysOf(t reflect.Type) []string {
	if t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct {
		return nil
	}
	var keys []string
	for f := range t.Fields() {
		if tag := f.Tag.Get("yaml"); tag != "" {
			keys = append(append(keys, tag), keysOf(f.Type)...)
		}
	}
	return keys
}

// nearest returns the key within two edits of the one that was typed.
func nearest(typed string, keys []string) string {
	best, least := "", 3
	for _, k := range keys {
		if d := edits.Distance(strings.ToLower(typed), k); d < least && d < len(k) {
			best, least = k, d
		}
	}
	return best
}
