package control

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"syscall"

	"recourse/internal/letter"
)

// ErrNoService means that no service runs on the data folder: there is no
// socket, or nobody answers at it.
var ErrNoService = errors.New("no service is running on this data folder")

// Client speaks to one running service. It may be used by several goroutines.
type Client struct {
	http *http.Client
}

// Dial returns a client of the service on the data folder, or [ErrNoService].
func Dial(dir string) (*Client, error) {
	conn, err := connect(context.Background(), dir)
	if err != nil {
		return nil, err
	}
	if err := conn.Close(); err != nil {
		return nil, fmt.Errorf("control: dial: %w", err)
	}
	dial := func(ctx context.Context, _, _ string) (net.Conn, error) { return connect(ctx, dir) }
	// A connection serves one call: a kept one may be closing when the next call takes it.
	return &Client{http: &http.Client{Transport: &http.Transport{DialContext: dial, DisableKeepAlives: true}}}, nil
}

func connect(ctx context.Context, dir string) (net.Conn, error) {
	var conn net.Conn
	err := withPath(dir, func(path string) (err error) {
		conn, err = new(net.Dialer).DialContext(ctx, "unix", path)
		return err
	})
	switch {
	case err == nil:
		return conn, nil
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ECONNREFUSED), errors.Is(err, syscall.ENOTDIR):
		return nil, ErrNoService
	case errors.Is(err, fs.ErrPermission):
		return nil, &letter.Error{Kind: letter.Permanent, Code: "not_allowed", Why: "the data folder belongs to another user", Err: err}
	}
	return nil, fmt.Errorf("control: dial: %w", err)
}

// Call calls a method of the service with in as its input and each for every
// answer, in their order; each may be nil. It returns the handler's error with
// its kind, code and reason, or the error of each, which ends the call.
func (c *Client) Call(ctx context.Context, method string, in any, each func(json.RawMessage) error) error {
	return c.Send(ctx, method, in, nil, each)
}

// File is the input of Upload.
type File struct {
	Name string   `json:"name"`
	Tags []string `json:"tags,omitempty"`
}

// Upload sends the bytes of a file to the method "upload": the service may run
// as another user who can not open it.
func (c *Client) Upload(ctx context.Context, f File, body io.Reader, each func(json.RawMessage) error) error {
	return c.Send(ctx, "upload", f, body, each)
}

// Send is Call with the bytes of a file behind the input; body may be nil.
func (c *Client) Send(ctx context.Context, method string, in any, body io.Reader, each func(json.RawMessage) error) error {
	line, err := json.Marshal(in)
	if err != nil {
		return fmt.Errorf("control: %s: input: %w", method, err)
	}
	source := &recorder{Reader: body}
	var whole io.Reader = bytes.NewReader(append(line, '\n'))
	if body != nil {
		whole = io.MultiReader(whole, source)
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://service/"+method, whole)
	if err != nil {
		return fmt.Errorf("control: %s: %w", method, err)
	}
	resp, err := c.http.Do(req)
	if err != nil {
		return broken(ctx, method, source, err)
	}
	defer resp.Body.Close()
	return answers(ctx, method, resp.Body, source, each)
}

func answers(ctx context.Context, method string, body io.Reader, sent *recorder, each func(json.RawMessage) error) error {
	lines := json.NewDecoder(body)
	for {
		var f frame
		if err := lines.Decode(&f); err != nil {
			return broken(ctx, method, sent, err)
		}
		switch {
		case f.Error != nil:
			return f.Error.err()
		case f.Done:
			return nil
		case each == nil:
			continue
		}
		if err := each(f.Answer); err != nil {
			return err
		}
	}
}

// broken is the error of a call whose end was not heard of.
func broken(ctx context.Context, method string, sent *recorder, err error) error {
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case sent.err() != nil:
		return fmt.Errorf("control: %s: the file that is sent: %w", method, sent.err())
	case errors.Is(err, ErrNoService):
		return ErrNoService
	}
	return &letter.Error{Kind: letter.Transient, Code: "service_gone",
		Why: "the service stopped before it had answered", Err: fmt.Errorf("control: %s: %w", method, err)}
}
