package deps

import (
	_ "github.com/blevesearch/bleve/v2"
	_ "github.com/fsnotify/fsnotify"
	_ "github.com/goccy/go-yaml"
	_ "github.com/google/go-cmp/cmp"
	_ "github.com/klippa-app/go-pdfium/webassembly"
	_ "github.com/landlock-lsm/go-landlock/landlock"
	_ "github.com/ledongthuc/pdf"
	_ "github.com/nats-io/nats-server/v2/server"
	_ "github.com/nats-io/nats.go/jetstream"
	_ "github.com/otiai10/gosseract/v2"
	_ "github.com/rickar/cal/v2/us"
	_ "github.com/rogpeppe/go-internal/testscript"
	_ "github.com/schollz/progressbar/v3"
	_ "golang.org/x/image/tiff"
	_ "golang.org/x/sys/unix"
	_ "golang.org/x/term"
)
