package reader

import (
	"encoding/binary"

	"recourse/internal/letter"
)

// tiffPage is what a TIFF directory says of one page.
type tiffPage struct {
	// directory counts from 1 over all directories, thumbnails included.
	directory           int
	width, height, bits int
}

// The tags that matter here, and the field types that hold their numbers.
const (
	tagSubfile      = 254
	tagWidth        = 256
	tagHeight       = 257
	tagBits         = 258
	tagStripOffsets = 273
	tagSamples      = 277
	tagStripCounts  = 279
	tagTileOffsets  = 324
	tagTileCounts   = 325

	typeShort = 3
	typeLong  = 4
)

// entrySize is the length of a directory entry.
const entrySize = 12

// tiffFile walks the directories of a TIFF file. Its numbers are a stranger's.
type tiffFile struct {
	data  []byte
	order binary.ByteOrder
}

// tiffPages lists the pages. A chain that bites its own tail is refused, and so
// are directories or pixels beyond the end of the file: part of the letter
// would be missing.
func tiffPages(data []byte, maxPages int) ([]tiffPage, error) {
	if len(data) < 8 {
		return nil, errCutOff
	}
	f := tiffFile{data, binary.ByteOrder(binary.LittleEndian)}
	if data[0] == 'M' {
		f.order = binary.BigEndian
	}
	var pages []tiffPage
	seen := map[uint32]bool{}
	for at := f.order.Uint32(data[4:]); at != 0; {
		if seen[at] {
			return nil, letter.Refuse("damaged", "the TIFF's list of pages runs in a circle")
		}
		seen[at] = true
		d, next, err := f.directory(at)
		if err != nil {
			return nil, err
		}
		at = next
		if d.thumbnail() {
			continue
		}
		page, err := d.page(len(seen))
		if err != nil {
			return nil, err
		}
		if pages = append(pages, page); len(pages) > maxPages {
			return nil, letter.Refuse("too_many_pages", "the file has more than %d pages", maxPages)
		}
	}
	if len(pages) == 0 {
		return nil, letter.Refuse("damaged", "the TIFF has no pages")
	}
	return pages, nil
}

var errCutOff = letter.Refuse("truncated", "the image is cut off: its end is missing")

// directory is one list of tags.
type directory struct {
	file    tiffFile
	entries []byte
}

// directory reads the directory at an offset, and where the next one lies.
func (f tiffFile) directory(at uint32) (directory, uint32, error) {
	if uint64(at)+2 > uint64(len(f.data)) {
		return directory{}, 0, errCutOff
	}
	n := uint64(f.order.Uint16(f.data[at:]))
	start, end := uint64(at)+2, uint64(at)+2+n*entrySize
	if end+4 > uint64(len(f.data)) {
		return directory{}, 0, errCutOff
	}
	return directory{f, f.data[start:end]}, f.order.Uint32(f.data[end:]), nil
}

// values returns the numbers of a tag; nil where it is absent or of no type
// that counts. A list beyond the file's end is an error.
func (d directory) values(tag uint16) ([]uint32, error) {
	for e := d.entries; len(e) >= entrySize; e = e[entrySize:] {
		if d.file.order.Uint16(e) != tag {
			continue
		}
		size := map[uint16]uint64{typeShort: 2, typeLong: 4}[d.file.order.Uint16(e[2:])]
		count := uint64(d.file.order.Uint32(e[4:]))
		if size == 0 {
			return nil, nil
		}
		at := e[8:12]
		if count*size > 4 {
			from := uint64(d.file.order.Uint32(e[8:]))
			if from+count*size > uint64(len(d.file.data)) {
				return nil, errCutOff
			}
			at = d.file.data[from : from+count*size]
		}
		return d.file.numbers(at, int(count), int(size)), nil
	}
	return nil, nil
}

func (f tiffFile) numbers(b []byte, count, size int) []uint32 {
	out := make([]uint32, count)
	for i := range out {
		if size == 2 {
			out[i] = uint32(f.order.Uint16(b[i*size:]))
		} else {
			out[i] = f.order.Uint32(b[i*size:])
		}
	}
	return out
}

// first is the first number of a tag, or the default where there is none.
func (d directory) first(tag uint16, otherwise int) int {
	v, err := d.values(tag)
	if err != nil || len(v) == 0 {
		return otherwise
	}
	return int(v[0])
}

func (d directory) thumbnail() bool { return d.first(tagSubfile, 0)&1 != 0 }

func (d directory) page(number int) (tiffPage, error) {
	p := tiffPage{number, d.first(tagWidth, 0), d.first(tagHeight, 0), d.first(tagBits, 1) * d.first(tagSamples, 1)}
	if err := d.hasPixels(tagStripOffsets, tagStripCounts); err != nil {
		return tiffPage{}, err
	}
	return p, d.hasPixels(tagTileOffsets, tagTileCounts)
}

// hasPixels checks that the file is long enough for every strip or tile.
func (d directory) hasPixels(offsets, counts uint16) error {
	from, err := d.values(offsets)
	if err != nil {
		return err
	}
	length, err := d.values(counts)
	if err != nil {
		return err
	}
	for i := range min(len(from), len(length)) {
		if uint64(from[i])+uint64(length[i]) > uint64(len(d.file.data)) {
			return errCutOff
		}
	}
	return nil
}
