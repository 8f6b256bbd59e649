package watch

import "encoding/binary"

// tiffView is the part of the format that tells where pages and their data lie.
type tiffView struct {
	view
	order binary.ByteOrder
}

// The tags of where the data of a page lies, and how long each piece is.
const (
	tagStripOffsets = 273
	tagStripCounts  = 279
	tagTileOffsets  = 324
	tagTileCounts   = 325
)

// tiffEnded follows the chain of page directories. Each must be whole and its
// data within the file. A chain that bites its tail is the reader's to refuse.
func tiffEnded(v view) bool {
	const mostPages = 10_000
	t := tiffView{v, binary.LittleEndian}
	if v.head[0] == 'M' {
		t.order = binary.BigEndian
	}
	if len(v.head) < 8 {
		return false
	}
	offset := int64(t.order.Uint32(v.head[4:]))
	seen := map[int64]bool{}
	for range mostPages {
		next, whole := t.page(offset)
		if !whole || offset == 0 {
			return false
		}
		if next == 0 || seen[next] {
			return true
		}
		seen[next] = true
		offset = next
	}
	return true
}

// page checks the directory at the offset and returns where the next one is.
func (t tiffView) page(offset int64) (next int64, whole bool) {
	b, ok := t.at(offset, 2)
	if !ok {
		return 0, false
	}
	n := int64(t.order.Uint16(b))
	entries, ok := t.at(offset+2, n*12+4)
	if !ok || n == 0 {
		return 0, false
	}
	lists := map[uint16][]int64{}
	for e := entries; len(e) >= 12; e = e[12:] {
		value, ok := t.value(e)
		if !ok {
			return 0, false
		}
		switch tag := t.order.Uint16(e); tag {
		case tagStripOffsets, tagStripCounts, tagTileOffsets, tagTileCounts:
			lists[tag] = t.numbers(e, value)
		}
	}
	whole = t.holds(lists[tagStripOffsets], lists[tagStripCounts]) && t.holds(lists[tagTileOffsets], lists[tagTileCounts])
	return int64(t.order.Uint32(entries[n*12:])), whole
}

// widths are the bytes of one value, by the type of a directory entry.
var widths = [...]int64{1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}

// value is what a directory entry holds or points to, false where the file
// does not reach that far. What is malformed is left to the reader to tell.
func (t tiffView) value(entry []byte) ([]byte, bool) {
	const most = 4 << 20
	kind, n := t.order.Uint16(entry[2:]), int64(t.order.Uint32(entry[4:]))
	if int(kind) >= len(widths) || n*widths[kind] > most {
		return nil, true
	}
	if length := n * widths[kind]; length > 4 {
		return t.at(int64(t.order.Uint32(entry[8:])), length)
	}
	return entry[8:12], true
}

// numbers are the values of an entry of type short or long.
func (t tiffView) numbers(entry, value []byte) []int64 {
	const short, long = 3, 4
	var list []int64
	n := int(t.order.Uint32(entry[4:]))
	switch t.order.Uint16(entry[2:]) {
	case short:
		for i := 0; i < n && 2*i+2 <= len(value); i++ {
			list = append(list, int64(t.order.Uint16(value[2*i:])))
		}
	case long:
		for i := 0; i < n && 4*i+4 <= len(value); i++ {
			list = append(list, int64(t.order.Uint32(value[4*i:])))
		}
	}
	return list
}

// holds reports whether every piece lies within the file.
func (t tiffView) holds(offsets, counts []int64) bool {
	for i := range min(len(offsets), len(counts)) {
		if offsets[i]+counts[i] > t.size {
			return false
		}
	}
	return true
}
