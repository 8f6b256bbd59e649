package reader

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"

	"golang.org/x/sys/unix"
)

// codeFolder makes, below dir, the folder for the code that this build compiles.
// What lies there is executed: nobody else may write to it.
func codeFolder(dir string) (string, error) {
	folder := filepath.Join(dir, codeKey())
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", err
	}
	// The folder above is closed, the one of the code must have been so always.
	if err := os.Chmod(dir, 0o700); err != nil {
		return "", err
	}
	var st unix.Stat_t
	if err := unix.Stat(folder, &st); err != nil {
		return "", fmt.Errorf("%s: %w", folder, err)
	}
	if int(st.Uid) != os.Geteuid() || st.Mode&0o022 != 0 {
		return "", fmt.Errorf("others can write to %s: remove it, or have XDG_CACHE_HOME name a folder of your own", folder)
	}
	return folder, nil
}

// codeKey changes with whatever the compiled code depends on, so that children,
// which may not add to the folder, never meet one filled by another build.
func codeKey() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "code"
	}
	var b strings.Builder
	b.WriteString(info.GoVersion)
	for _, m := range info.Deps {
		if strings.HasSuffix(m.Path, "/go-pdfium") || strings.HasSuffix(m.Path, "/wazero") || strings.HasSuffix(m.Path, "/heic") {
			fmt.Fprintf(&b, " %s %s %v", m.Path, m.Version, m.Replace)
		}
	}
	sum := sha256.Sum256([]byte(b.String()))
	return "code-" + hex.EncodeToString(sum[:6])
}
