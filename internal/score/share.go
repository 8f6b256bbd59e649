package score

import (
	"encoding/json"
	"fmt"
	"math"
)

// Share is N of Of.
type Share struct{ N, Of int }

// Rate is the share as a number from 0 to 1; 0 of nothing is 0.
func (s Share) Rate() float64 { return float64(s.N) / float64(max(s.Of, 1)) }

// z is the quantile of the normal distribution for 95 % in the middle.
const z = 1.959964

// Interval is Wilson's 95 % interval of the rate that the share was drawn from
// (E. B. Wilson, 1927); it holds for small counts and at 0 and 1 as well.
func (s Share) Interval() (low, high float64) {
	if s.Of == 0 {
		return 0, 1
	}
	n, p := float64(s.Of), s.Rate()
	middle := p + z*z/(2*n)
	half := z * math.Sqrt(p*(1-p)/n+z*z/(4*n*n))
	scale := 1 + z*z/n
	return max(0, (middle-half)/scale), min(1, (middle+half)/scale)
}

// String is "42 of 51 (70–90)": the count, and the interval in percent.
func (s Share) String() string {
	if s.Of == 0 {
		return "none"
	}
	low, high := s.Interval()
	return fmt.Sprintf("%d of %d (%s–%s)", s.N, s.Of, inPercent(low), inPercent(high))
}

// inPercent keeps a decimal where it tells something.
func inPercent(p float64) string {
	if p *= 100; p > 0 && p < 9.95 || p > 90 && p < 99.95 {
		return fmt.Sprintf("%.1f", p)
	}
	return fmt.Sprintf("%.0f", p)
}

// MarshalJSON writes count, total and interval.
func (s Share) MarshalJSON() ([]byte, error) {
	low, high := s.Interval()
	round := func(p float64) float64 { return math.Round(p*1e4) / 1e4 }
	return json.Marshal(struct {
		N        int        `json:"n"`
		Of       int        `json:"of"`
		Interval [2]float64 `json:"interval"`
	}{s.N, s.Of, [2]float64{round(low), round(high)}})
}
