package config

import (
	"fmt"
	"io"

	"github.com/goccy/go-yaml"
)

// Print writes the configuration that is in force as a pipeline.yaml, with
// absolute paths: what Load reads back is the same configuration.
func (c Config) Print(w io.Writer) error {
	b, err := yaml.MarshalWithOptions(c, yaml.IndentSequence(true))
	if err != nil {
		return fmt.Errorf("config: print: %w", err)
	}
	_, err = w.Write(b)
	return err
}
