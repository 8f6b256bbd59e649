package deadline

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

var (
	clockTime = regexp.MustCompile(`(?i)\b(\d{1,2})(?::(\d{2}))?\s?([ap])\.?\s?m\b\.?|\b(noon|midnight)\b|\bclose of business\b`)
	zoneName  = regexp.MustCompile(`(?i)^[\s,(]*((?:eastern|central|mountain|pacific|alaska|hawaii)(?:\s(?:standard|daylight))?(?:\stime)?|[ECMP][SD]?T|local time)\b`)
)

// timeOfDay finds a printed time of day as HH:MM with its zone; nil where none
// is printed, or more than one.
func timeOfDay(sentence string) (*string, string) {
	all := clockTime.FindAllStringSubmatchIndex(sentence, -1)
	if len(all) != 1 || all[0][2] < 0 && all[0][8] < 0 {
		return nil, ""
	}
	m := all[0]
	group := func(i int) string {
		if m[2*i] < 0 {
			return ""
		}
		return strings.ToLower(sentence[m[2*i]:m[2*i+1]])
	}
	hour, minute := 12, 0
	switch group(4) {
	case "noon":
	case "midnight":
		hour = 0
	default:
		hour, _ = strconv.Atoi(group(1))
		minute, _ = strconv.Atoi(group(2))
		if hour > 12 || minute > 59 {
			return nil, ""
		}
		hour %= 12
		if group(3) == "p" {
			hour += 12
		}
	}
	s := fmt.Sprintf("%02d:%02d", hour, minute)
	zone := ""
	if z := zoneName.FindStringSubmatch(sentence[m[1]:]); z != nil {
		zone = z[1]
	}
	return &s, zone
}
