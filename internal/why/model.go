package why

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
)

// Model gives each feature a weight for each class.
type Model struct {
	// Classes are the names of what is told apart.
	Classes []string
	// Bias is what each class has before any word is read.
	Bias    []float64
	Weights map[string][]float64
}

// biasName is the line of the file that holds the bias.
const biasName = "*"

// Parse reads a model: a line with the names of its classes, then one line a
// feature: the feature, a tab, and its weights in hundredths.
func Parse(data []byte) (*Model, error) {
	m := &Model{Weights: map[string][]float64{}}
	lines := bufio.NewScanner(bytes.NewReader(data))
	for lines.Scan() {
		name, rest, ok := strings.Cut(lines.Text(), "\t")
		if strings.HasPrefix(name, "//") {
			continue
		}
		if m.Classes == nil {
			m.Classes = strings.Fields(rest)
			continue
		}
		ws, err := weights(rest)
		if !ok || err != nil || len(ws) != len(m.Classes) {
			return nil, fmt.Errorf("read model: feature %q: %w", name, errors.Join(errWeights, err))
		}
		if name == biasName {
			m.Bias = ws
			continue
		}
		m.Weights[name] = ws
	}
	if len(m.Bias) == 0 {
		return nil, errors.New("read model: no bias")
	}
	return m, lines.Err()
}

var errWeights = errors.New("wants one weight a class")

func weights(s string) ([]float64, error) {
	fields := strings.Fields(s)
	out := make([]float64, len(fields))
	for i, f := range fields {
		n, err := strconv.Atoi(f)
		if err != nil {
			return nil, err
		}
		out[i] = float64(n) / 100
	}
	return out, nil
}

// Scores are the sums of bias and weights, one a class.
func (m *Model) Scores(features []string) []float64 {
	out := slices.Clone(m.Bias)
	for _, f := range features {
		for i, w := range m.Weights[f] {
			out[i] += w
		}
	}
	return out
}

// Strongest are the n features that speak most for the class, the strongest first.
func (m *Model) Strongest(features []string, class string, n int) []string {
	at := slices.Index(m.Classes, class)
	known := slices.DeleteFunc(slices.Clone(features), func(f string) bool {
		ws, ok := m.Weights[f]
		return !ok || at < 0 || ws[at] <= 0
	})
	slices.SortStableFunc(known, func(a, b string) int { return cmp.Compare(m.Weights[b][at], m.Weights[a][at]) })
	return known[:min(n, len(known))]
}

// Format writes the model as Parse reads it, the features sorted.
func (m *Model) Format(about string) []byte {
	var b bytes.Buffer
	for l := range strings.SplitSeq(strings.TrimSpace(about), "\n") {
		fmt.Fprintf(&b, "// %s\n", l)
	}
	fmt.Fprintf(&b, "feature\t%s\n", strings.Join(m.Classes, " "))
	writeWeights(&b, biasName, m.Bias)
	for _, f := range slices.Sorted(maps.Keys(m.Weights)) {
		writeWeights(&b, f, m.Weights[f])
	}
	return b.Bytes()
}

func writeWeights(b *bytes.Buffer, name string, ws []float64) {
	out := make([]string, len(ws))
	for i, w := range ws {
		out[i] = strconv.Itoa(int(math.Round(100 * w)))
	}
	fmt.Fprintf(b, "%s\t%s\n", name, strings.Join(out, " "))
}
