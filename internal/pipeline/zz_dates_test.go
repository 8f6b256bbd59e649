package pipeline_test

import (
	"flag"
	"fmt"
	"path/filepath"
	"testing"

	"recourse/extract/dates"
	"recourse/extract/deadline"
	"recourse/internal/layout"
	"recourse/internal/letter"
)

var zzd = flag.String("zzd", "", "glob of stems")

func TestZZDates(t *testing.T) {
	if *zzd == "" {
		return
	}
	for _, w := range setWords(t, "pdf") {
		if ok, _ := filepath.Match(*zzd, w.Stem); !ok {
			continue
		}
		tx := layout.New(w.Pages)
		roles := dates.Roles(tx)
		best, all := dates.LetterDate(tx, roles, letter.DateOf(received))
		fmt.Println("==", w.Stem)
		for _, c := range all {
			fmt.Printf("   %s score %.1f conf %.3f %q\n", c.Date, c.Score, c.Confidence, c.Reasons)
		}
		var d letter.Date
		if best != nil {
			fmt.Printf("   BEST %s %.3f %q\n", best.Date, best.Confidence, best.Reasons)
			d = best.Date
		}
		for _, c := range deadline.Clocks(tx, roles, d) {
			fmt.Printf("     %s %s L%d %s %s from=%v conf %.3f %q\n", c.Kind, c.Owner, c.Level, c.How, c.Date, func() string {
				if c.Period != nil {
					return fmt.Sprintf("%d%s/%s", c.Period.N, c.Period.Unit, c.Period.From)
				}
				return ""
			}(), c.Confidence, c.Quote)
		}
	}
}
