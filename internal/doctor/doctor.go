package doctor

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/sys/unix"

	"recourse/ingest/ocr"
	"recourse/ingest/reader"
	"recourse/internal/config"
)

// Check is one thing that was looked at.
type Check struct {
	What, Found string
	// Trouble is true where something must be mended; Mend says how, or what
	// would make it better.
	Trouble bool
	Mend    string
}

// lowSpace is the free disk space below which letters soon find no room.
const lowSpace = 2 << 30

// Examine looks at everything the configuration needs.
func Examine(c config.Config) []Check {
	checks := []Check{languages(c), folder("data folder", c.Data), space(c.Data)}
	if c.Archive != "" {
		checks = append(checks, folder("archive", c.Archive))
	} else {
		checks = append(checks, Check{What: "archive", Found: "switched off", Trouble: true,
			Mend: "set archive: in pipeline.yaml: without it, a lost record can not be restored"})
	}
	for _, w := range c.Watch {
		checks = append(checks, watched(w.Folder))
	}
	for _, p := range reader.Protections() {
		checks = append(checks, isolation(p))
	}
	return checks
}

// languages looks for the recognition data of every language, and of orientation.
func languages(c config.Config) Check {
	check := Check{What: "recognition data", Found: strings.Join(c.Read.Languages, ", ")}
	have, err := ocr.Languages()
	if err != nil {
		return Check{What: "recognition data", Found: err.Error(), Trouble: true, Mend: "apt-get install tesseract-ocr-eng tesseract-ocr-osd"}
	}
	for _, l := range append(slices.Clone(c.Read.Languages), "osd") {
		if !slices.Contains(have, l) {
			check.Trouble = true
			check.Found = l + " is missing"
			check.Mend = "apt-get install tesseract-ocr-" + strings.ReplaceAll(l, "_", "-")
		}
	}
	return check
}

// folder looks at a folder that holds patients' data.
func folder(what, dir string) Check {
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return Check{What: what, Found: dir + " (made at the first start)"}
	case err != nil:
		return Check{What: what, Found: err.Error(), Trouble: true, Mend: "check the rights of the folders above it"}
	case info.Mode().Perm()&0o077 != 0:
		return Check{What: what, Found: fmt.Sprintf("%s can be read by other users (%v)", dir, info.Mode().Perm()),
			Trouble: true, Mend: "chmod 700 " + dir}
	case unix.Access(dir, unix.W_OK) != nil:
		return Check{What: what, Found: dir + " can not be written", Trouble: true, Mend: "chown -R $USER " + dir}
	}
	return Check{What: what, Found: dir}
}

// space looks at the disk under the nearest folder that exists.
func space(dir string) Check {
	for {
		var st unix.Statfs_t
		err := unix.Statfs(dir, &st)
		if err == nil {
			free := int64(st.Bavail) * int64(st.Bsize)
			return Check{What: "disk space", Found: fmt.Sprintf("%d GB free", free>>30), Trouble: free < lowSpace,
				Mend: map[bool]string{true: "make room: letters need about 1 MB each"}[free < lowSpace]}
		}
		if up := filepath.Dir(dir); up != dir {
			dir = up
			continue
		}
		return Check{What: "disk space", Found: err.Error(), Trouble: true}
	}
}

// watched looks at a folder that letters are dropped into: files must be moved
// away from it.
func watched(dir string) Check {
	_, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return Check{What: "watch folder", Found: dir + " (made at the first start)"}
	case err != nil:
		return Check{What: "watch folder", Found: err.Error(), Trouble: true}
	case unix.Access(dir, unix.R_OK|unix.W_OK|unix.X_OK) != nil:
		return Check{What: "watch folder", Found: dir + " can not be written: read letters would stay in it",
			Trouble: true, Mend: "chmod u+rwx " + dir}
	}
	return Check{What: "watch folder", Found: dir}
}
