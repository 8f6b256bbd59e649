package bench

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"regexp"
	"runtime"
	"text/tabwriter"
)

// versions are how tools tell their versions.
var versions = []struct{ tool, flag string }{{"tesseract", "--version"}, {"ocrmypdf", "--version"}, {"pdftotext", "-v"}}

var number = regexp.MustCompile(`\d+(\.\d+)+\S*`)

// printMachine prints what everything was measured on.
func printMachine(ctx context.Context, w io.Writer, o Options) {
	fmt.Fprintf(w, "%d cores, %s/%s", runtime.NumCPU(), runtime.GOOS, runtime.GOARCH)
	for _, v := range versions {
		if out, err := exec.CommandContext(ctx, v.tool, v.flag).CombinedOutput(); err == nil {
			fmt.Fprintf(w, ", %s %s", v.tool, number.Find(out))
		}
	}
	fmt.Fprintf(w, "\n%s; median of %d rounds", o.Letters, o.Rounds)
	if load, err := os.ReadFile("/proc/loadavg"); err == nil {
		fmt.Fprintf(w, "; load before: %s", bytes.Fields(load)[0])
	}
	fmt.Fprintln(w)
}

// printRace prints who read how fast and how well. What stands in the column
// of ratios is how many times as fast as that line Recourse, the first, is.
func printRace(w io.Writer, s set, entries []*entry, missing []string) error {
	fmt.Fprintf(w, "\n%s: %d letters, %d pages", s.form, len(s.letters), s.pages())
	if s.judged < len(s.letters) {
		fmt.Fprintf(w, " (%d letters and copies of them)", s.judged)
	}
	fmt.Fprintln(w)
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "pages/s\trecourse is\tCPU s/page\tword F1\twrong words\tCER\t  reader")
	for i, e := range entries {
		ratio := "-"
		if i > 0 {
			ratio = fmt.Sprintf("%.2f x", entries[0].timesAsFast(e))
		}
		fmt.Fprintf(t, "%.2f\t%s\t%.3f\t%s\t  %s\n", e.speed(), ratio, median(e.cpu), qualityCells(e.quality), e.Name())
	}
	if err := t.Flush(); err != nil {
		return err
	}
	for _, e := range entries {
		if e.waits != nil {
			n := float64(len(s.letters))
			fmt.Fprintf(w, "%.1f syncs and %.1f renames for each letter, those of index, archive and start included\n",
				float64(e.waits.syncs)/n, float64(e.waits.renames)/n)
		}
	}
	for _, m := range missing {
		fmt.Fprintf(w, "not measured: %s\n", m)
	}
	return nil
}

func qualityCells(q *Quality) string {
	if q == nil {
		return "-\t-\t-"
	}
	return fmt.Sprintf("%.4f\t%d\t%.2f %%", q.F1, q.Wrong, q.CER*100)
}
