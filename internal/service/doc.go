// Package service is everything in one process: the record with its road, the
// engine that reads letters, the index and the archive that follow, the watch
// folders, and the methods that commands call. `recourse serve` runs it for
// the whole clinic; a command that finds no running service runs the same for
// itself.
package service
