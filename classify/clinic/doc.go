// Package clinic learns from what a clinic entered: of the stated reasons of
// denials whose category a person entered or confirmed, a small linear model of
// the same features as the built-in one (internal/why). It never decides: where
// it is sure of another category than the classifier, a person is asked. It
// explains itself by the features that weigh most, is a text file, and can be
// thrown away and trained anew.
package clinic
