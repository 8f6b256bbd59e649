// Package watch takes letters from a folder that people, scanners and fax
// servers drop files into. It hands each complete file to the pipeline and,
// once the original is durable there, moves the file to done or failed.
//
// One goroutine makes passes over the folder: when the system notifies of a
// change, when a file is due, and at the latest after the rescan interval, so
// that it also works where no notifications come (network shares). A pass looks
// at the whole folder and depends on nothing that an earlier process knew: kill
// it anywhere, and the next start finds what is still there. A file that was
// durable but not yet moved is handed over again, answered as known, and moved.
//
// A file is complete when its size and time have not changed for the settling
// time and its own end is there (the trailer of a PDF, the last directory of a
// TIFF). One that never shows its end is handed over after a longer patience,
// so that it becomes a failure that somebody sees.
//
// Logs hold counts, codes and document ids; names are in [Status], for the
// person who asks.
package watch
