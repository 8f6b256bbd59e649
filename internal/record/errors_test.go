package record

import (
	"io"
	"io/fs"
	"testing"

	"golang.org/x/sys/unix"

	"recourse/internal/letter"
)

func TestFullDiskPasses(t *testing.T) {
	full := onDisk("spool original", &fs.PathError{Op: "write", Path: "x", Err: unix.ENOSPC})
	if letter.KindOf(full) != letter.Transient || letter.CodeOf(full) != "disk_full" {
		t.Errorf("got %v", full)
	}
	refused := onDisk("spool original", letter.Refuse("too_large", "over the limit"))
	if letter.KindOf(refused) != letter.Permanent || letter.KindOf(onDisk("copy", io.ErrUnexpectedEOF)) != letter.Bug {
		t.Error("another error became one that passes")
	}
}
