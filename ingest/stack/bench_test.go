package stack

import (
	"testing"

	"recourse/internal/letter"
)

// BenchmarkAssemble cuts a stack of sixty scanned pages.
func BenchmarkAssemble(b *testing.B) {
	var stack [][]letter.Page
	for _, r := range readings(b, "scan") {
		stack = append(stack, r.Pages)
	}
	pages := renumbered(stack...)[:60]
	for b.Loop() {
		Assemble(pages)
	}
}
