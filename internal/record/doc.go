// Package record is the system of record: originals, documents, readings,
// letters and cases. All that Recourse knows is here and comes from here; the
// search index and the archive follow it.
//
// [Open] takes the lock of a data folder, checks its marker file, starts the
// bus and opens the buckets. Only a data folder that is empty is filled; one
// that has lost a part is refused and left as it is.
//
// What the machine found and what people entered meet in [Record.SaveCase],
// which never lets the first replace the second.
package record
