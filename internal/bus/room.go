package bus

import (
	"fmt"
	"io/fs"
	"path/filepath"

	"golang.org/x/sys/unix"

	"recourse/internal/letter"
)

// reserve is what is left on the disk for finishing what was begun: a store
// that meets a full disk stops until the next start.
const reserve = 64 << 20

// HasRoom refuses what would take up the last of the disk. It is
// asked before something new is taken in. Servers elsewhere look after
// themselves.
func (b *Bus) HasRoom(size int64) error {
	if b.inner == nil {
		return nil
	}
	free, err := freeRoom(b.opts.Dir)
	if err != nil {
		return err
	}
	if size > free-reserve {
		return &letter.Error{Kind: letter.Transient, Code: "disk_full",
			Why: fmt.Sprintf("the disk of the data folder has %d MB left", free>>20)}
	}
	return nil
}

func freeRoom(dir string) (int64, error) {
	var disk unix.Statfs_t
	if err := unix.Statfs(dir, &disk); err != nil {
		return 0, fmt.Errorf("find free room: %w", err)
	}
	return int64(disk.Bavail) * int64(disk.Bsize), nil
}

// maxStore is what is used already and nine tenths of what is free: the
// server's own default counts what is free only, so a store that has grown
// past it would take nothing more.
func maxStore(dir string) (int64, error) {
	free, err := freeRoom(dir)
	if err != nil {
		return 0, err
	}
	used, err := sizeOf(filepath.Join(dir, "jetstream"))
	return used + free/10*9, err
}

func sizeOf(dir string) (int64, error) {
	var size int64
	err := filepath.WalkDir(dir, func(_ string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		info, err := e.Info()
		if err == nil {
			size += info.Size()
		}
		return err
	})
	return size, err
}
