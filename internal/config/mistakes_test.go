package config

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestMistakesAreToldWithTheirPlace(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"unknown key", "data: d\nwatsh: []", `2:1: there is no key "watsh" here; is "watch" meant?`},
		{"unknown key below", "read:\n  pages: 3", `2:3: there is no key "pages" here`},
		{"unknown key in a list", "watch:\n  - folder: a\n    setle: 5s", `3:5: there is no key "setle" here; is "settle" meant?`},
		{"key twice", "data: a\ndata: b", `2:1: this is not valid YAML: mapping key "data" already defined at [1:1]`},
		{"broken YAML", "data: [a\n", "this is not valid YAML"},
		{"two documents", "data: a\n---\ndata: b\n", "a second YAML document"},
		{"not a mapping", "- a\n- b\n", "is not a group of keys"},
		{"text for a number", "read: {workers: many}", `1:17: "many" is not a whole number`},
		{"fraction for a number", "read:\n  max_pages: 3.7", `2:14: "3.7" is not a whole number`},
		{"text for a share", "extract: {review_below: high}", `1:25: "high" is not a number`},
		{"text for a list", "read: {languages: eng}", "is not a list"},
		{"list for text", "data: [a]", "is not text"},
		{"text for a group", "nats: x", `"x" is not a group of keys`},
		{"duration without unit", "watch:\n  - folder: a\n    settle: 5", `3:13: "5" is not a duration`},
		{"size without unit", "read: {max_file: 200}", `1:18: "200" is not a size`},
		{"no settling", "watch:\n  - folder: a\n    settle: 0s", "3:13: settle must be longer than 0s"},
		{"negative rescan", "watch: [{folder: a, rescan: -1s}]", "rescan must be longer than 0s"},
		{"no folder", "watch: [{settle: 1s}]", "a watch entry must name its folder"},
		{"done is the folder", "watch: [{folder: a, done: a}]", "1:27: done must be a folder of its own"},
		{"failed holds the folder", "watch: [{folder: a/b, failed: a}]", "failed must be a folder of its own"},
		{"done is failed", "watch: [{folder: a, done: x, failed: x}]", "done and failed must differ"},
		{"folder twice", "watch: [{folder: a}, {folder: a/b}]", "overlaps that of watch entry 2"},
		{"fed by another", "watch: [{folder: a, done: b/c}, {folder: b}]", "of watch entry 1 lies in this folder"},
		{"data in the inbox", "data: a/d\nwatch: [{folder: a}]", "the data folder must not lie in the watched folder"},
		{"inbox in the archive", "data: d\nwatch: [{folder: d/archive/x}]", "must not lie in each other"},
		{"zone", "timezone: Mars/Olympus", `1:11: "Mars/Olympus" is not a time zone`},
		{"empty zone", `timezone: ""`, "is not a time zone"},
		{"few replicas", "nats: {url: 'nats://h:4222'}", "at least 3 replicas"},
		{"replicas alone", "nats: {replicas: 3}", "the embedded server is one server"},
		{"address of nats", "nats: {url: 'http://h', replicas: 3}", "is not a NATS address"},
		{"threshold", "extract: {review_below: 1.1}", "review_below must be between 0 and 1"},
		{"threshold of a field", "extract:\n  fields: {member_id: -1}", "2:23: member_id must be between 0 and 1"},
		{"unknown field", "extract: {fields: {member: 0.5}}", `there is no field "member"`},
		{"listen", "web: {listen: localhost}", "is not an address"},
		{"no data", `data: ""`, "data must name a folder"},
		{"no language", "read: {languages: []}", "at least one language"},
		{"language as an option", "read: {languages: [eng, '--psm 3']}", "is not the name of a language"},
		{"no pages", "read: {max_pages: 0}", "max_pages must be at least 1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			path := write(t, dir, c.text)
			_, _, err := Load(LoadOptions{WorkDir: dir})
			var e *Error
			if !errors.As(err, &e) || e.File != path || !strings.Contains(err.Error(), c.want) || e.Line == 0 && c.text != "" {
				t.Errorf("got %v\nwant %s:%s", err, path, c.want)
			}
			if strings.Contains(err.Error(), "unmarshal") || strings.Count(err.Error(), "\n") > 0 {
				t.Errorf("not a plain sentence: %v", err)
			}
		})
	}
}

func TestExternalServersAreAccepted(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "nats: {url: 'nats://a:4222, tls://b:4222', replicas: 3}")
	if c := load(t, LoadOptions{WorkDir: dir}); c.NATS.Replicas != 3 {
		t.Errorf("%+v", c.NATS)
	}
}

func TestCheckLooksAtTheMachine(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "file"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	write(t, dir, "data: file\nclassify: {playbooks: none}\nnats: {credentials: .}\n")
	found := load(t, LoadOptions{WorkDir: dir}).Check()
	var all strings.Builder
	for _, err := range found {
		all.WriteString(err.Error() + "\n")
	}
	for _, want := range []string{"data: " + dir + "/file: this is a file", "classify.playbooks: ", "no such file", "a file is wanted"} {
		if !strings.Contains(all.String(), want) {
			t.Errorf("%q is missing in:\n%s", want, all.String())
		}
	}
	write(t, dir, "data: new/deep\n")
	if found := load(t, LoadOptions{WorkDir: dir}).Check(); len(found) > 0 {
		t.Error(found)
	}
}
