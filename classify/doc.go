// Package classify decides what kind of decision a letter is: denial or not,
// why, at which stage, how urgent and under which plan type.
package classify
