// Package config is pipeline.yaml: it finds the file, reads it strictly into
// [Config], resolves its paths, and tells the place of every mistake by file,
// line and column. Every command loads it once, at its start.
//
// The built-in defaults are the file pipeline.yaml beside this one, the same
// bytes as pipeline.yaml at the root of the repository.
package config
