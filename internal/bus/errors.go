package bus

import (
	"context"
	"errors"
	"fmt"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"recourse/internal/letter"
)

// Classify says what an error of the server means for the work at hand: being
// out of reach, of time or of room passes, so the work is tried again. It
// returns nil for nil.
func Classify(op string, err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, context.Canceled), !passes(err):
		return fmt.Errorf("%s: %w", op, err)
	}
	return &letter.Error{Kind: letter.Transient, Code: "messages_unavailable",
		Why: op + ": the message server did not answer or had no room", Err: err}
}

// storeFull is an answer of kind "bad request", though the request is not at fault.
const storeFull jetstream.ErrorCode = 10002

func passes(err error) bool {
	for _, passing := range []error{context.DeadlineExceeded, nats.ErrTimeout, nats.ErrNoResponders,
		nats.ErrDisconnected, nats.ErrNoServers, nats.ErrConnectionClosed, nats.ErrConnectionReconnecting,
		jetstream.ErrNoStreamResponse, jetstream.ErrJetStreamNotEnabled, jetstream.ErrNoHeartbeat} {
		if errors.Is(err, passing) {
			return true
		}
	}
	var api *jetstream.APIError
	return errors.As(err, &api) && (api.Code >= 500 || api.ErrorCode == storeFull)
}
