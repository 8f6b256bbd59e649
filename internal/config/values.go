package config

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/goccy/go-yaml/ast"
)

// Duration is a length of time, written as in 5s, 90s or 1h30m.
type Duration time.Duration

// D is the duration as the standard library has it.
func (d Duration) D() time.Duration { return time.Duration(d) }

// UnmarshalYAML reads 5s; a bare number has no unit and is refused.
func (d *Duration) UnmarshalYAML(n ast.Node) error {
	v, err := time.ParseDuration(scalar(n))
	if err != nil {
		return &valueError{n, fmt.Sprintf("%q is not a duration; write a number with its unit, such as 5s, 2m or 1h", scalar(n))}
	}
	*d = Duration(v)
	return nil
}

// MarshalYAML writes what UnmarshalYAML reads.
func (d Duration) MarshalYAML() (any, error) { return time.Duration(d).String(), nil }

// Size is a number of bytes, written as in 200MB (10^6) or 64MiB (2^20).
type Size int64

var sizeUnits = []struct {
	name  string
	bytes int64
}{
	{"GiB", 1 << 30}, {"MiB", 1 << 20}, {"KiB", 1 << 10},
	{"GB", 1e9}, {"MB", 1e6}, {"kB", 1e3}, {"KB", 1e3}, {"B", 1},
}

// UnmarshalYAML reads 200MB; a bare number has no unit and is refused.
func (s *Size) UnmarshalYAML(n ast.Node) error {
	v, ok := parseSize(scalar(n))
	if !ok {
		return &valueError{n, fmt.Sprintf("%q is not a size; write a number with its unit, such as 200MB or 64MiB", scalar(n))}
	}
	*s = v
	return nil
}

// MarshalYAML writes the largest unit that the size is a whole number of.
func (s Size) MarshalYAML() (any, error) {
	for _, u := range sizeUnits {
		if s != 0 && int64(s)%u.bytes == 0 {
			return strconv.FormatInt(int64(s)/u.bytes, 10) + u.name, nil
		}
	}
	return "0B", nil
}

func parseSize(text string) (Size, bool) {
	for _, u := range sizeUnits {
		number, found := strings.CutSuffix(text, u.name)
		if !found {
			continue
		}
		v, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
		bytes := v * float64(u.bytes)
		return Size(bytes), err == nil && bytes >= 0 && bytes < 1<<62
	}
	return 0, false
}

// scalar is the text of a plain value; "" for a list or a mapping.
func scalar(n ast.Node) string {
	if s, ok := n.(ast.ScalarNode); ok {
		return s.GetToken().Value
	}
	return ""
}
