// Package batch lists a clinic's inbox for `recourse batch`: every file below
// the given paths, either to be read or passed over with a reason, so that
// what came in can be accounted for to the last file. It opens nothing; what a
// file is, mails and archives among them, the reader finds from its bytes.
package batch
