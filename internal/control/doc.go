// Package control is how a command speaks to the running service: HTTP over a
// Unix socket in the data folder. Only the user who runs the service, and root,
// get in; the peer's uid is the identity for the audit.
//
// A request is a POST whose body is one line of JSON, the input, and after it
// the bytes of a file where the method takes one. The answer is JSON Lines: any
// number of answers and at the end done or an error, so that a broken
// connection can be told from a finished answer. Errors keep their kind and
// code ([letter.Error]) on the way.
//
// The service calls [Serve], a command [Dial]; with [ErrNoService] it takes the
// lock of the data folder and runs the same engine itself.
package control
