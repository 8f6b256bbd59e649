// Package playbook holds what to do about a denial: the steps in order, who
// takes each and when it is due.
//
// A route is the playbook of one category, or external-review once an internal
// appeal was lost. Overlays change a route for a plan type or for urgency: the
// fast track, Medicare, Medicaid, TRICARE, federal employees. [Library.Choose]
// finds the route of a finding and lays its overlays over it; [NextStep] dates
// the steps from the letter's own clocks.
//
// The content is YAML in data, embedded and strict; common.yaml holds the
// steps, documents and sources that playbooks share. A clinic overrides any
// file by one of the same name in its own folder.
package playbook
