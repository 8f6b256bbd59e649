package reader

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"

	"golang.org/x/sys/unix"

	"recourse/internal/letter"
)

// The ways a child can fail its parent. They say nothing of the file itself.
var (
	errCrashed = errors.New("the reader crashed")
	errTimeout = errors.New("the reader took too long")
	errMemory  = errors.New("the reader needed too much memory")
	errAnswer  = errors.New("the reader answered nonsense")
)

// process is a running child, used by one goroutine at a time.
type process struct {
	cmd    *exec.Cmd
	conn   *net.UnixConn
	log    *tail
	exited chan struct{}
	state  string // how it ended, once exited is closed
	pages  int
	since  time.Time // idle since
}

// start starts a child. The environment is small on purpose: the child has no
// business with the service's settings. libgomp reads its thread limit when it
// is loaded, so it must stand there already; more threads than one make a page
// eight times slower.
func start(o Options) (*process, error) {
	ours, theirs, err := socketPair()
	if err != nil {
		return nil, fmt.Errorf("start reader: %w", err)
	}
	defer theirs.Close()
	p := &process{log: &tail{}, conn: ours, exited: make(chan struct{})}
	p.cmd = command(o)
	p.cmd.ExtraFiles = []*os.File{theirs}
	p.cmd.Stdout, p.cmd.Stderr = p.log, p.log
	if err := p.cmd.Start(); err != nil {
		ours.Close()
		return nil, fmt.Errorf("start reader: %w", err)
	}
	if o.Nice != 0 {
		// Lower priority is a courtesy; reading works without.
		_ = unix.Setpriority(unix.PRIO_PROCESS, p.cmd.Process.Pid, o.Nice)
	}
	go p.wait()
	if err := p.awaitReady(); err != nil {
		p.kill()
		return nil, &letter.Error{Kind: letter.Transient, Code: "reader_unavailable",
			Why: "the reader does not start: " + p.log.crash(), Err: err}
	}
	return p, nil
}

// startTime bounds a child's start on a loaded machine.
const startTime = 30 * time.Second

// awaitReady waits for the child's first frame. A child that does not start is
// a fault of the machine, never of the file that it was meant for.
func (p *process) awaitReady() error {
	if err := p.conn.SetDeadline(time.Now().Add(startTime)); err != nil {
		return err
	}
	k, _, file, err := receive(p.conn)
	if file != nil {
		file.Close()
	}
	if err == nil && k != kindReady {
		err = errFrame
	}
	return err
}

func command(o Options, more ...string) *exec.Cmd {
	args := append([]string{}, o.Command[1:]...)
	args = append(args, "-languages", strings.Join(o.Languages, "+"), "-cache", o.CacheDir,
		"-memory", strconv.FormatInt(o.MaxMemory, 10))
	cmd := exec.Command(o.Command[0], append(args, more...)...)
	cmd.Env = append([]string{"OMP_THREAD_LIMIT=1", "GOMAXPROCS=2", "GOGC=400", "GOTRACEBACK=single", "LC_ALL=C"}, o.Env...)
	for _, name := range []string{"TESSDATA_PREFIX", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"} {
		if v, ok := os.LookupEnv(name); ok {
			cmd.Env = append(cmd.Env, name+"="+v)
		}
	}
	return cmd
}

func socketPair() (ours *net.UnixConn, theirs *os.File, err error) {
	fds, err := unix.Socketpair(unix.AF_UNIX, unix.SOCK_STREAM|unix.SOCK_CLOEXEC, 0)
	if err != nil {
		return nil, nil, err
	}
	theirs = os.NewFile(uintptr(fds[1]), "child")
	mine := os.NewFile(uintptr(fds[0]), "parent")
	defer mine.Close()
	conn, err := net.FileConn(mine)
	if err != nil {
		theirs.Close()
		return nil, nil, err
	}
	return conn.(*net.UnixConn), theirs, nil
}

func (p *process) wait() {
	_ = p.cmd.Wait()
	p.state = p.cmd.ProcessState.String()
	close(p.exited)
}

// stop ends a child that is doing nothing: it sees its socket close.
func (p *process) stop() {
	p.conn.Close()
	select {
	case <-p.exited:
	case <-time.After(time.Second):
		p.kill()
	}
}

// kill ends a child in the middle of its work.
func (p *process) kill() {
	_ = p.cmd.Process.Kill()
	<-p.exited
	p.conn.Close()
}

// ask sends a request and waits for the answer, which is decoded into out. A
// *letter.Error is the child's refusal; after any other error the child must
// be killed.
func (p *process) ask(ctx context.Context, f *os.File, r request, limits limits, out any) error {
	return p.during(ctx, limits, func(*time.Timer) error { return p.exchange(f, r, out) })
}

// during watches over the child while work speaks with it. The alarm goes off
// when the time is over; work may set it anew.
func (p *process) during(ctx context.Context, limits limits, work func(alarm *time.Timer) error) error {
	if err := p.conn.SetDeadline(time.Time{}); err != nil {
		return fmt.Errorf("%w: %w", errCrashed, err)
	}
	watching, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	alarm := time.AfterFunc(limits.time, func() { stop(errTimeout) })
	defer alarm.Stop()
	go p.watchMemory(watching, limits.memory, stop)
	// The socket has no context; closing down its deadline wakes the reader.
	release := context.AfterFunc(watching, func() { _ = p.conn.SetDeadline(time.Unix(1, 0)) })
	defer release()
	err := work(alarm)
	if err == nil {
		return nil
	}
	var refused *letter.Error
	var callers callbackError
	switch cause := context.Cause(watching); {
	case errors.As(err, &callers):
		return err
	case errors.As(err, &refused):
		return err
	case errors.Is(cause, errTimeout), errors.Is(cause, errMemory):
		return cause
	case cause != nil:
		return fmt.Errorf("reading: %w", cause)
	case errors.Is(err, errFrame), errors.Is(err, errAnswer):
		return err
	}
	return fmt.Errorf("%w: %w", errCrashed, err)
}

// limits bound one request.
type limits struct {
	time   time.Duration
	memory int64
}

func (p *process) exchange(f *os.File, r request, out any) error {
	if err := p.request(f, r); err != nil {
		return err
	}
	k, payload, err := p.receive()
	if err != nil {
		return err
	}
	switch k {
	case kindAnswer:
		if err := json.Unmarshal(payload, out); err != nil {
			return fmt.Errorf("%w: %w", errAnswer, err)
		}
		return nil
	case kindRefusal:
		return checkRefusal(payload)
	}
	return fmt.Errorf("kind %d: %w", k, errFrame)
}

func (p *process) request(f *os.File, r request) error {
	payload, err := json.Marshal(r)
	if err != nil {
		return err
	}
	return send(p.conn, kindRequest, payload, f)
}

// receive reads a frame of the child, which has no files to send.
func (p *process) receive() (kind, []byte, error) {
	k, payload, stray, err := receive(p.conn)
	if err == nil && stray != nil {
		stray.Close()
		err = fmt.Errorf("a file came back: %w", errFrame)
	}
	return k, payload, err
}
