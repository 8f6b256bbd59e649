// Package draft writes the documents that a playbook's steps need, for the desk
// to check, complete and send: appeal letter, peer-to-peer call sheet, requests
// for a letter of medical necessity, an exception, the criteria, an external
// review, and a fax cover sheet.
//
// A draft is filled only from what the letter proves and what people entered. A
// value that a person is still asked about says so, and what is not known is a
// visible blank that names what belongs there: nothing is ever made up. The
// wording is data (data/*.yaml), one file for each kind of document; package
// internal/paper makes text, DOCX and PDF of a draft.
package draft
