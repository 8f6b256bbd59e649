package service

import (
	"errors"
	"os"
	"syscall"
	"time"
)

// changed is when the file came to where it is. A file that is taken again
// after a crash came then, not now: it is one arrival.
func changed(f *os.File) (time.Time, error) {
	info, err := f.Stat()
	if err != nil {
		return time.Time{}, err
	}
	st, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return time.Time{}, errors.New("the system does not tell when a file was changed")
	}
	at := changeTime(st)
	return time.Unix(at.Unix()).UTC(), nil
}
