// Package playbook holds what to do about a denial: the steps in order, who
// takes each and when it is due.
package playbook
