package control

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"

	"recourse/internal/letter"
)

// serve runs a service on dir and returns a client; stop ends it and waits.
func serve(t *testing.T, dir string, handlers map[string]Handler) (client *Client, stop func()) {
	t.Helper()
	l, err := Listen(dir)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- l.Serve(ctx, handlers, slog.New(slog.DiscardHandler)) }()
	stop = func() {
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
		ended <- nil
	}
	t.Cleanup(stop)
	client, err = Dial(dir)
	if err != nil {
		t.Fatal(err)
	}
	return client, stop
}

func collect(into *[]string) func(json.RawMessage) error {
	return func(m json.RawMessage) error {
		*into = append(*into, string(m))
		return nil
	}
}

func TestCallStreamsAnswers(t *testing.T) {
	count := func(_ context.Context, r Request, send func(any) error) error {
		var n int
		if err := json.Unmarshal(r.In, &n); err != nil {
			return err
		}
		for i := range n {
			if err := send(map[string]int{"i": i}); err != nil {
				return err
			}
		}
		return nil
	}
	client, _ := serve(t, t.TempDir(), map[string]Handler{"count": count})
	var got []string
	if err := client.Call(t.Context(), "count", 3, collect(&got)); err != nil {
		t.Fatal(err)
	}
	if want := `{"i":0} {"i":1} {"i":2}`; strings.Join(got, " ") != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if err := client.Call(t.Context(), "count", 1, nil); err != nil {
		t.Error(err)
	}
	stop := errors.New("enough")
	if err := client.Call(t.Context(), "count", 3, func(json.RawMessage) error { return stop }); !errors.Is(err, stop) {
		t.Errorf("got %v", err)
	}
}

