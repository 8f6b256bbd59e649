// Package unpack takes mails and archives apart and knows the formats that are
// text, each by its content and never by its name. [Open] hands every member
// of a mail (.eml, a file of a Maildir), an .mbox file or a .zip archive to the
// caller, those within other members too; package textfile reads plain text,
// web pages and Word documents.
//
// The bytes are a stranger's. Everything streams or is bounded ([Limits]); what
// cannot be read is reported as a member with a Problem and nothing is passed
// over in silence, so that a letter in a broken mail is lost to nobody. Names
// are for display only: they are cleaned, and never used as paths. It runs in
// the reader's child process.
package unpack
