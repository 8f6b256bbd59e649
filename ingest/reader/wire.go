package reader

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"net"
	"os"

	"golang.org/x/sys/unix"
)

// A frame on the socket: magic, kind, length and CRC-32C of the payload, all
// little-endian, then the payload. A file may ride along with the header.
const (
	magic      = 0x31524352 // "RCR1"
	headerSize = 16
	// maxPayload bounds a frame: a page of 20,000 words is 2 MB.
	maxPayload = 16 << 20
)

// kind tells what a frame holds.
type kind uint32

const (
	kindRequest kind = 1 + iota
	kindAnswer
	kindRefusal
	// kindReady is the first frame of a child: it has started and is confined.
	kindReady
	// A member of a container comes as kindMember, any number of kindBytes and
	// kindMemberEnd; one without bytes as kindMember alone.
	kindMember
	kindBytes
	kindMemberEnd
)

// errFrame is a frame that no honest peer sends.
var errFrame = errors.New("malformed frame")

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

func header(k kind, payload []byte) []byte {
	h := make([]byte, headerSize)
	binary.LittleEndian.PutUint32(h, magic)
	binary.LittleEndian.PutUint32(h[4:], uint32(k))
	binary.LittleEndian.PutUint32(h[8:], uint32(len(payload)))
	binary.LittleEndian.PutUint32(h[12:], crc32.Checksum(payload, castagnoli))
	return h
}

// parseHeader returns what the header announces.
func parseHeader(h []byte) (k kind, length int, sum uint32, err error) {
	if len(h) != headerSize || binary.LittleEndian.Uint32(h) != magic {
		return 0, 0, 0, errFrame
	}
	k = kind(binary.LittleEndian.Uint32(h[4:]))
	n := binary.LittleEndian.Uint32(h[8:])
	if k < kindRequest || k > kindMemberEnd || n > maxPayload {
		return 0, 0, 0, errFrame
	}
	return k, int(n), binary.LittleEndian.Uint32(h[12:]), nil
}

// send writes a frame; file, if not nil, is handed over with it.
func send(c *net.UnixConn, k kind, payload []byte, file *os.File) error {
	if len(payload) > maxPayload {
		return fmt.Errorf("frame of %d bytes: %w", len(payload), errFrame)
	}
	var rights []byte
	if file != nil {
		rights = unix.UnixRights(int(file.Fd()))
	}
	h := header(k, payload)
	n, _, err := c.WriteMsgUnix(h, rights, nil)
	if err != nil {
		return err
	}
	if _, err := c.Write(h[n:]); err != nil {
		return err
	}
	_, err = c.Write(payload)
	return err
}

// receive reads a frame and the file that rode along, if any.
func receive(c *net.UnixConn) (k kind, payload []byte, file *os.File, err error) {
	h, file, err := receiveHeader(c)
	defer func() {
		if err != nil && file != nil {
			file.Close()
			file = nil
		}
	}()
	if err != nil {
		return 0, nil, file, err
	}
	k, length, sum, err := parseHeader(h)
	if err != nil {
		return 0, nil, file, err
	}
	payload = make([]byte, length)
	if err := readFull(c, payload); err != nil {
		return 0, nil, file, err
	}
	if crc32.Checksum(payload, castagnoli) != sum {
		return 0, nil, file, fmt.Errorf("checksum: %w", errFrame)
	}
	return k, payload, file, nil
}

func receiveHeader(c *net.UnixConn) ([]byte, *os.File, error) {
	h, rights := make([]byte, headerSize), make([]byte, unix.CmsgSpace(4))
	n, rn, _, _, err := c.ReadMsgUnix(h, rights)
	if err != nil {
		return nil, nil, err
	}
	file := fileOf(rights[:rn])
	return h, file, readFull(c, h[n:])
}

// fileOf takes the file out of a control message; more than one is an error of
// the peer, and all are closed.
func fileOf(rights []byte) *os.File {
	messages, err := unix.ParseSocketControlMessage(rights)
	if err != nil || len(messages) == 0 {
		return nil
	}
	fds, err := unix.ParseUnixRights(&messages[0])
	if err != nil || len(fds) == 0 {
		return nil
	}
	for _, extra := range fds[1:] {
		unix.Close(extra)
	}
	unix.CloseOnExec(fds[0])
	return os.NewFile(uintptr(fds[0]), "document")
}
