package deadline

import (
	"bufio"
	"fmt"
	"os"
	"testing"
)

func TestZZ(t *testing.T) {
	f, err := os.Open("/tmp/r/rsn.lines")
	if err != nil {
		return
	}
	defer f.Close()
	for s := bufio.NewScanner(f); s.Scan(); {
		fmt.Println(">>", s.Text())
		for _, c := range clocksOf(s.Text(), day("2026-03-10")) {
			fmt.Printf("     %s %s L%d %s %s from=%v conf %.3f\n", c.Kind, c.Owner, c.Level, c.How, c.Date, func() string {
				if c.Period != nil {
					return fmt.Sprintf("%d%s/%s", c.Period.N, c.Period.Unit, c.Period.From)
				}
				return ""
			}(), c.Confidence)
		}
	}
}
