package bus

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"recourse/internal/letter"
)

// open starts a bus in dir, with streams made if need be.
func open(t *testing.T, dir string, o Options) *Bus {
	t.Helper()
	o.Dir = dir
	b, err := Start(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = b.Close() })
	if err := b.Init(t.Context()); err != nil {
		t.Fatal(err)
	}
	return b
}

func doc(n int) letter.DocumentID { return letter.DocumentIDOf(fmt.Append(nil, n)) }

func task(p letter.Priority, stage string, n int) Task {
	return Task{Priority: p, Stage: stage, Document: doc(n)}
}

func publish(t *testing.T, b *Bus, tasks ...Task) {
	t.Helper()
	for _, task := range tasks {
		if err := b.Publish(t.Context(), task); err != nil {
			t.Fatal(err)
		}
	}
}

// start runs Work until the returned function is called.
func start(t *testing.T, b *Bus, o WorkOptions) (stop func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- b.Work(ctx, o) }()
	stop = sync.OnceFunc(func() {
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	t.Cleanup(stop)
	return stop
}

// await receives n tasks, or fails.
func await(t *testing.T, from <-chan Task, n int) []Task {
	t.Helper()
	var got []Task
	for len(got) < n {
		select {
		case task := <-from:
			got = append(got, task)
		case <-time.After(10 * time.Second):
			t.Fatalf("%d of %d tasks came: %v", len(got), n, got)
		}
	}
	return got
}

// handler passes on every task that it is given.
func handler(to chan<- Task, answer error) func(context.Context, Task) error {
	return func(_ context.Context, task Task) error {
		to <- task
		return answer
	}
}

// awaitQueued waits until a document has so many tasks; the acknowledgement
// of the last one follows its handler.
func awaitQueued(t *testing.T, b *Bus, id letter.DocumentID, want int) {
	t.Helper()
	var got int
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(time.Millisecond) {
		var err error
		if got, err = b.Queued(t.Context(), id); err != nil {
			t.Fatal(err)
		}
		if got == want {
			return
		}
	}
	t.Fatalf("%d tasks are queued, want %d", got, want)
}

func TestInteractiveAndLaterStagesComeFirst(t *testing.T) {
	b := open(t, t.TempDir(), Options{})
	want := []Task{
		task(letter.Interactive, "extract", 1), task(letter.Interactive, "open", 2),
		task(letter.Bulk, "extract", 3), task(letter.Bulk, "open", 4),
	}
	backwards := slices.Clone(want)
	slices.Reverse(backwards)
	publish(t, b, backwards...)
	got := make(chan Task, len(want))
	start(t, b, WorkOptions{Stages: []string{"open", "extract"}, Handler: handler(got, nil)})
	if came := await(t, got, len(want)); !slices.Equal(came, want) {
		t.Errorf("tasks came as\n%v, want\n%v", came, want)
	}
}

func TestTaskPublishedToIdleWorkersStartsAtOnce(t *testing.T) {
	b := open(t, t.TempDir(), Options{})
	got := make(chan Task)
	start(t, b, WorkOptions{Stages: []string{"open", "page"}, Loops: 2, Handler: handler(got, nil)})
	publish(t, b, task(letter.Bulk, "open", 0))
	await(t, got, 1)
	const n = 20
	begin := time.Now()
	for i := range n {
		publish(t, b, task(letter.Interactive, "page", i))
		await(t, got, 1)
	}
	if each := time.Since(begin) / n; each > tick/4 {
		t.Errorf("a task waited %v on average: the wake-up does not work", each)
	}
}

func TestEveryTaskIsDoneOnce(t *testing.T) {
	b := open(t, t.TempDir(), Options{})
	const n = 200
	var mu sync.Mutex
	count := make(map[letter.DocumentID]int)
	done := make(chan Task, n)
	start(t, b, WorkOptions{Stages: []string{"open"}, Loops: 4, Handler: func(_ context.Context, task Task) error {
		mu.Lock()
		defer mu.Unlock()
		count[task.Document]++
		done <- task
		return nil
	}})
	for i := range n {
		publish(t, b, task(letter.Bulk, "open", i))
	}
	await(t, done, n)
	mu.Lock()
	defer mu.Unlock()
	if len(count) != n {
		t.Errorf("%d documents were worked on, want %d", len(count), n)
	}
}

func TestSameTaskTwiceIsOneUnlessTheAttemptDiffers(t *testing.T) {
	b := open(t, t.TempDir(), Options{})
	once := task(letter.Bulk, "open", 1)
	again := once
	again.Attempt = 1
	publish(t, b, once, once, again, again)
	got := make(chan Task, 4)
	start(t, b, WorkOptions{Stages: []string{"open"}, Handler: handler(got, nil)})
	if came := await(t, got, 2); !slices.Equal(came, []Task{once, again}) {
		t.Errorf("came %v", came)
	}
	awaitQueued(t, b, once.Document, 0)
	if len(got) > 0 {
		t.Errorf("%v came as well", <-got)
	}
}

func TestTransientFailureComesBackUntilGivenUp(t *testing.T) {
	b := open(t, t.TempDir(), Options{MaxDeliver: 3})
	busy := &letter.Error{Kind: letter.Transient, Code: "disk_full", Why: "the disk is full"}
	came, given := make(chan Task, 9), make(chan error, 1)
	start(t, b, WorkOptions{Stages: []string{"open"}, Handler: handler(came, busy),
		GiveUp: func(_ context.Context, _ Task, cause error) error {
			given <- cause
			return nil
		}})
	begin := time.Now()
	publish(t, b, task(letter.Bulk, "open", 1))
	await(t, came, 3)
	if took, least := time.Since(begin), pauseAfter(1)+pauseAfter(2); took < least || took > 3*least {
		t.Errorf("three tries took %v, want about %v", took, least)
	}
	if cause := <-given; letter.CodeOf(cause) != "disk_full" {
		t.Errorf("given up because of %v", cause)
	}
	awaitQueued(t, b, doc(1), 0)
}

func TestPausesAreBounded(t *testing.T) {
	for n, want := range map[int]time.Duration{1: firstPause, 2: 2 * firstPause, 6: 8 * time.Second, 7: longestPause, 1000: longestPause} {
		if got := pauseAfter(n); got != want {
			t.Errorf("after %d deliveries: %v, want %v", n, got, want)
		}
	}
}

func TestPermanentFailureAndBugEndTheTask(t *testing.T) {
	for _, answer := range []error{letter.Refuse("encrypted", "it has a password"), fmt.Errorf("out of range")} {
		b := open(t, t.TempDir(), Options{})
		came := make(chan Task, 9)
		start(t, b, WorkOptions{Stages: []string{"open"}, Handler: handler(came, answer)})
		publish(t, b, task(letter.Bulk, "open", 1))
		await(t, came, 1)
		awaitQueued(t, b, doc(1), 0)
	}
}

// A stop must not eat up the tries of a task: it is interrupted more often
// here than it may be tried.
func TestInterruptedTaskGoesOnAfterTheNextStart(t *testing.T) {
	b := open(t, t.TempDir(), Options{MaxDeliver: 3})
	publish(t, b, task(letter.Bulk, "open", 1))
	for range 5 {
		came := make(chan Task)
		stop := start(t, b, WorkOptions{Stages: []string{"open"}, Handler: func(ctx context.Context, task Task) error {
			came <- task
			<-ctx.Done()
			return ctx.Err()
		}})
		await(t, came, 1)
		stop()
		awaitQueued(t, b, doc(1), 1)
	}
}

func TestDoneTaskStaysDoneAcrossARestart(t *testing.T) {
	dir := t.TempDir()
	for i := range 3 {
		b := open(t, dir, Options{})
		came := make(chan Task, 9)
		stop := start(t, b, WorkOptions{Stages: []string{"open"}, Handler: handler(came, nil)})
		publish(t, b, task(letter.Bulk, "open", i))
		if got := await(t, came, 1); got[0].Document != doc(i) {
			t.Fatalf("start %d: task %v came again", i, got)
		}
		stop()
		if err := b.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// A worker that dies says nothing: the server gives the task to the next one,
// and when that died too the task is buried.
func TestTaskOfDyingWorkersIsGivenUp(t *testing.T) {
	b := open(t, t.TempDir(), Options{AckWait: 100 * time.Millisecond, MaxDeliver: 2})
	publish(t, b, task(letter.Bulk, "open", 1))
	c, err := b.js.CreateConsumer(t.Context(), workStream, b.queueConfig(letter.Bulk, "open"))
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if _, err := c.Next(); err != nil {
			t.Fatal(err)
		}
	}
	given := make(chan Task, 1)
	came := make(chan Task, 1)
	start(t, b, WorkOptions{Stages: []string{"open"}, Handler: handler(came, nil),
		GiveUp: func(_ context.Context, task Task, cause error) error {
			if letter.CodeOf(cause) != "worker_died" {
				t.Errorf("cause is %v", cause)
			}
			given <- task
			return nil
		}})
	await(t, given, 1)
	awaitQueued(t, b, doc(1), 0)
	if len(came) > 0 {
		t.Error("the task was delivered once more")
	}
}

func TestSlowTaskIsKeptAlive(t *testing.T) {
	b := open(t, t.TempDir(), Options{AckWait: 200 * time.Millisecond})
	came := make(chan Task, 9)
	start(t, b, WorkOptions{Stages: []string{"open"}, Loops: 2, Handler: func(ctx context.Context, task Task) error {
		came <- task
		select {
		case <-time.After(time.Second):
		case <-ctx.Done():
		}
		return nil
	}})
	publish(t, b, task(letter.Bulk, "open", 1))
	await(t, came, 1)
	awaitQueued(t, b, doc(1), 0)
	if len(came) > 0 {
		t.Error("the task was given to a second loop while the first was at it")
	}
}

func TestQueuesCountByPriorityStageAndDocument(t *testing.T) {
	b := open(t, t.TempDir(), Options{})
	page := task(letter.Bulk, "page", 1)
	page.Page = 2
	publish(t, b, task(letter.Bulk, "page", 1), page, task(letter.Bulk, "page", 2), task(letter.Interactive, "open", 2))
	queues, err := b.Queues(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for i := range queues {
		if age := time.Since(queues[i].Oldest); age < 0 || age > time.Minute {
			t.Errorf("oldest is %v old", age)
		}
		queues[i].Oldest = time.Time{}
	}
	want := []Queue{{Priority: letter.Interactive, Stage: "open", Tasks: 1}, {Priority: letter.Bulk, Stage: "page", Tasks: 3}}
	if !slices.Equal(queues, want) {
		t.Errorf("queues are %v, want %v", queues, want)
	}
	documents, err := b.QueuedDocuments(t.Context())
	if err != nil || documents[doc(1)] != 2 || documents[doc(2)] != 2 || len(documents) != 2 {
		t.Errorf("documents are %v, %v", documents, err)
	}
	if n, err := b.Queued(t.Context(), doc(3)); n != 0 || err != nil {
		t.Errorf("unknown document: %d, %v", n, err)
	}
}

func TestWritesCountsWhatIsSynced(t *testing.T) {
	b := open(t, t.TempDir(), Options{})
	publish(t, b, task(letter.Bulk, "page", 1), task(letter.Bulk, "page", 1), task(letter.Bulk, "page", 2))
	if n, err := b.Writes(t.Context()); n != 2 || err != nil {
		t.Errorf("writes are %d, %v; want 2", n, err)
	}
}

func TestOpenRefusesMissingStreamAndMakesNone(t *testing.T) {
	b, err := Start(t.Context(), Options{Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = b.Close() }()
	for range 2 {
		if err := b.Open(t.Context()); letter.CodeOf(err) != "record_damaged" {
			t.Errorf("opening without streams: %v", err)
		}
	}
}
