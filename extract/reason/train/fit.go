package main

import (
	"math"
	"slices"

	"recourse/internal/why"
)

// sample is one labelled text.
type sample struct {
	features []string
	class    int
	weight   float64
}

// How the weights are found: so many passes of gradient descent, with a step
// that shrinks where much was learned already, and a pull to zero.
const (
	passes = 200
	step   = 0.3
	pull   = 0.5
	// seldom is in how many samples a feature is at least: others hold nowhere
	// else.
	seldom = 2
	// tiny weights are left out of the file.
	tiny = 0.04
)

// problem is the samples with numbers for features; 0 is the bias.
type problem struct {
	names   []string
	rows    [][]int
	samples []sample
	classes int
}

func newProblem(classes int, samples []sample) problem {
	p := problem{names: common(samples), samples: samples, classes: classes}
	index := map[string]int{}
	for i, n := range p.names {
		index[n] = i + 1
	}
	for _, s := range samples {
		row := []int{0}
		for _, f := range s.features {
			if at, ok := index[f]; ok {
				row = append(row, at)
			}
		}
		p.rows = append(p.rows, row)
	}
	return p
}

// fit finds the weights that make the labels likeliest, by multinomial logistic
// regression with an L2 penalty. The same samples give the same weights.
func fit(classes []string, samples []sample) *why.Model {
	p := newProblem(len(classes), samples)
	w := make([]float64, (len(p.names)+1)*p.classes)
	seen := make([]float64, len(w))
	for range passes {
		for i, g := range p.gradient(w) {
			seen[i] += g * g
			w[i] -= step * g / math.Sqrt(seen[i]+1e-8)
		}
	}
	return p.model(classes, w)
}

// gradient is where the loss rises.
func (p problem) gradient(w []float64) []float64 {
	out := make([]float64, len(w))
	for i := range out {
		out[i] = pull * w[i]
	}
	for i, s := range p.samples {
		odds := make([]float64, p.classes)
		for _, at := range p.rows[i] {
			for c := range odds {
				odds[c] += w[at*p.classes+c]
			}
		}
		softmax(odds)
		odds[s.class]--
		for _, at := range p.rows[i] {
			for c := range odds {
				out[at*p.classes+c] += s.weight * odds[c]
			}
		}
	}
	return out
}

func softmax(p []float64) {
	most, sum := slices.Max(p), 0.0
	for i := range p {
		p[i] = math.Exp(p[i] - most)
		sum += p[i]
	}
	for i := range p {
		p[i] /= sum
	}
}

// common are the features of more than one sample, sorted.
func common(samples []sample) []string {
	count := map[string]int{}
	for _, s := range samples {
		for _, f := range s.features {
			count[f]++
		}
	}
	var out []string
	for f, n := range count {
		if n >= seldom {
			out = append(out, f)
		}
	}
	slices.Sort(out)
	return out
}

func (p problem) model(classes []string, w []float64) *why.Model {
	k := p.classes
	m := &why.Model{Classes: classes, Bias: slices.Clone(w[:k]), Weights: map[string][]float64{}}
	for i, n := range p.names {
		ws := w[(i+1)*k : (i+2)*k]
		if slices.ContainsFunc(ws, func(x float64) bool { return math.Abs(x) >= tiny }) {
			m.Weights[n] = slices.Clone(ws)
		}
	}
	return m
}
