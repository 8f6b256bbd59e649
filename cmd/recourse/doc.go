// Command recourse reads health-insurance denial letters, turns each into a
// case with its deadline and playbook, and finds it again.
//
// One file holds one command. A command gets its flags and an [env], writes
// results to standard output and everything else to standard error, and
// returns an error that [run] turns into the exit status: 0 when all is done,
// 1 when something failed, 2 for a mistake in the call or the configuration.
package main
