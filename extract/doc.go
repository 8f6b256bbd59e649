// Package extract finds what is printed in a letter: who, which request, what
// was denied and why, and every clock, each with the words that prove it.
package extract
