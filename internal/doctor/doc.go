// Package doctor looks at the machine that Recourse runs on and says what is
// missing or unsafe there, each with the command that mends it. It changes
// nothing.
package doctor
