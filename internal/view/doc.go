// Package view shapes letters and cases for those who look at them: the JSON
// of the outside contract, and the short card for a person at a terminal. It
// computes nothing that is not in the record but what depends on today.
package view
