package reader

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"recourse/ingest/pdf/pdftest"
)

// damagedFiles writes our letters, damaged copies of them, and files that are
// made to hurt a reader.
func damagedFiles(t *testing.T) []string {
	t.Helper()
	dir := t.TempDir()
	var files []string
	put := func(name string, content []byte) {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		files = append(files, path)
	}
	random := rand.New(rand.NewPCG(3, 5))
	for _, name := range []string{"pdf/d15.pdf", "scan/d08.pdf", "fax/d10.tif"} {
		whole, err := os.ReadFile(filepath.Join("../../testdata/letters", name))
		if err != nil {
			t.Fatal(err)
		}
		base := strings.ReplaceAll(name, "/", "-")
		put(base, whole)
		put("half-"+base, whole[:len(whole)/2])
		put("head-"+base, whole[:64])
		put("flipped-"+base, flipped(random, whole, 40))
		put("torn-"+base, append(bytes.Clone(whole[:len(whole)/3]), whole[len(whole)/2:]...))
	}
	put("endless.pdf", endlessPages())
	put("claim.pdf", claimedPages(10_000))
	put("bomb.pdf", contentBomb(t))
	put("wide.png", hugePNG(100_000, 100_000))
	put("loop.tif", loopedTIFF())
	put("empty.pdf", nil)
	put("zeros.tif", make([]byte, 4096))
	return files
}

// flipped turns n bits over.
func flipped(random *rand.Rand, whole []byte, n int) []byte {
	out := bytes.Clone(whole)
	for range n {
		out[random.IntN(len(out))] ^= 1 << random.IntN(8)
	}
	return out
}

// endlessPages is a page tree that holds itself.
func endlessPages() []byte {
	return pdftest.Write("<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Count 20 /Kids [3 0 R 2 0 R] >>",
		"<< /Type /Pages /Count 10 /Parent 2 0 R /Kids [2 0 R 3 0 R] >>")
}

// claimedPages says that it has many pages and has one.
func claimedPages(n int) []byte {
	return pdftest.Write("<< /Type /Catalog /Pages 2 0 R >>",
		fmt.Sprintf("<< /Type /Pages /Count %d /Kids [3 0 R] >>", n),
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>")
}

// contentBomb is a page whose content is small on disk and 256 MB unpacked.
func contentBomb(t *testing.T) []byte {
	t.Helper()
	var packed bytes.Buffer
	z := zlib.NewWriter(&packed)
	piece := bytes.Repeat([]byte("0 0 m 600 700 l S\n"), 1<<16)
	for range (256 << 20) / len(piece) {
		if _, err := z.Write(piece); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return pdftest.Write("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R >>",
		fmt.Sprintf("<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream", packed.Len(), packed.String()))
}

// hugePNG claims a size that nothing can hold.
func hugePNG(width, height uint32) []byte {
	var b bytes.Buffer
	b.WriteString("\x89PNG\r\n\x1a\n")
	head := binary.BigEndian.AppendUint32(nil, width)
	head = append(binary.BigEndian.AppendUint32(head, height), 8, 0, 0, 0, 0)
	for _, chunk := range []struct {
		name string
		data []byte
	}{{"IHDR", head}, {"IDAT", []byte{0x78, 0x9c, 3, 0, 0, 0, 0, 1}}, {"IEND", nil}} {
		body := append([]byte(chunk.name), chunk.data...)
		b.Write(binary.BigEndian.AppendUint32(nil, uint32(len(chunk.data))))
		b.Write(body)
		b.Write(binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE(body)))
	}
	return b.Bytes()
}

// loopedTIFF has a directory whose next is itself.
func loopedTIFF() []byte {
	b := []byte("II*\x00\x08\x00\x00\x00")
	b = binary.LittleEndian.AppendUint16(b, 2)
	for _, tag := range []uint16{256, 257} { // width and height
		b = binary.LittleEndian.AppendUint16(b, tag)
		b = binary.LittleEndian.AppendUint16(b, 3)
		b = binary.LittleEndian.AppendUint32(b, 1)
		b = binary.LittleEndian.AppendUint32(b, 100)
	}
	return binary.LittleEndian.AppendUint32(b, 8)
}
