package bus

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"github.com/nats-io/nats.go"

	"recourse/internal/letter"
)

func TestErrorsOfTheServerPassAndOthersDoNot(t *testing.T) {
	for _, test := range []struct {
		err  error
		want letter.ErrorKind
	}{
		{nats.ErrTimeout, letter.Transient},
		{nats.ErrNoResponders, letter.Transient},
		{fmt.Errorf("asking: %w", context.DeadlineExceeded), letter.Transient},
		{context.Canceled, letter.Cancelled},
		{errors.New("out of range"), letter.Bug},
		{letter.Refuse("encrypted", "it has a password"), letter.Permanent},
	} {
		got := Classify("publish", test.err)
		if letter.KindOf(got) != test.want || !errors.Is(got, test.err) {
			t.Errorf("%v became %v, which is %v; want %v", test.err, got, letter.KindOf(got), test.want)
		}
	}
	if err := Classify("publish", nil); err != nil {
		t.Errorf("no error became %v", err)
	}
}

// A full disk is no fault of the letter that meets it.
func TestFullStorePasses(t *testing.T) {
	b := open(t, t.TempDir(), Options{room: 20_000})
	for n := range 1000 {
		if err := b.Publish(t.Context(), task(letter.Bulk, "open", n)); err != nil {
			if letter.KindOf(err) != letter.Transient {
				t.Errorf("a full store gave %v", err)
			}
			return
		}
	}
	t.Error("the store took all")
}
