package main

import (
	"context"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"recourse/ingest/reader"
	"recourse/internal/control"
	"recourse/internal/service"
	"recourse/internal/view"
)

var update = flag.Bool("update", false, "write the expected output of the scripts anew")

// TestMain lets the test binary be recourse, and the process that reads.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == service.ReaderChild {
		os.Exit(reader.Child(os.Args[2:]))
	}
	cache, err := os.MkdirTemp("", "recourse-cache-")
	if err != nil {
		panic(err)
	}
	sharedCache = cache
	// The tests wait for other processes more than they work.
	if err := flag.Set("test.parallel", "6"); err != nil {
		panic(err)
	}
	testscript.Main(removing{m, cache}, map[string]func(){"recourse": func() {
		checkpoint = crashAt(os.Getenv("RECOURSE_TEST_CRASH"))
		main()
	}})
}

// sharedCache keeps compiled PDFium code for all processes of the tests.
var sharedCache string

// removing runs the tests, then removes a folder.
type removing struct {
	testscript.TestingM
	dir string
}

func (r removing) Run() int {
	defer os.RemoveAll(r.dir)
	return r.TestingM.Run()
}

// crashAt kills this process, as kill -9 does, the nth time it comes by a
// place; "letter stored:3" is the third time. "" never.
func crashAt(spec string) func(string) {
	place, count, ok := strings.Cut(spec, ":")
	if !ok {
		return nil
	}
	n, err := strconv.Atoi(count)
	if err != nil {
		panic(err)
	}
	var seen atomic.Int64
	return func(at string) {
		if at == place && seen.Add(1) == int64(n) {
			syscall.Kill(os.Getpid(), syscall.SIGKILL)
			select {} // killed
		}
	}
}

func TestScripts(t *testing.T) {
	letters, err := filepath.Abs("../../testdata/letters")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script", RequireExplicitExec: true, RequireUniqueNames: true, UpdateScripts: *update,
		Setup: func(e *testscript.Env) error {
			e.Setenv("LETTERS", letters)
			e.Setenv("TRUTH", filepath.Join(filepath.Dir(letters), "truth"))
			e.Setenv("POISON", filepath.Join(filepath.Dir(letters), "poison"))
			e.Setenv("FORMATS", filepath.Join(filepath.Dir(letters), "formats"))
			e.Setenv("XDG_CACHE_HOME", sharedCache)
			e.Setenv("ODD", filepath.Join(e.WorkDir, "in", "two\nlines.pdf"))
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"await-service": awaitService, "await-cases": awaitCases, "await-file": awaitFile,
			"set-case": setCase, "set-letter": setLetter, "set-passage": setPassage, "type-pdf": typePDF},
	})
}

// patience is how long a script waits for what must come.
const patience = 3 * time.Minute

// awaitService DATA waits until a service answers on the data folder.
func awaitService(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: await-service DATA")
	}
	until(ts, "no service", func() bool {
		_, err := control.Dial(ts.MkAbs(args[0]))
		return err == nil
	})
}

// awaitCases DATA N waits until the service has N documents that have ended,
// and nothing is queued.
func awaitCases(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: await-cases DATA N")
	}
	want, err := strconv.Atoi(args[1])
	ts.Check(err)
	until(ts, "not so many documents", func() bool {
		st, err := serviceStatus(ts.MkAbs(args[0]))
		return err == nil && st.Documents["done"]+st.Documents["failed"] == want && st.Documents["queued"] == 0
	})
}

// setPassage VAR keeps the first passage of the policy library that the last
// output names in a variable.
func setPassage(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: set-passage VAR")
	}
	name := regexp.MustCompile(`\bP-[A-Z2-9]{6}\b`).FindString(ts.ReadFile("stdout"))
	if name == "" {
		ts.Fatalf("no passage in the last output")
	}
	ts.Setenv(args[0], name)
}

// caseName is a case, or a lesson, as commands print it.
var caseName = regexp.MustCompile(`\b[RL]-[A-Z2-9]{5,}\b`)

// setCase VAR [PATTERN] keeps the first case of the last output, or of its
// first line that matches, in a variable.
func setCase(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 || len(args) > 2 {
		ts.Fatalf("usage: set-case VAR [PATTERN]")
	}
	for line := range strings.Lines(ts.ReadFile("stdout")) {
		if len(args) == 2 && !regexp.MustCompile(args[1]).MatchString(line) {
			continue
		}
		if id := caseName.FindString(line); id != "" {
			ts.Setenv(args[0], id)
			return
		}
	}
	ts.Fatalf("no such case in the last output")
}

// setLetter VAR FILE keeps the letter that a case, printed as JSON before, has
// from a file.
func setLetter(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: set-letter VAR FILE")
	}
	var c view.Case
	ts.Check(json.Unmarshal([]byte(ts.ReadFile("stdout")), &c))
	for _, l := range c.Letters {
		if filepath.Base(l.File) == args[1] {
			ts.Setenv(args[0], string(l.ID))
			return
		}
	}
	ts.Fatalf("the case has no letter from %s", args[1])
}

// awaitFile FILE waits until a file is there.
func awaitFile(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: await-file FILE")
	}
	until(ts, "no such file", func() bool {
		_, err := os.Stat(ts.MkAbs(args[0]))
		return err == nil
	})
}

func serviceStatus(data string) (st service.Status, err error) {
	c, err := control.Dial(data)
	if err != nil {
		return st, err
	}
	err = c.Call(context.Background(), service.MethodStatus, nil, func(raw json.RawMessage) error {
		return json.Unmarshal(raw, &st)
	})
	return st, err
}

// until asks again and again: what is waited for happens in another process.
func until(ts *testscript.TestScript, why string, ok func() bool) {
	deadline := time.Now().Add(patience)
	for !ok() {
		if time.Now().After(deadline) {
			ts.Fatalf("%s after %v", why, patience)
		}
		time.Sleep(20 * time.Millisecond)
	}
}
