package reader

import (
	"errors"
	"os"
	"path/filepath"

	"github.com/landlock-lsm/go-landlock/landlock"
	ll "github.com/landlock-lsm/go-landlock/landlock/syscall"
)

var errNoLandlock = errors.New("needs Linux 5.13 or newer, and landlock among the names in /sys/kernel/security/lsm " +
	"(add it by the boot option lsm=landlock,...); in a container, its seccomp profile must let it through")

// landlockVersion asks the kernel which version of Landlock it has.
func landlockVersion() (int, error) {
	version, err := ll.LandlockGetABIVersion()
	if err != nil || version < 1 {
		return 0, errNoLandlock
	}
	return version, nil
}

// restrictFiles leaves only what reading was seen to open. Nothing may be
// executed: libraries are loaded by now, and compiled code is copied to memory.
//
// Signals are not left to Landlock (its version 6): until Linux 6.15 it stops
// those between two threads of one process as well, which Go needs.
func restrictFiles(cacheDir string) error {
	const read = ll.AccessFSReadFile
	rules := []landlock.Rule{
		// Tesseract's messages are sent there while it starts.
		landlock.PathAccess(read|ll.AccessFSWriteFile, "/dev/null").IgnoreIfMissing(),
		landlock.PathAccess(read, recognitionData()...).IgnoreIfMissing(),
	}
	if cacheDir != "" {
		rules = append(rules, landlock.PathAccess(read, cacheDir).IgnoreIfMissing())
	}
	return landlock.V5.BestEffort().Restrict(rules...)
}

// dataFolders are where builds of Tesseract look for their data; elsewhere,
// TESSDATA_PREFIX must say so.
var dataFolders = []string{
	"/usr/share/tesseract-ocr/*/tessdata", "/usr/share/tesseract-ocr/tessdata",
	"/usr/share/tesseract/tessdata", "/usr/share/tessdata", "/usr/local/share/tessdata",
}

// recognitionData lists the files of all languages, one by one: links among
// them may lead elsewhere, and TESSDATA_PREFIX to a folder that holds more.
func recognitionData() []string {
	folders := dataFolders
	if prefix := os.Getenv("TESSDATA_PREFIX"); prefix != "" {
		folders = append([]string{prefix}, folders...)
	}
	var files []string
	for _, folder := range folders {
		// The only error is a malformed pattern, as a peculiar prefix may be.
		found, _ := filepath.Glob(filepath.Join(folder, "*.traineddata"))
		files = append(files, found...)
	}
	return files
}
