package flow_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"recourse/ingest/unpack/flow"
	"recourse/internal/layout"
	"recourse/internal/letter"
)

func cell(lines ...string) flow.Cell {
	return flow.Cell{Blocks: []flow.Block{{Lines: lines}}}
}

const prose = "We looked at the records that your doctor sent to us in May and found that they do not say why the scan is needed now."

func TestRender(t *testing.T) {
	tests := []struct {
		name   string
		blocks []flow.Block
		want   string
	}{
		{"lines and gaps", []flow.Block{{Lines: []string{"one", "two"}}, {Lines: []string{"three"}, Gap: true}}, "one\ntwo\n\nthree"},
		{"a paragraph is wrapped", []flow.Block{{Lines: []string{prose}}},
			"We looked at the records that your doctor sent to us in May and found that they do not say why the\nscan is needed now."},
		{"a tab starts a column", []flow.Block{{Lines: []string{"Member ID:\tW123"}}}, "Member ID:      W123"},
		{"a tab as it was typed", []flow.Block{{Lines: []string{"a\tb"}, Fixed: true}}, "a       b"},
		{"cells stand in columns", []flow.Block{{Rows: [][]flow.Cell{
			{cell("Code"), cell("Service"), cell("Amount")},
			{cell("72148"), cell("MRI"), cell("400.00")}}}},
			"Code       Service      Amount\n72148      MRI          400.00"},
		{"an empty column takes no room", []flow.Block{{Rows: [][]flow.Cell{
			{cell("a"), cell(""), cell("b")}}}}, "a      b"},
		{"one column is no table", []flow.Block{{Rows: [][]flow.Cell{{cell("a")}, {cell("b")}}}}, "a\nb"},
		{"a cell over two rows keeps its column", []flow.Block{{Rows: [][]flow.Cell{
			{{Blocks: cell("Dates").Blocks, Rows: 2}, cell("from")},
			{cell("to")}}}}, "Dates      from\n           to"},
		{"a cell over two columns", []flow.Block{{Rows: [][]flow.Cell{
			{{Blocks: cell("Service lines of the claim").Blocks, Columns: 2}, cell("$")},
			{cell("MRI"), cell("1"), cell("9")}}}},
			"Service lines of the claim      $\nMRI      1                      9"},
		{"rows that wrap stand apart", []flow.Block{{Rows: [][]flow.Cell{
			{cell("Reason"), cell("Two", "lines")}, {cell("Code"), cell("50")}}}},
			"Reason      Two\n            lines\n\nCode        50"},
		{"a page break", []flow.Block{{Lines: []string{"a"}}, {Lines: []string{"b"}, NewPage: true, Gap: true}}, "a\f\nb"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if d := cmp.Diff(tt.want, flow.Render(tt.blocks)); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestWideTablesAreStacked(t *testing.T) {
	var row []flow.Cell
	for range 50 {
		row = append(row, cell("x"))
	}
	got := flow.Render([]flow.Block{{Rows: [][]flow.Cell{row}}})
	if n := strings.Count(got, "x"); n != 50 || strings.Contains(got, " ") {
		t.Errorf("%d cells in %q", n, got)
	}
}

func TestBlankTables(t *testing.T) {
	rows := [][]flow.Cell{{cell(strings.Repeat("x", 900)), cell("y")}}
	for range 100_000 {
		rows = append(rows, []flow.Cell{cell(), cell("y")})
	}
	got := flow.Render([]flow.Block{{Rows: rows}})
	if strings.Count(got, "y") != 100_001 || len(got) > 1<<20 {
		t.Errorf("%d bytes", len(got))
	}
}

func TestNestedTablesKeepEveryWord(t *testing.T) {
	b := flow.Block{Lines: []string{"core"}}
	for range 100 {
		b = flow.Block{Rows: [][]flow.Cell{{cell("side"), {Blocks: []flow.Block{b}}}}}
	}
	got := flow.Render([]flow.Block{b})
	if strings.Count(got, "side") != 100 || strings.Count(got, "core") != 1 {
		t.Error(got)
	}
}

// lines are the lines of the layout.
func lines(t *testing.T, pages []letter.Page) []string {
	t.Helper()
	x := layout.New(pages)
	var out []string
	for _, l := range x.Lines {
		out = append(out, x.String(l.Range))
	}
	return out
}

func TestPagesLayOut(t *testing.T) {
	pages, err := flow.Pages("Plan of Testville\n\nMember ID:    W123 456\nReference:    A-77\n\nDear Ms. Doe:\n" + prose + "\fPage two")
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"Plan of Testville", "Member ID:", "W123 456", "Reference:", "A-77", "Dear Ms. Doe:", prose, "Page two"}
	if d := cmp.Diff(want, lines(t, pages)); d != "" {
		t.Error(d)
	}
	for _, p := range pages {
		if p.Method != letter.MethodText || p.Width != 0 || p.Height != 0 {
			t.Errorf("page %+v", p.Summary())
		}
		for _, w := range p.Words {
			if !w.Box.IsZero() || w.Level.IsZero() || w.Line == 0 {
				t.Errorf("word %+v", w)
			}
		}
	}
	x := layout.New(pages)
	if e := x.Evidence(layout.Range{From: 0, To: 3}); !e.Box.IsZero() || len(e.Spans) > 0 || e.Quote != "Plan of Testville" {
		t.Errorf("evidence %+v", e)
	}
}

func TestPagesBounds(t *testing.T) {
	for name, text := range map[string]string{
		"many lines":   strings.Repeat("a b c\n", 30_000),
		"one line":     strings.Repeat("word ", 50_000),
		"one word":     strings.Repeat("ü", 300_000),
		"wide columns": strings.Repeat("a         ", 20_000),
	} {
		pages, err := flow.Pages(text)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		runes := 0
		for i, p := range pages {
			if int(p.Number) != i+1 || len(p.Words) > 10_000 {
				t.Errorf("%s: page %d of %d words", name, p.Number, len(p.Words))
			}
			for _, w := range p.Words {
				runes += len([]rune(w.Text))
				if len(w.Text) > 500 || w.Level[2] > 14_400 || w.Level[3] > 14_400 {
					t.Fatalf("%s: %v", name, w.Level)
				}
			}
		}
		if want := len([]rune(strings.Join(strings.Fields(text), ""))); runes != want {
			t.Errorf("%s: %d of %d characters", name, runes, want)
		}
	}
	for code, text := range map[string]string{"too_large": strings.Repeat("a ", 200_001), "no_text": " \f\u00ad\n"} {
		if _, err := flow.Pages(text); letter.CodeOf(err) != code {
			t.Errorf("%s: %v", code, err)
		}
	}
}
