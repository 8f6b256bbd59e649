package reader

import (
	"bytes"
	"strings"

	"recourse/ingest/ocr"
	"recourse/ingest/unpack"
	"recourse/ingest/unpack/textfile"
	"recourse/internal/letter"
)

const (
	// smallMember is the largest member, in bytes, that may be passed over.
	smallMember = 256 << 10
	// No page of text that can be read has fewer pixels. What a mail shows
	// within its text is mostly a logo or a banner, and these are larger.
	fewPixels         = 100_000
	fewEmbeddedPixels = 300_000
	// fewWords is less than any decision can be told in.
	fewWords = 8
)

// notLetters begin files that mail programs attach and that are no letters.
var notLetters = []struct{ prefix, code, why string }{
	{"BEGIN:VCARD", "contact", "it is a business card (.vcf), no letter"},
	{"BEGIN:VCALENDAR", "calendar", "it is a calendar entry (.ics), no letter"},
	{"-----BEGIN PGP SIGNATURE-----", "signature", "it is a signature, no letter"},
	{"-----BEGIN PGP PUBLIC KEY", "signature", "it is a key, no letter"},
}

// passOver is why a member of a container is surely no letter; nil if it may be
// one. It would only stand in the worklist and hide what matters.
func passOver(m unpack.Member, whole []byte) *letter.Error {
	for _, n := range notLetters {
		if bytes.HasPrefix(bytes.TrimLeft(whole, "\xef\xbb\xbf \r\n"), []byte(n.prefix)) {
			return because(n.code, n.why)
		}
	}
	switch f := sniff(whole); f {
	case "png", "jpeg", "gif", "bmp", "webp":
		return passOverImage(m, whole)
	case "":
		return passOverText(m, whole)
	}
	return nil
}

func passOverImage(m unpack.Member, whole []byte) *letter.Error {
	limit := fewPixels
	if m.Embedded {
		limit = fewEmbeddedPixels
	}
	if w, h, err := ocr.Size(whole); err == nil && w*h < limit {
		return because("small_image", "it is too small an image to be a page: a logo or an icon")
	}
	return nil
}

// passOverText knows the empty texts that mail servers leave as attachments.
func passOverText(m unpack.Member, whole []byte) *letter.Error {
	text := ""
	switch unpack.TextType(whole[:min(len(whole), unpack.HeadSize)]) {
	case unpack.TypeText:
		text = textfile.Decode(whole, "")
	case unpack.TypeHTML:
		s, err := textfile.HTMLText(whole, "")
		if err != nil {
			return nil
		}
		text = s
	default:
		if len(bytes.TrimSpace(whole)) > 0 {
			return nil
		}
	}
	if m.Own || len(strings.Fields(text)) >= fewWords {
		return nil
	}
	return because("few_words", "it holds hardly a word: no letter is so short")
}

func because(code, why string) *letter.Error {
	return &letter.Error{Kind: letter.Permanent, Code: code, Why: why}
}
