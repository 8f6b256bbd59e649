package letter

import (
	"slices"
	"strings"
)

// State is a state of the United States, the District of Columbia or Puerto
// Rico by its postal code: "AZ". "" is none that is known.
type State string

// Funding says who bears the cost of a plan. It decides whether a state's
// insurance law binds it.
type Funding string

// The fundings.
const (
	FundingInsured    Funding = "insured"     // an insurer bears the cost: state law binds
	FundingSelfFunded Funding = "self_funded" // the employer does: state law does not bind
)

// Fundings lists every funding.
var Fundings = []Funding{FundingInsured, FundingSelfFunded}

// stateNames are the names of the states by their postal codes.
var stateNames = map[State]string{
	"AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California", "CO": "Colorado",
	"CT": "Connecticut", "DE": "Delaware", "DC": "District of Columbia", "FL": "Florida", "GA": "Georgia",
	"HI": "Hawaii", "ID": "Idaho", "IL": "Illinois", "IN": "Indiana", "IA": "Iowa", "KS": "Kansas",
	"KY": "Kentucky", "LA": "Louisiana", "ME": "Maine", "MD": "Maryland", "MA": "Massachusetts",
	"MI": "Michigan", "MN": "Minnesota", "MS": "Mississippi", "MO": "Missouri", "MT": "Montana",
	"NE": "Nebraska", "NV": "Nevada", "NH": "New Hampshire", "NJ": "New Jersey", "NM": "New Mexico",
	"NY": "New York", "NC": "North Carolina", "ND": "North Dakota", "OH": "Ohio", "OK": "Oklahoma",
	"OR": "Oregon", "PA": "Pennsylvania", "PR": "Puerto Rico", "RI": "Rhode Island", "SC": "South Carolina",
	"SD": "South Dakota", "TN": "Tennessee", "TX": "Texas", "UT": "Utah", "VT": "Vermont", "VA": "Virginia",
	"WA": "Washington", "WV": "West Virginia", "WI": "Wisconsin", "WY": "Wyoming",
}

// zones are the states by the first digit of their ZIP codes.
var zones = [10]string{"CT MA ME NH NJ NY PR RI VT", "DE NY PA", "DC MD NC SC VA WV", "AL FL GA MS TN", "IN KY MI OH",
	"IA MN MT ND SD WI", "IL KS MO NE", "AR LA OK TX", "AZ CO ID NM NV TX UT WY", "AK CA HI OR WA"}

// States lists every postal code, sorted.
func States() []State {
	all := make([]State, 0, len(stateNames))
	for s := range stateNames {
		all = append(all, s)
	}
	slices.Sort(all)
	return all
}

// ParseState reads a postal code or a name, whatever its case; "" is no state.
func ParseState(text string) State {
	text = strings.Join(strings.Fields(strings.Trim(text, " ,.")), " ")
	if s := State(strings.ToUpper(text)); stateNames[s] != "" {
		return s
	}
	for s, name := range stateNames {
		if strings.EqualFold(name, text) {
			return s
		}
	}
	return ""
}

// Name is the state's name.
func (s State) Name() string { return stateNames[s] }

// HasZIP reports whether a ZIP code can be one of the state.
func (s State) HasZIP(zip string) bool {
	if zip == "" || zip[0] < '0' || zip[0] > '9' {
		return false
	}
	return slices.Contains(strings.Fields(zones[zip[0]-'0']), string(s))
}
