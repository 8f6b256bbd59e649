package record

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"recourse/internal/letter"
)

// spoolInMemory is how much of an incoming original is kept in memory.
const spoolInMemory = 1 << 20

// spool is a copy of incoming bytes with their hash. Only what was copied is
// stored: the source may change between two readings.
type spool struct {
	io.ReadSeeker
	id   letter.DocumentID
	size int64
	file *os.File // nil where all is in memory
}

func newSpool(dir string, from io.Reader) (*spool, error) {
	hash := sha256.New()
	from = io.TeeReader(from, hash)
	var head bytes.Buffer
	size, err := io.CopyN(&head, from, spoolInMemory)
	if err != nil && err != io.EOF {
		return nil, fmt.Errorf("read original: %w", err)
	}
	s := &spool{ReadSeeker: bytes.NewReader(head.Bytes()), size: size}
	if size == spoolInMemory {
		if err := s.toFile(dir, head.Bytes(), from); err != nil {
			return nil, errors.Join(err, s.Close())
		}
	}
	s.id = letter.DocumentID(hex.EncodeToString(hash.Sum(nil)))
	return s, nil
}

func (s *spool) toFile(dir string, head []byte, rest io.Reader) (err error) {
	if s.file, err = unnamedFile(dir); err != nil {
		return err
	}
	if _, err := s.file.Write(head); err != nil {
		return onDisk("spool original", err)
	}
	n, err := io.Copy(s.file, rest)
	if err != nil {
		return onDisk("spool original", err)
	}
	s.size += n
	s.ReadSeeker = s.file
	_, err = s.file.Seek(0, io.SeekStart)
	return err
}

// Close removes the copy.
func (s *spool) Close() error {
	if s.file == nil {
		return nil
	}
	return s.file.Close()
}

// unnamedFile is gone when it is closed, or when the process dies.
func unnamedFile(dir string) (*os.File, error) {
	f, err := os.CreateTemp(filepath.Join(dir, tmpName), "original-*")
	if err != nil {
		return nil, onDisk("make temporary file", err)
	}
	if err := os.Remove(f.Name()); err != nil {
		return nil, fmt.Errorf("make temporary file: %w", errors.Join(err, f.Close()))
	}
	return f, nil
}

// unnamedPair is one such file twice: open for writing, and for reading only.
func unnamedPair(dir string) (write, read *os.File, err error) {
	write, err = os.CreateTemp(filepath.Join(dir, tmpName), "original-*")
	if err != nil {
		return nil, nil, fmt.Errorf("make temporary file: %w", err)
	}
	read, err = os.Open(write.Name())
	if removeErr := os.Remove(write.Name()); removeErr != nil {
		err = errors.Join(err, removeErr)
	}
	if err != nil {
		return nil, nil, fmt.Errorf("make temporary file: %w", errors.Join(err, write.Close()))
	}
	return write, read, nil
}
