package report

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"text/tabwriter"

	"recourse/internal/score"
)

// row is a line as JSON.
type row struct {
	Group      map[By]string `json:"group"`
	Letters    int           `json:"letters"`
	Appealed   int           `json:"appealed"`
	Decided    int           `json:"decided"`
	Overturned score.Share   `json:"overturned"`
	Missed     int           `json:"missed"`
	MedianDays *int          `json:"median_days"`
	AtStake    float64       `json:"at_stake"`
	Won        float64       `json:"won"`
}

// WriteJSON writes a line of JSON for each line; the last has no group.
func WriteJSON(w io.Writer, lines []Line, by []By) error {
	enc := json.NewEncoder(w)
	for _, l := range lines {
		r := row{Letters: l.Letters, Appealed: l.Appealed, Decided: l.Decided, Overturned: l.Rate(), Missed: l.Missed,
			AtStake: dollars(l.Cents), Won: dollars(l.CentsWon)}
		if l.Days >= 0 {
			r.MedianDays = &l.Days
		}
		if l.Group != nil {
			r.Group = make(map[By]string, len(by))
			for i, b := range by {
				r.Group[b] = l.Group[i]
			}
		}
		if err := enc.Encode(r); err != nil {
			return err
		}
	}
	return nil
}

func dollars(cents int64) float64 { return float64(cents) / 100 }

// columns are those after the groupings.
var columns = []string{"letters", "appealed", "decided", "overturned", "rate", "rate_low", "rate_high", "missed", "median_days", "at_stake", "won"}

// WriteCSV writes a table for a spreadsheet; rates are between 0 and 1, money is
// in dollars, and what is not known is empty.
func WriteCSV(w io.Writer, lines []Line, by []By) error {
	out := csv.NewWriter(w)
	_ = out.Write(append(names(by), columns...)) // Error tells of it
	for _, l := range lines {
		_ = out.Write(append(groupCells(l, by), cells(l)...))
	}
	out.Flush()
	return out.Error()
}

func names(by []By) []string {
	all := make([]string, len(by))
	for i, b := range by {
		all[i] = string(b)
	}
	return all
}

// groupCells are the values of a group, "all" for the last line.
func groupCells(l Line, by []By) []string {
	if l.Group != nil {
		return append([]string(nil), l.Group...)
	}
	all := make([]string, len(by))
	for i := range all {
		all[i] = "all"
	}
	return all
}

func cells(l Line) []string {
	rate, low, high, days := "", "", "", ""
	if l.Decided > 0 {
		from, to := l.Rate().Interval()
		rate, low, high = share(l.Rate().Rate()), share(from), share(to)
	}
	if l.Days >= 0 {
		days = strconv.Itoa(l.Days)
	}
	return []string{strconv.Itoa(l.Letters), strconv.Itoa(l.Appealed), strconv.Itoa(l.Decided), strconv.Itoa(l.Overturned),
		rate, low, high, strconv.Itoa(l.Missed), days, money(l.Cents), money(l.CentsWon)}
}

func share(f float64) string { return strconv.FormatFloat(f, 'f', 3, 64) }

func money(cents int64) string { return fmt.Sprintf("%d.%02d", cents/100, cents%100) }

// WriteTable writes a table for a terminal.
func WriteTable(w io.Writer, lines []Line, by []By) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, b := range by {
		fmt.Fprintf(t, "%s\t", b)
	}
	fmt.Fprintln(t, "letters\tappealed\toverturned (95 % interval)\tmissed\tmedian days\tat stake\twon")
	for _, l := range lines {
		for _, cell := range groupCells(l, by) {
			if cell == "" {
				cell = "-"
			}
			fmt.Fprintf(t, "%s\t", cell)
		}
		days := "-"
		if l.Days >= 0 {
			days = strconv.Itoa(l.Days)
		}
		fmt.Fprintf(t, "%d\t%d\t%s\t%d\t%s\t%s\t%s\n", l.Letters, l.Appealed, l.Rate(), l.Missed, days, money(l.Cents), money(l.CentsWon))
	}
	return t.Flush()
}
