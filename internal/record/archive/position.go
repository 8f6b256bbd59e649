package archive

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

const positionName = "position.json"

// position is how far the archive has followed a record.
type position struct {
	Incarnation string `json:"incarnation"`
	Documents   uint64 `json:"documents"`
	Letters     uint64 `json:"letters"`
	Cases       uint64 `json:"cases"`
	Lessons     uint64 `json:"lessons"`
}

// readPosition starts anew for another record, and where the position was not
// written out: archiving twice does no harm.
func readPosition(dir, incarnation string) (position, error) {
	from := position{Incarnation: incarnation}
	b, err := os.ReadFile(filepath.Join(dir, positionName))
	if errors.Is(err, fs.ErrNotExist) {
		return from, nil
	}
	if err != nil {
		return from, fmt.Errorf("read position: %w", err)
	}
	var at position
	if json.Unmarshal(b, &at) != nil || at.Incarnation != incarnation {
		return from, nil
	}
	return at, nil
}

// writePosition needs no sync of its own: an older position, or none, only
// means that some files are written again.
func (a *Archive) writePosition(at position) error {
	b, err := json.Marshal(at)
	if err != nil {
		return fmt.Errorf("write position: %w", err)
	}
	path := filepath.Join(a.dir, positionName)
	if err := os.WriteFile(path+newSuffix, b, 0o600); err != nil {
		return fmt.Errorf("write position: %w", err)
	}
	return os.Rename(path+newSuffix, path)
}

// checkPosition starts anew where the record does not reach the position.
func (a *Archive) checkPosition(ctx context.Context) error {
	for _, f := range a.feeds() {
		head, err := f.head(ctx)
		if err != nil {
			return fmt.Errorf("archive: %w", err)
		}
		if *f.position(&a.at) > head {
			a.log.Warn("the record ends before the archive's position: archiving all of it")
			a.at = position{Incarnation: a.at.Incarnation}
			return nil
		}
	}
	return nil
}
