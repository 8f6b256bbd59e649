package reader

import (
	"encoding/json"
	"fmt"
	"math"
	"regexp"
	"unicode"
	"unicode/utf8"

	"recourse/ingest/unpack/flow"
	"recourse/internal/letter"
)

// What an honest answer can hold. A poster of 200 inches is the largest page
// that PDF knows.
const (
	maxWords      = 50_000
	maxWordLength = 2_000
	maxPoints     = 14_400
	maxWhy        = 500
	maxSpots      = 64
	maxReading    = 20_000 // bytes of a second reading
	maxMemberName = 4_000
)

var code = regexp.MustCompile(`^[a-z][a-z0-9_]{0,39}$`)

// checkRefusal makes an error of a child's refusal, or finds it malformed.
func checkRefusal(payload []byte) error {
	var r refusal
	if err := json.Unmarshal(payload, &r); err != nil {
		return fmt.Errorf("%w: %w", errAnswer, err)
	}
	if !r.isHonest() {
		return fmt.Errorf("%w: refusal", errAnswer)
	}
	return r.err()
}

func (r refusal) isHonest() bool {
	return code.MatchString(r.Code) && len(r.Why) <= maxWhy && isPrintable(r.Why)
}

// checkOpened checks what a child says of a file.
func checkOpened(o Opened, maxPages int) error {
	if o.Container && code.MatchString(o.Type) && o.Pages == 0 && len(o.Read) == 0 {
		return nil
	}
	if o.Container || !code.MatchString(o.Type) || o.Pages < 1 || o.Pages > maxPages || len(o.Read) > o.Pages {
		return fmt.Errorf("%w: %d pages", errAnswer, o.Pages)
	}
	last := letter.PageNumber(0)
	for _, p := range o.Read {
		if p.Number <= last || int(p.Number) > o.Pages {
			return fmt.Errorf("%w: order of pages", errAnswer)
		}
		last = p.Number
		if err := checkPage(p, int(p.Number)); err != nil {
			return err
		}
	}
	return nil
}

// checkPage checks a page as the child read it.
func checkPage(p letter.Page, n int) error {
	switch {
	case int(p.Number) != n:
		return fmt.Errorf("%w: page %d for page %d", errAnswer, p.Number, n)
	case !code.MatchString(p.Why), !isShare(p.Confidence), len(p.Words) > maxWords:
		return fmt.Errorf("%w: page %d", errAnswer, n)
	case p.Rotation%90 != 0, p.Rotation < 0, p.Rotation > 270, p.DPI < 0, p.DPI > 10_000:
		return fmt.Errorf("%w: page %d: image", errAnswer, n)
	}
	if p.Method == letter.MethodUnread {
		if len(p.Words) > 0 {
			return fmt.Errorf("%w: page %d: words of an unread page", errAnswer, n)
		}
		return nil
	}
	bare := p.Method == letter.MethodText && p.Why == flow.Why && p.Width == 0 && p.Height == 0
	if p.Method != letter.MethodText && p.Method != letter.MethodOCR || !bare && (!isSize(p.Width) || !isSize(p.Height)) {
		return fmt.Errorf("%w: page %d: size", errAnswer, n)
	}
	for i, w := range p.Words {
		if !isWord(w, p) {
			return fmt.Errorf("%w: page %d: word %d", errAnswer, n, i)
		}
	}
	return nil
}

// checkReadings checks the second readings of so many spots.
func checkReadings(rs []letter.Reading, spots int) error {
	if len(rs) != spots {
		return fmt.Errorf("%w: %d readings of %d spots", errAnswer, len(rs), spots)
	}
	for _, r := range rs {
		if len(r.Text) > maxReading || len(r.Third) > maxReading || !isPrintable(r.Text) || !isPrintable(r.Third) || !isShare(r.Confidence) {
			return fmt.Errorf("%w: second reading", errAnswer)
		}
		switch r.Method {
		case letter.MethodText, letter.MethodOCR, letter.MethodUnread:
		default:
			return fmt.Errorf("%w: method of a second reading", errAnswer)
		}
	}
	return nil
}

// isWord allows the straightened place to reach a little beyond the page.
func isWord(w letter.Word, p letter.Page) bool {
	const slack = 0.1 // JSON rounds to tenths
	return w.Text != "" && len(w.Text) <= maxWordLength && isPrintable(w.Text) && isShare(w.Confidence) &&
		w.Line >= 0 && w.Line <= maxWords &&
		isInside(w.Box, -slack, p.Width+slack, p.Height+slack) &&
		isInside(w.Level, -maxPoints, 2*maxPoints, 2*maxPoints)
}

func isInside(b letter.Box, low, right, bottom float64) bool {
	for _, v := range b {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return false
		}
	}
	return b[0] >= low && b[1] >= low && b[0] <= b[2] && b[1] <= b[3] && b[2] <= right && b[3] <= bottom
}

func isShare(c letter.Confidence) bool { return c >= 0 && c <= 1 }

func isSize(v float64) bool { return v >= 1 && v <= maxPoints }

func isPrintable(s string) bool {
	if !utf8.ValidString(s) {
		return false
	}
	for _, r := range s {
		if unicode.IsControl(r) {
			return false
		}
	}
	return true
}
