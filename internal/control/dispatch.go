package control

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"net/http"

	"recourse/internal/letter"
)

func mux(handlers map[string]Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		reply := &reply{w: w, flow: http.NewResponseController(w)}
		w.Header().Set("Content-Type", "application/jsonl")
		// A caller that streams a file must hear at once that it is refused.
		err := reply.flow.EnableFullDuplex()
		if err == nil {
			err = dispatch(handlers, r, reply.send)
		}
		reply.end(err)
	})
}

func dispatch(handlers map[string]Handler, r *http.Request, send func(any) error) error {
	uid, _ := r.Context().Value(peerKey{}).(int)
	if !allowed(uid) {
		return letter.Refuse("not_allowed", "the service belongs to another user")
	}
	handle, ok := handlers[r.URL.Path[1:]]
	if !ok || r.Method != http.MethodPost {
		return letter.Refuse("unknown_method", "the running service does not know this command; it may be of another version: restart it")
	}
	body := bufio.NewReader(r.Body)
	in, err := input(body)
	if err != nil {
		return err
	}
	if r.ContentLength >= 0 {
		// Nothing follows. Only once the end is read does the server notice that a caller leaves.
		if _, err := io.Copy(io.Discard, body); err != nil {
			return err
		}
	}
	return handle(r.Context(), Request{In: in, Body: body, UID: uid}, send)
}

// maxInput bounds the line of input; files follow it and are not counted.
const maxInput = 16 << 20

func input(body *bufio.Reader) (json.RawMessage, error) {
	var line []byte
	for {
		part, err := body.ReadSlice('\n')
		line = append(line, part...)
		switch {
		case len(line) > maxInput:
			return nil, letter.Refuse("too_large", "the input is larger than %d bytes", maxInput)
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err != nil || !json.Valid(line):
			return nil, letter.Refuse("bad_request", "the input is not one line of JSON")
		}
		return line, nil
	}
}