func TestAnAnswerComesBeforeTheNextIsMade(t *testing.T) {
	seen := make(chan struct{})
	talk := func(ctx context.Context, _ Request, send func(any) error) error {
		if err := send("first"); err != nil {
			return err
		}
		select {
		case <-seen:
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	client, _ := serve(t, t.TempDir(), map[string]Handler{"talk": talk})
	err := client.Call(t.Context(), "talk", nil, func(json.RawMessage) error {
		close(seen)
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

func TestErrorsKeepTheirKind(t *testing.T) {
	fail := map[string]error{
		"refused": fmt.Errorf("open abc: %w", letter.Refuse("encrypted", "a password is needed")),
		"later":   &letter.Error{Kind: letter.Transient, Code: "disk_full", Why: "no space left"},
		"plain":   errors.New("broken"),
	}
	handler := func(_ context.Context, r Request, _ func(any) error) error {
		var name string
		if err := json.Unmarshal(r.In, &name); err != nil {
			return err
		}
		return fail[name]
	}
	client, _ := serve(t, t.TempDir(), map[string]Handler{"do": handler})
	for name, want := range fail {
		err := client.Call(t.Context(), "do", name, nil)
		if letter.KindOf(err) != letter.KindOf(want) || letter.CodeOf(err) != letter.CodeOf(want) || letter.WhyOf(err) != letter.WhyOf(want) {
			t.Errorf("%s: got %v, want %v", name, err, want)
		}
	}
	if err := client.Call(t.Context(), "nothing", nil, nil); letter.CodeOf(err) != "unknown_method" {
		t.Errorf("got %v", err)
	}
}

// upload answers with the file, its length and its hash.
func upload(_ context.Context, r Request, send func(any) error) error {
	var f File
	if err := json.Unmarshal(r.In, &f); err != nil {
		return err
	}
	b, err := io.ReadAll(r.Body)
	if err != nil {
		return &letter.Error{Kind: letter.Transient, Code: "cut", Why: "the upload broke off", Err: err}
	}
	return send([]any{f.Name, f.Tags, len(b), letter.DocumentIDOf(b), r.UID})
}

func TestUpload(t *testing.T) {
	client, _ := serve(t, t.TempDir(), map[string]Handler{"upload": upload})
	body := bytes.Repeat([]byte("%PDF\n\x00"), 1<<19)
	var got []string
	err := client.Upload(t.Context(), File{"scans/ü\n1.pdf", []string{"scans"}}, bytes.NewReader(body), collect(&got))
	if err != nil {
		t.Fatal(err)
	}
	want, err := json.Marshal([]any{"scans/ü\n1.pdf", []string{"scans"}, len(body), letter.DocumentIDOf(body), os.Geteuid()})
	if err != nil || len(got) != 1 || got[0] != string(want) {
		t.Errorf("got %q, want %s", got, want)
	}
}

func TestAnUploadThatBreaksIsNoFile(t *testing.T) {
	told := make(chan error, 1)
	handler := func(ctx context.Context, r Request, send func(any) error) error {
		err := upload(ctx, r, send)
		told <- err
		return err
	}
	client, _ := serve(t, t.TempDir(), map[string]Handler{"upload": handler})
	broken := errors.New("the disk went away")
	body := io.MultiReader(strings.NewReader("half a letter"), iotest.ErrReader(broken))
	if err := client.Upload(t.Context(), File{Name: "a"}, body, nil); !errors.Is(err, broken) {
		t.Errorf("client got %v", err)
	}
	if err := <-told; letter.CodeOf(err) != "cut" {
		t.Errorf("service got %v", err)
	}
}

// endless is a file without an end.
type endless struct{}

func (endless) Read(p []byte) (int, error) { return len(p), nil }

func TestARefusedUploadEndsAtOnce(t *testing.T) {
	refuse := func(_ context.Context, r Request, _ func(any) error) error {
		if _, err := io.CopyN(io.Discard, r.Body, 1<<20); err != nil {
			return err
		}
		return letter.Refuse("too_large", "the file is larger than 1 MB")
	}
	client, _ := serve(t, t.TempDir(), map[string]Handler{"upload": refuse})
	if err := client.Upload(t.Context(), File{}, endless{}, nil); letter.CodeOf(err) != "too_large" {
		t.Errorf("got %v", err)
	}
}

func TestInputIsBounded(t *testing.T) {
	client, _ := serve(t, t.TempDir(), map[string]Handler{"upload": upload})
	if err := client.Call(t.Context(), "upload", strings.Repeat("x", maxInput), nil); letter.CodeOf(err) != "too_large" {
		t.Errorf("got %v", err)
	}
}

func TestNoService(t *testing.T) {
	dir := t.TempDir()
	if _, err := Dial(dir); !errors.Is(err, ErrNoService) {
		t.Errorf("without a socket: %v", err)
	}
	if _, err := Dial(filepath.Join(dir, "none")); !errors.Is(err, ErrNoService) {
		t.Errorf("without a folder: %v", err)
	}
	stale(t, dir)
	if _, err := Dial(dir); !errors.Is(err, ErrNoService) {
		t.Errorf("with a stale socket: %v", err)
	}
	client, stop := serve(t, dir, nil)
	stop()
	if _, err := os.Lstat(filepath.Join(dir, Name)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the socket is still there: %v", err)
	}
	if err := client.Call(t.Context(), "x", nil, nil); !errors.Is(err, ErrNoService) {
		t.Errorf("after the stop: %v", err)
	}
}

// stale leaves a socket behind as a killed service does.
func stale(t *testing.T, dir string) {
	t.Helper()
	l, err := net.ListenUnix("unix", &net.UnixAddr{Name: filepath.Join(dir, Name), Net: "unix"})
	if err != nil {
		t.Fatal(err)
	}
	l.SetUnlinkOnClose(false)
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestSomethingElseAtThePlaceIsKept(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, Name)
	if err := os.WriteFile(path, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Listen(dir); err == nil {
		t.Error("it was taken for a leftover")
	}
	if b, err := os.ReadFile(path); string(b) != "mine" {
		t.Error("it is gone:", err)
	}
}

func TestLongPath(t *testing.T) {
	dir := filepath.Join(t.TempDir(), strings.Repeat("long/", 40))
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	client, stop := serve(t, dir, map[string]Handler{"upload": upload})
	if err := client.Upload(t.Context(), File{}, strings.NewReader("x"), nil); err != nil {
		t.Error(err)
	}
	stop()
	if _, err := os.Lstat(filepath.Join(dir, Name)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the socket is still there: %v", err)
	}
}

func TestOnlyTheOwnerGetsIn(t *testing.T) {
	dir := t.TempDir()
	serve(t, dir, nil)
	info, err := os.Stat(filepath.Join(dir, Name))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	for uid, want := range map[int]bool{0: true, os.Geteuid(): true, -1: false, os.Geteuid() + 1: false} {
		if allowed(uid) != want {
			t.Errorf("uid %d: allowed is %v", uid, !want)
		}
	}
}

func TestStopping(t *testing.T) {
	started := make(chan struct{})
	wait := func(ctx context.Context, _ Request, _ func(any) error) error {
		close(started)
		<-ctx.Done()
		return ctx.Err()
	}
	client, stop := serve(t, t.TempDir(), map[string]Handler{"wait": wait})
	answer := make(chan error, 1)
	go func() { answer <- client.Call(context.Background(), "wait", nil, nil) }()
	<-started
	stop()
	if err := <-answer; letter.KindOf(err) != letter.Cancelled {
		t.Errorf("got %v", err)
	}
}

func TestACallerWhoLeavesEndsTheWork(t *testing.T) {
	started, ended := make(chan struct{}), make(chan struct{})
	wait := func(ctx context.Context, _ Request, _ func(any) error) error {
		close(started)
		<-ctx.Done()
		close(ended)
		return ctx.Err()
	}
	client, _ := serve(t, t.TempDir(), map[string]Handler{"wait": wait})
	ctx, cancel := context.WithCancel(t.Context())
	answer := make(chan error, 1)
	go func() { answer <- client.Call(ctx, "wait", nil, nil) }()
	<-started
	cancel()
	if err := <-answer; !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	<-ended
}

func TestAPanicIsABrokenAnswer(t *testing.T) {
	client, _ := serve(t, t.TempDir(), map[string]Handler{"panic": func(context.Context, Request, func(any) error) error { panic("x") }})
	if err := client.Call(t.Context(), "panic", nil, nil); letter.CodeOf(err) != "service_gone" {
		t.Errorf("got %v", err)
	}
}
