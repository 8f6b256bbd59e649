// Package textfile reads letters that come as text: plain text, web pages and
// Word documents. What a person would see becomes pages of words without boxes
// (see package flow); hidden text, scripts and deleted words are left out.
//
// The bytes are a stranger's: everything is bounded, and damaged input is an
// error with a code, a [letter.Error], never a panic. It runs in the reader's
// child process.
package textfile
