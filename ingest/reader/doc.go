// Package reader turns untrusted bytes into words with boxes. Everything that
// touches the bytes runs in child processes of the same binary; a [Pool] owns
// them, and [Child] is their main.
//
// A child is handed an open file, never a name, over a Unix socket on its
// descriptor 3, and answers on the same socket in frames that carry length,
// kind and checksum. Its standard output and error go to a bounded log. It ends
// when the socket closes, so that none outlives the service. The parent checks
// every answer and believes no number in it; a child that crashes, takes too
// long, grows too big or answers nonsense is killed and replaced, and the page
// that did it is marked unread.
//
// Inside, ingest/pdf reads text layers and renders, ingest/ocr recognises,
// ingest/unpack takes mails and archives apart, the members of which come back
// in frames as well.
// Before the first untrusted byte the child gives up the network, and files
// where the kernel has Landlock.
package reader
