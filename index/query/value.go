package query

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"recourse/index/terms"
)

// field reads field:value.
func (p *parser) field(t token) (Node, error) {
	p.pos++
	f := FieldNamed(t.field)
	if f == nil {
		return nil, p.unknownField(t)
	}
	if strings.TrimSpace(t.text) == "" {
		return nil, p.fail(t.at, t.end, t.field+": has no value", "write "+f.Example)
	}
	switch f.Kind {
	case KindValue:
		return p.value(f, t)
	case KindTag:
		return Value{Field: f, Value: strings.ToLower(t.text)}, nil
	case KindIdentifier:
		return p.identifier(f, t)
	case KindCode:
		return p.code(f, t)
	case KindText:
		return p.fieldText(f, t)
	}
	return p.date(f, t)
}

func (p *parser) unknownField(t token) *Error {
	suggestion := fmt.Sprintf("to look for the words, write them in quotes; fields are %s and others", someFields)
	if near := nearest(t.field, names()); near != "" {
		suggestion = "did you mean " + near + ":?"
	}
	from := t.at
	if t.negated {
		from++
	}
	return p.fail(from, from+len([]rune(t.field)), fmt.Sprintf("there is no field %q", t.field), suggestion)
}

const someFields = "payer:, member:, auth:, code:, category:, deadline:"

// badValue is the error for a value that its field can not have.
func (p *parser) badValue(t token, problem, suggestion string) *Error {
	return p.fail(t.value, t.end, problem, suggestion)
}

func (p *parser) value(f *Field, t token) (Node, error) {
	v := strings.NewReplacer("-", "_", " ", "_").Replace(strings.ToLower(strings.TrimSpace(t.text)))
	if slices.Contains(f.Values, v) {
		return Value{Field: f, Value: v}, nil
	}
	suggestion := "write one of " + strings.Join(f.Values, ", ")
	if near := nearest(v, f.Values); near != "" {
		suggestion = "did you mean " + f.Name + ":" + near + "?"
	}
	return nil, p.badValue(t, fmt.Sprintf("%s: can not be %q", f.Name, t.text), suggestion)
}

// identifier takes the value, and also reads it with the groups of digits that
// follow, as in member:NGM 447 180 263.
func (p *parser) identifier(f *Field, t token) (Node, error) {
	text, prefix := strings.CutSuffix(t.text, "*")
	id := terms.Identifier(text)
	if id == "" || prefix && len(id) < 2 {
		return nil, p.badValue(t, fmt.Sprintf("%q is no number", t.text), "write "+f.Example)
	}
	alone := Identifier{Field: f, Identifier: id, Prefix: prefix}
	rest := p.following()
	if prefix || t.negated || t.quoted || len(rest) == 0 {
		return alone, nil
	}
	joined := id
	for _, r := range rest {
		joined += terms.Identifier(r.text)
	}
	apart, err := p.number(rest)
	if err != nil || apart == nil {
		return alone, err
	}
	return Or{Identifier{Field: f, Identifier: joined}, And{alone, apart}}, nil
}

// following takes the groups of digits that may belong to an identifier.
func (p *parser) following() []token {
	start := p.pos
	for p.pos < len(p.tokens) && continues(p.tokens[p.pos]) && p.pos-start < 4 {
		p.pos++
	}
	return p.tokens[start:p.pos]
}

func (p *parser) code(f *Field, t token) (Node, error) {
	code := terms.Code(t.text)
	if code == "" {
		return nil, p.badValue(t, fmt.Sprintf("%q is no code", t.text), "write "+f.Example)
	}
	return Value{Field: f, Value: code}, nil
}

func (p *parser) fieldText(f *Field, t token) (Node, error) {
	text, prefix := strings.CutSuffix(t.text, "*")
	n := len(terms.Terms(text))
	switch {
	case n == 0:
		return nil, p.badValue(t, fmt.Sprintf("%q holds no word", t.text), "write "+f.Example)
	case prefix && utf8.RuneCountInString(text) < minPrefix:
		return nil, p.badValue(t, "the beginning of a word is too short", "write at least two letters before *")
	}
	return Text{Field: f, Text: text, Phrase: n > 1, Prefix: prefix && n == 1 && !t.quoted}, nil
}
