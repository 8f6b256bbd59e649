package letter

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
)

// DocumentID is the lower-case hex SHA-256 of a document's bytes.
type DocumentID string

// ID names a letter: the first twelve digits of its document and its pages,
// as in 3fa9c1d20b7e-p1-3.
type ID string

// CaseID is the sayable name of a case, as in R-4K7Q2.
type CaseID string

// DocumentIDOf returns the identity of a document with these bytes.
func DocumentIDOf(b []byte) DocumentID {
	sum := sha256.Sum256(b)
	return DocumentID(hex.EncodeToString(sum[:]))
}

// Short is the part of the id that letters carry.
func (d DocumentID) Short() string {
	return string(d[:min(12, len(d))])
}

// NewID names the letter on pages first to last (from 1) of a document.
func NewID(doc DocumentID, first, last int) ID {
	return ID(fmt.Sprintf("%s-p%d-%d", doc.Short(), first, last))
}

// sayable leaves out letters and digits that are confused when spoken or
// written down: I, L, O, U, 0 and 1.
const sayable = "ABCDEFGHJKMNPQRSTVWXYZ23456789"

// CaseIDOf names the case of the nth letter (from 1) of a document. The name
// follows from the letter, so that making it twice makes one case. Where the
// name is taken by another case, the caller tries again with a higher salt,
// which also makes the name longer: 30^5 names, then 30^6.
func CaseIDOf(doc DocumentID, n, salt int) CaseID {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s/%d/%d", doc, n, salt))
	b := make([]byte, min(5+salt, 12))
	for i := range b {
		b[i] = sayable[int(sum[i])%len(sayable)]
	}
	return CaseID("R-" + string(b))
}
