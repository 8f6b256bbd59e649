package unpack_test

import (
	"fmt"
	"strings"
	"testing"

	"recourse/ingest/unpack"
)

func TestMail(t *testing.T) {
	tests := []struct {
		name, mail string
		code       string
		want       []string
	}{
		{"text alone", headers + "\r\nSee you.", "", []string{"message.txt text: See you."}},
		{"a letter in the text, and an attachment", headers + multipart("mixed", "b", part(denied), attached("a.pdf", "application/pdf", pdf)), "",
			[]string{"a.pdf : " + pdf, "message.txt text: " + denied}},
		{"a signature is no letter", headers + multipart("mixed", "b", part("See attached.\r\n\r\nThanks,\r\nJane Doe\r\nBilling Office of Doctor Foss\r\n555-0100"), attached("a.pdf", "application/pdf", pdf)), "",
			[]string{"a.pdf : " + pdf}},
		{"the fax machine's mail is the fax", headers + "Content-Type: image/tiff; name=\"fax.tif\"\r\nContent-Transfer-Encoding: base64\r\n\r\n" + b64(tiff), "",
			[]string{"fax.tif : " + tiff}},
		{"without disposition, without name, octet-stream, inline", headers + multipart("mixed", "b",
			part(b64(pdf), "Content-Type: application/pdf", "Content-Transfer-Encoding: base64"),
			part(b64(tiff), "Content-Type: application/octet-stream", "Content-Disposition: attachment; filename=\"\"", "Content-Transfer-Encoding: BASE64"),
			part(tiff, "Content-Type: image/tiff", "Content-Disposition: inline; filename=scan.tif"),
			part(tiff, "Content-Type: image/tiff", "Content-ID: <logo>")), "",
			[]string{"part 1 : " + pdf, "part 2 : " + tiff, "scan.tif : " + tiff, "part 4 : " + tiff + " embedded"}},
		{"equal names", headers + multipart("mixed", "b", attached("a.pdf", "application/pdf", pdf), attached("a.pdf", "application/pdf", pdf)), "",
			[]string{"a.pdf : " + pdf, "a (2).pdf : " + pdf}},
		{"a mail within", headers + multipart("mixed", "b", part(headers+multipart("mixed", "c", part("fwd"), attached("a.pdf", "application/pdf", pdf)), "Content-Type: message/rfc822")), "",
			[]string{"forwarded mail!/a.pdf : " + pdf}},
		{"a mail as a file", headers + multipart("mixed", "b", attached("old.eml", "application/octet-stream", headers+"\r\n"+denied)), "",
			[]string{"old.eml!/message.txt text: " + denied}},
		{"a digest", headers + multipart("digest", "b", "\r\n"+headers+"\r\none", "\r\n"+headers+"\r\ntwo"), "",
			[]string{"forwarded mail!/message.txt text: one", "forwarded mail (2)!/message.txt text: two"}},
		{"winmail.dat", headers + multipart("mixed", "b", attached("winmail.dat", "application/ms-tnef", tnef), attached("x.dat", "application/octet-stream", tnef)), "",
			[]string{"winmail.dat : " + tnef, "x.dat : " + tnef}},
		{"plain is preferred", headers + multipart("alternative", "b", part(denied), part("<p>"+denied, "Content-Type: text/html")), "",
			[]string{"message.txt text: " + denied}},
		{"unless it says nothing", headers + multipart("alternative", "b", part("Your program shows no HTML."), part("<p>"+denied+"<p>You may appeal.", "Content-Type: text/html")), "",
			[]string{"message.txt text: " + denied + "\n\nYou may appeal."}},
		{"text around a picture", headers + multipart("mixed", "b", part("one"), part(tiff, "Content-Type: image/tiff"), part("two "+denied)), "",
			[]string{"part 1 : " + tiff, "message.txt text: one\n\ntwo " + denied}},
		{"quoted-printable Latin-1", headers + "Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nRen=E9 M=\r\nuller", "",
			[]string{"message.txt text: René Muller"}},
		{"a signed mail", headers + multipart("signed", "b", part(denied), part("x", "Content-Type: application/pkcs7-signature; name=smime.p7s")), "",
			[]string{"message.txt text: " + denied}},
		{"an encrypted mail", headers + "Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\r\n\r\nxxx", "",
			[]string{"smime.p7m ! encrypted"}},
		{"what is no text is an attachment", headers + multipart("mixed", "b", part(tiff, "Content-Type: text/plain")), "",
			[]string{"part 1 : " + tiff}},
		{"a file in the text", headers + "\r\nHello\r\nbegin 644 a.pdf\r\n/)5!$1BTQ+C<@;&5T=&5R\r\n`\r\nend\r\n", "",
			[]string{"a.pdf : " + pdf}},
		{"uuencoded", headers + multipart("mixed", "b", part("begin 644 x\r\n/)5!$1BTQ+C<@;&5T=&5R\r\n`\r\nend", "Content-Type: application/pdf; name=a.pdf", "Content-Transfer-Encoding: x-uuencode")), "",
			[]string{"a.pdf : " + pdf}},
		{"names in other characters", headers + multipart("mixed", "b",
			part(pdf, "Content-Type: application/pdf", "Content-Disposition: attachment; filename*=utf-8''R%C3%A9.pdf"),
			part(pdf, "Content-Type: application/pdf; name=\"=?iso-8859-1?Q?M=FCller.pdf?=\""),
			part(pdf, "Content-Type: application/pdf; name=\"../../etc/\u202epasswd!/x\ty\"")), "",
			[]string{"Ré.pdf : " + pdf, "Müller.pdf : " + pdf, "etc/passwd/x y : " + pdf}},
		{"pieces of a mail elsewhere", headers + multipart("mixed", "b", part("x", "Content-Type: message/external-body; access-type=URL")), "",
			[]string{"part 1 ! not_in_mail"}},
		{"an empty attachment", headers + multipart("mixed", "b", attached("a.pdf", "application/pdf", "")), "", []string{"a.pdf ! empty"}},
		{"nothing", headers + "\r\n \r\n", "nothing_inside", nil},
		{"the Mac's own notes", headers + multipart("appledouble", "b", part("xx\x00", "Content-Type: application/applefile"), part(pdf, "Content-Type: application/pdf; name=a.pdf")), "",
			[]string{"a.pdf : " + pdf}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { check(t, []byte(tt.mail), unpack.Limits{}, tt.code, tt.want...) })
	}
}

