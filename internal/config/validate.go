package config

import (
	"fmt"
	"math"
	"net"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// fields are the names that extract.fields may hold: those of review.
var fields = []string{"kind", "category", "member_id", "authorization_number", "deadline",
	"denial_reason", "payer", "patient_name", "letter_date", "claim_number", "appeal_number",
	"service", "appeal_fax", "codes", "stage", "urgent", "plan_type", "clocks", "peer_to_peer"}

// rule is one condition on a value and what to say where it does not hold.
type rule struct {
	path string
	ok   bool
	why  string
}

// validate returns the first value that can not be meant, with its place.
func (c *Config) validate(src source) error {
	rules := slices.Concat(c.general(src), c.nats(), c.reading(), c.thresholds(), c.watching())
	for _, r := range rules {
		if !r.ok {
			return at(src.name, src.token(r.path), r.why)
		}
	}
	return nil
}

func (c *Config) general(src source) []rule {
	_, zone := time.LoadLocation(c.Timezone)
	rules := []rule{
		{"$.data", c.Data != "", "data must name a folder"},
		{"$.timezone", c.Timezone != "" && zone == nil,
			fmt.Sprintf("%q is not a time zone; write a name such as America/New_York", c.Timezone)},
		{"$.web.listen", c.Web.Listen == "" || isAddress(c.Web.Listen),
			fmt.Sprintf("%q is not an address; write host:port, such as 127.0.0.1:8080", c.Web.Listen)},
	}
	// The YAML library cuts 3.7 to 3 without a word.
	for _, path := range []string{"$.nats.replicas", "$.read.workers", "$.read.max_pages"} {
		if n := src.node(path); n != nil {
			_, err := strconv.Atoi(scalar(n))
			rules = append(rules, rule{path, err == nil, fmt.Sprintf("%q is not a whole number", scalar(n))})
		}
	}
	return rules
}

func (c *Config) nats() []rule {
	const path = "$.nats.replicas"
	n := c.NATS.Replicas
	if c.NATS.URL == "" {
		return []rule{{path, n == 1, "the embedded server is one server: replicas must be 1, or nats.url must name others"}}
	}
	return []rule{
		{"$.nats.url", isNATS(c.NATS.URL), fmt.Sprintf("%q is not a NATS address; write nats://host:4222", c.NATS.URL)},
		{path, n >= 3, "an external NATS needs at least 3 replicas: with fewer one broken server loses letters"},
		{path, n <= 5, "JetStream keeps at most 5 replicas"},
	}
}

var language = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_]*$`)

func (c *Config) reading() []rule {
	r := c.Read
	rules := []rule{
		{"$.read.languages", len(r.Languages) > 0, "read.languages must name at least one language"},
		{"$.read.workers", r.Workers >= 0 && r.Workers <= 1024, "read.workers must be between 0 and 1024; 0 is one per core"},
		{"$.read.page_timeout", r.PageTimeout > 0, "read.page_timeout must be longer than 0s"},
		{"$.read.max_pages", r.MaxPages > 0, "read.max_pages must be at least 1"},
		{"$.read.max_file", r.MaxFile > 0, "read.max_file must be larger than 0B"},
	}
	for i, l := range r.Languages {
		rules = append(rules, rule{fmt.Sprintf("$.read.languages[%d]", i), language.MatchString(l),
			fmt.Sprintf("%q is not the name of a language of tesseract, such as eng", l)})
	}
	return rules
}

func (c *Config) thresholds() []rule {
	const why = "%s must be between 0 and 1"
	e := c.Extract
	rules := []rule{{"$.extract.review_below", isShare(e.ReviewBelow), fmt.Sprintf(why, "review_below")}}
	names := make([]string, 0, len(e.Fields))
	for name := range e.Fields {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		path := "$.extract.fields." + name
		rules = append(rules,
			rule{path, slices.Contains(fields, name), unknownField(name)},
			rule{path, isShare(e.Fields[name]), fmt.Sprintf(why, name)})
	}
	return rules
}

func unknownField(name string) string {
	why := fmt.Sprintf("there is no field %q", name)
	if near := nearest(name, fields); near != "" {
		return why + fmt.Sprintf("; is %q meant?", near)
	}
	return why
}

func isShare(v float64) bool { return v >= 0 && v <= 1 && !math.IsNaN(v) }

func isAddress(s string) bool {
	_, port, err := net.SplitHostPort(s)
	n, bad := strconv.Atoi(port)
	return err == nil && bad == nil && n >= 0 && n <= 65535
}

func isNATS(s string) bool {
	for one := range strings.SplitSeq(s, ",") {
		u, err := url.Parse(strings.TrimSpace(one))
		if err != nil || u.Host == "" || !slices.Contains([]string{"nats", "tls", "ws", "wss"}, u.Scheme) {
			return false
		}
	}
	return true
}
