package index

import (
	"strconv"

	"recourse/internal/letter"
)

// cursor is the place of a match in its order, as Result.Next gives it out.
func cursor(order string, m match) []string {
	return []string{order, strconv.Itoa(int(m.tier)), float(m.first), float(m.second), strconv.FormatUint(m.tie, 36)}
}

func float(f float64) string { return strconv.FormatFloat(f, 'g', -1, 64) }

// parseCursor reads Request.After; nil where it is empty.
func parseCursor(req Request) (*match, error) {
	a := req.After
	if len(a) == 0 {
		return nil, nil
	}
	bad := letter.Refuse("bad_page", "the next page was asked for with something that was not given out")
	if len(a) != 5 || a[0] != req.Sort {
		return nil, bad
	}
	t, err1 := strconv.Atoi(a[1])
	first, err2 := strconv.ParseFloat(a[2], 64)
	second, err3 := strconv.ParseFloat(a[3], 64)
	tie, err4 := strconv.ParseUint(a[4], 36, 64)
	if err1 != nil || err2 != nil || err3 != nil || err4 != nil {
		return nil, bad
	}
	return &match{tier: tier(t), first: first, second: second, tie: tie}, nil
}
