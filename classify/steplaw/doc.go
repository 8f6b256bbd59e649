// Package steplaw holds the states' step-therapy laws: when an insurer must make
// an exception, in what time it must decide, and whether its silence grants the
// request.
//
// The laws are data (laws.yaml): cited, with how sure each is and an example
// that a test runs. What the sources name without telling its terms is listed
// as unconfirmed, and nothing is filled in for it. Such laws bind insurers, not
// employers that pay with their own money.
package steplaw
