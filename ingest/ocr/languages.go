package ocr

import (
	"fmt"

	"github.com/otiai10/gosseract/v2"
)

// Languages lists the recognition data that is installed, by Tesseract's names.
func Languages() ([]string, error) {
	names, err := gosseract.GetAvailableLanguages()
	if err != nil {
		return nil, fmt.Errorf("recognition data: %w", err)
	}
	return names, nil
}