func TestCoverNote(t *testing.T) {
	for text, want := range map[string]bool{
		"Hi Anna,\n\nplease find attached the denial for your patient.\n\nBest regards,\nSam\n(555) 201-8834\nSpringfield, IL 62704": true,
		"The letter is attached. It came on 3/2/2026, please call 555-201-8834.":                                                     true,
		"Attached is the letter for member W44120987.":                                                                               false,
		"Your request was denied as not medically necessary. You may appeal within 180 days.":                                        false,
		"See attached. " + strings.Repeat("We reviewed the request and denied it. ", 10):                                             false,
	} {
		mail := headers + multipart("mixed", "b", attached("a.pdf", "application/pdf", pdf), part(text))
		covers := 0
		err := unpack.Mail(strings.NewReader(mail), int64(len(mail)), unpack.Limits{}, func(m unpack.Member) error {
			if m.Own && m.Cover {
				covers++
			}
			return nil
		})
		if err != nil || (covers == 1) != want {
			t.Errorf("%q: a cover note: %v, want %v (%v)", text, covers == 1, want, err)
		}
	}
}

func TestBrokenMail(t *testing.T) {
	whole := headers + multipart("mixed", "b", part(denied), attached("a.pdf", "application/pdf", pdf))
	tests := []struct {
		name, mail string
		code       string
		want       []string
	}{
		{"cut off", whole[:len(whole)-len("\r\n--b--\r\n")], "truncated", []string{"a.pdf : " + pdf, "message.txt text: " + denied}},
		{"only line feeds", strings.ReplaceAll(whole, "\r\n", "\n"), "", []string{"a.pdf : " + pdf, "message.txt text: " + denied}},
		{"inner parts without an end", headers + multipart("mixed", "b", strings.TrimSuffix(multipart("alternative", "c", part(denied)), "--c--\r\n"), attached("a.pdf", "application/pdf", pdf)), "",
			[]string{"a.pdf : " + pdf, "message.txt text: " + denied}},
		{"another boundary than announced", strings.Replace(whole, `boundary="b"`, `boundary="zzz"`, 1), "", []string{"a.pdf : " + pdf, "message.txt text: " + denied}},
		{"no boundary announced", headers + strings.Replace(multipart("mixed", "xx", part(denied, "Content-Type: text/plain"), attached("a.pdf", "application/pdf", pdf)), `; boundary="xx"`, "", 1), "",
			[]string{"a.pdf : " + pdf, "message.txt text: " + denied}},
		{"no parts at all", headers + "Content-Type: multipart/mixed; boundary=b\r\n\r\n" + denied, "truncated", nil},
		{"a broken line in the header", headers + "this line lost its blank\r\n" + multipart("mixed", "b", attached("a.pdf", "application/pdf", pdf)), "",
			[]string{"a.pdf : " + pdf}},
		{"no blank line before the text", headers + multipart("mixed", "b", "Content-Type: text/plain\r\n"+denied+"\r\nYou may appeal."), "",
			[]string{"message.txt text: " + denied + "\r\nYou may appeal."}},
		{"base64 with other characters", headers + multipart("mixed", "b", part("JVB\x00ER i0x\r\n!LjcgbGV0dGVy", "Content-Type: application/pdf", "Content-Transfer-Encoding: base64")), "",
			[]string{"part 1 : " + pdf}},
		{"base64 in two pieces", headers + multipart("mixed", "b", part(b64("%PDF")+b64("-1.7 letter"), "Content-Type: application/pdf", "Content-Transfer-Encoding: base64")), "",
			[]string{"part 1 : " + pdf}},
		{"parameters without quotes", headers + multipart("mixed", "b", part(pdf, "Content-Type: application/pdf; name=my letter.pdf; name=b.pdf")), "",
			[]string{"my : " + pdf}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { check(t, []byte(tt.mail), unpack.Limits{}, tt.code, tt.want...) })
	}
}

