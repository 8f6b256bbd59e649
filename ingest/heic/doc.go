// Package heic decodes the brightness of HEIC images, as phones make them.
// Leptonica does not know the format. libheif and libde265 run as WebAssembly,
// in memory of their own and without a library of the machine, so that a bare
// system needs nothing further.
package heic
