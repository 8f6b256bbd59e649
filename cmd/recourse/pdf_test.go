package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"

	"recourse/ingest/pdf/pdftest"
)

// typePDF TEXT PDF makes a digital letter of a text, line by line, as a
// typewriter would set it.
func typePDF(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: type-pdf TEXT PDF")
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), onePage(ts.ReadFile(args[0])), 0o600))
}

func onePage(text string) []byte {
	var page strings.Builder
	page.WriteString("BT /F1 10 Tf 14 TL 54 740 Td\n")
	escape := strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`)
	for line := range strings.Lines(text) {
		fmt.Fprintf(&page, "(%s) Tj T*\n", escape.Replace(strings.TrimRight(line, "\n")))
	}
	page.WriteString("ET")
	return pdftest.Write(
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
		fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", page.Len(), page.String()),
		"<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>",
	)
}
