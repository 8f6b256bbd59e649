package reader

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"os"
	"os/signal"
	"strings"

	"recourse/ingest/heic"
	"recourse/ingest/pdf"
	"recourse/internal/letter"
)

// socketFD is the descriptor on which a child talks to its parent.
const socketFD = 3

// settings are what a child starts with.
type settings struct {
	cacheDir  string
	languages []string
	// memory is the resident size in bytes at which the parent kills the child.
	memory int64
	// warm means: compile PDFium into the cache and end. No untrusted byte comes
	// near such a child, which is why it may write there.
	warm bool
}

func parseSettings(args []string) (settings, error) {
	var s settings
	flags := flag.NewFlagSet("reader-child", flag.ContinueOnError)
	flags.StringVar(&s.cacheDir, "cache", "", "folder of compiled code")
	languages := flags.String("languages", "eng", "languages to recognise, joined by +")
	flags.Int64Var(&s.memory, "memory", 0, "resident size in bytes at which the parent steps in")
	flags.BoolVar(&s.warm, "warm", false, "fill the cache and end")
	if err := flags.Parse(args); err != nil {
		return settings{}, err
	}
	s.languages = strings.Split(*languages, "+")
	return s, nil
}

// Child is the main function of a child process. It serves its parent until the
// socket closes and returns the exit status.
func Child(args []string) int {
	// Ctrl-C reaches the whole group of processes; the parent decides when the
	// page at hand is given up.
	signal.Ignore(os.Interrupt)
	s, err := parseSettings(args)
	if err == nil {
		if s.warm {
			err = warm(s.cacheDir)
		} else {
			err = serve(s)
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "reader child:", err)
		return 1
	}
	return 0
}

func warm(cacheDir string) error {
	engine, err := pdf.Start(context.Background(), cacheDir)
	if err != nil {
		return err
	}
	engine.Close()
	decoder, err := heic.Start(context.Background(), cacheDir)
	if err != nil {
		return err
	}
	decoder.Close()
	return nil
}

func serve(s settings) error {
	conn, err := childConn()
	if err != nil {
		return err
	}
	if err := confine(s); err != nil {
		return fmt.Errorf("confine: %w", err)
	}
	if err := send(conn, kindReady, nil, nil); err != nil {
		return err
	}
	requests := make(chan order)
	go listen(conn, requests)
	w := newWorker(s)
	for o := range requests {
		if err := w.answer(conn, o); err != nil {
			return err
		}
	}
	return nil
}

func childConn() (*net.UnixConn, error) {
	file := os.NewFile(socketFD, "parent")
	defer file.Close()
	c, err := net.FileConn(file)
	if err != nil {
		return nil, fmt.Errorf("socket to the parent: %w", err)
	}
	conn, ok := c.(*net.UnixConn)
	if !ok {
		return nil, errors.New("descriptor 3 is no Unix socket")
	}
	return conn, nil
}

// order is a request with the file that came with it.
type order struct {
	request
	file *os.File
}

// listen passes requests on. When the parent is gone, or talks nonsense, the
// process ends at once, in the middle of a page: nobody waits for it.
func listen(conn *net.UnixConn, requests chan<- order) {
	for {
		o, err := nextOrder(conn)
		if errors.Is(err, io.EOF) {
			os.Exit(0)
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, "reader child:", err)
			os.Exit(1)
		}
		requests <- o
	}
}

func nextOrder(conn *net.UnixConn) (order, error) {
	k, payload, file, err := receive(conn)
	if err != nil {
		return order{}, err
	}
	o := order{file: file}
	if k != kindRequest || file == nil {
		return order{}, fmt.Errorf("frame of kind %d: %w", k, errFrame)
	}
	return o, json.Unmarshal(payload, &o.request)
}

// answer does what is asked and sends the outcome. A refusal is an answer; an
// error means that this child is of no further use.
func (w *worker) answer(conn *net.UnixConn, o order) error {
	result, err := w.do(conn, o)
	k := kindAnswer
	if err != nil {
		var e *letter.Error
		if !errors.As(err, &e) {
			return err
		}
		k, result = kindRefusal, refusal{e.Code, e.Why}
	}
	payload, err := json.Marshal(result)
	if err != nil {
		return err
	}
	return send(conn, k, payload, nil)
}
