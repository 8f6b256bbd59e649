// Package codes explains the adjustment and remark codes that payers print: what
// a code means in our own words, which category it hints at and what to do
// first. The classifier takes a code as a hint that a sentence of the letter
// outranks; the command line and the case page show it to people.
//
// The book is codes.yaml beside this file. X12's own wording is licensed, so
// the meanings are short descriptions of ours.
package codes
