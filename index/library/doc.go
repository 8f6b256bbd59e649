// Package library keeps a folder of the payer's coverage policies and the
// clinic's articles searchable by passage. Files are read by the caller's
// reader, cut into passages and held in a Bleve index of their own: what has not
// changed is not read again, what is gone from the folder is gone here. A
// passage is quoted word for word, with the title, page and date that its
// document prints. Nothing is looked up anywhere else.
package library
