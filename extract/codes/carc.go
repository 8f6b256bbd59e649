package codes

import (
	_ "embed"
	"regexp"
	"strings"
	"sync"

	"github.com/goccy/go-yaml"
)

//go:embed informing.yaml
var informing []byte

type book struct {
	Source    string  `yaml:"source"`
	Collected string  `yaml:"collected"`
	Informing []entry `yaml:"informing"`
}

type entry struct {
	Code    string `yaml:"code"`
	Meaning string `yaml:"meaning"`
	Status  string `yaml:"status"`
	Example string `yaml:"example"`
}

var informs = sync.OnceValue(func() map[string]bool {
	var b book
	if err := yaml.UnmarshalWithOptions(informing, &b, yaml.Strict()); err != nil {
		panic(err) // a mistake in the embedded file; the tests load it
	}
	set := map[string]bool{}
	for _, e := range b.Informing {
		set[e.Code] = true
	}
	return set
})

// carcForm is an adjustment code with its group. The O of a group is often
// recognised as a zero.
var carcForm = regexp.MustCompile(`^\(?(C[O0]|PR|[O0]A|P[I1]|CR)[- ]?(\d{1,3}|[AB]\d{1,2})[.,:;)]*$`)

// CARC reads a word as an adjustment code, "CO-197"; false where it is none.
func CARC(word string) (string, bool) {
	m := carcForm.FindStringSubmatch(strings.ToUpper(word))
	if m == nil {
		return "", false
	}
	group := strings.NewReplacer("C0", "CO", "0A", "OA", "P1", "PI").Replace(m[1])
	number := strings.TrimLeft(m[2], "0")
	return group + "-" + number, number != ""
}

// Informs reports whether the adjustment code explains a price or the
// patient's share and denies nothing.
func Informs(carc string) bool {
	_, number, _ := strings.Cut(carc, "-")
	return informs()[number]
}