func TestMailBounds(t *testing.T) {
	deep := part(denied)
	for i := range 40 {
		deep = multipart("mixed", fmt.Sprint("b", i), deep)
	}
	within := headers + "\r\n" + denied
	for range 10 {
		within = headers + "Content-Type: message/rfc822\r\n\r\n" + within
	}
	const forwarded = "forwarded mail!/forwarded mail!/forwarded mail!/forwarded mail!/forwarded mail!/forwarded mail!/forwarded mail!/forwarded mail!/forwarded mail"
	many := headers + multipart("mixed", "b", strings.Split(strings.Repeat(attached("a", "x/y", "z")+"|", 20), "|")[:20]...)
	for name, tt := range map[string]struct {
		mail string
		lim  unpack.Limits
		code string
		want []string
	}{
		"parts in parts": {headers + deep, unpack.Limits{}, "", []string{"part 1 ! too_deep"}},
		"mails in mails": {within, unpack.Limits{}, "", []string{forwarded + " ! too_deep"}},
		"many parts":     {many, unpack.Limits{Members: 2}, "too_many_members", []string{"a text: z", "a (2) text: z"}},
		"empty parts":    {headers + multipart("mixed", "b", make([]string, 50)...), unpack.Limits{Members: 10}, "too_many_members", nil},
		"a long text":    {headers + "\r\n" + strings.Repeat("word\n", 1<<20), unpack.Limits{}, "", []string{"part 1 ! too_large"}},
		"a large part":   {headers + multipart("mixed", "b", attached("a", "x/y", strings.Repeat("z", 9000)), attached("b", "x/y", "z")), unpack.Limits{Member: 8000}, "", []string{"a !! too_large", "b text: z"}},
		"large parts":    {headers + multipart("mixed", "b", attached("a", "x/y", strings.Repeat("z", 9000)), attached("b", "x/y", "z")), unpack.Limits{Bytes: 8000}, "too_large", []string{"a !! too_large"}},
	} {
		t.Run(name, func(t *testing.T) { check(t, []byte(tt.mail), tt.lim, tt.code, tt.want...) })
	}
}

// Wherever a mail is cut, nothing breaks, and what was before the cut is there.
func TestEveryCut(t *testing.T) {
	whole := headers + multipart("mixed", "b", attached("a.pdf", "application/pdf", pdf), multipart("alternative", "c", part(denied), part("<p>x", "Content-Type: text/html")),
		part(headers+"\r\nHi", "Content-Type: message/rfc822"), attached("z.zip", "x/y", string(zipped(t, file{"b.pdf", pdf}))))
	after := strings.Index(whole, "--c")
	for n := range len(whole) {
		seen := map[string]bool{}
		err := unpack.Mail(strings.NewReader(whole[:n]), int64(n), unpack.Limits{}, func(m unpack.Member) error {
			checkMember(t, seen, m)
			return nil
		})
		if err == nil && n < len(whole)-4 && strings.Contains(whole[:n], "boundary=\"b\"\r") || n > after && !seen["a.pdf"] {
			t.Fatalf("cut at %d: %v, %v", n, err, seen)
		}
	}
}

func FuzzMail(f *testing.F) {
	f.Add([]byte(headers + multipart("mixed", "b", multipart("alternative", "c", part(denied), part("<p>x", "Content-Type: text/html")), attached("a.pdf", "application/pdf", pdf))))
	f.Add([]byte(headers + "Content-Type: message/rfc822\r\n\r\n" + headers + "\r\nbegin 644 a\r\n#86)C\r\nend\r\n"))
	fuzz(f, unpack.Mail)
}
