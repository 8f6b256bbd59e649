package bus

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"recourse/internal/letter"
)

// Task is one step to do for a document, or for one page of it.
type Task struct {
	Priority letter.Priority
	// Stage is the name of the step, of letters, digits, "-" and "_".
	Stage    string
	Document letter.DocumentID
	// Page counts from 1; 0 is the document as a whole.
	Page int
	// Attempt tells deliberate repetitions apart: the same task published
	// twice within two minutes is one task, with another Attempt it is a new one.
	Attempt int
}

// body is what a task's subject does not tell.
type body struct {
	Attempt int `json:"attempt,omitempty"`
}

// subject names the task, so that the tasks of a document can be looked up.
func (t Task) subject() string {
	return fmt.Sprintf("work.%s.%s.%s.%d", t.Priority, t.Stage, t.Document, t.Page)
}

func (t Task) messageID() string {
	return fmt.Sprintf("%s.%d", t.subject(), t.Attempt)
}

func taskOf(subject string, data []byte) (Task, error) {
	var b body
	if err := json.Unmarshal(data, &b); err != nil {
		return Task{}, fmt.Errorf("task body: %w", err)
	}
	part := strings.Split(subject, ".")
	if len(part) != 5 {
		return Task{}, fmt.Errorf("task subject of %d parts", len(part))
	}
	page, err := strconv.Atoi(part[4])
	if err != nil {
		return Task{}, fmt.Errorf("task page: %w", err)
	}
	return Task{Priority: letter.Priority(part[1]), Stage: part[2],
		Document: letter.DocumentID(part[3]), Page: page, Attempt: b.Attempt}, nil
}
