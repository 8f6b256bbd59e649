package service

import (
	"context"
	"encoding/json"
	"fmt"
	"os"

	"recourse/internal/letter"
)

// handler answers a method: it decodes its request and emits its answers.
type handler func(ctx context.Context, in json.RawMessage, emit func(any) error) error

// handlers are the methods that commands call.
func (s *Service) handlers() map[string]handler {
	return map[string]handler{
		MethodSearch:   typed(s.search),
		MethodComplete: typed(s.complete),
		MethodCases:    typed(s.cases),
		MethodCase:     typed(s.showCase),
		MethodFailed:   typed(s.failed),
		MethodRetry:    typed(s.retry),
		MethodKnown:    typed(s.known),
		MethodAwait:    typed(s.await),
		MethodStatus:   typed(s.status),
		MethodReindex:  typed(s.reindex),
		MethodSimilar:  typed(s.similar),
		MethodReport:   typed(s.report),
		MethodDraft:    typed(s.draft),
		MethodPacket:   typed(s.packet),

		MethodLibrary:  typed(s.listLibrary),
		MethodPassages: typed(s.passages),

		MethodHistory: typed(s.history),
		MethodTrial:   typed(s.changeHistory),

		MethodReprocess: typed(s.reprocess),
		MethodLearned:   typed(s.learned),
		MethodUnlearn:   typed(s.unlearn),
		MethodTrain:     typed(s.train),

		MethodSet:      typed(s.setFields),
		MethodConfirm:  typed(s.confirm),
		MethodNew:      typed(s.newCase),
		MethodAssign:   typed(s.assign),
		MethodJoin:     typed(s.join),
		MethodSeparate: typed(s.separate),
		MethodClose:    typed(s.closeCase),
		MethodReopen:   typed(s.reopen),
		MethodStep:     typed(s.step),
		MethodFile:     typed(s.file),
	}
}

// typed decodes the request for a handler; an empty request is the zero value.
func typed[In any](h func(context.Context, In, func(any) error) error) handler {
	return func(ctx context.Context, raw json.RawMessage, emit func(any) error) error {
		var in In
		if len(raw) > 0 {
			if err := json.Unmarshal(raw, &in); err != nil {
				return letter.Refuse("bad_request", "the request can not be understood")
			}
		}
		return h(ctx, in, emit)
	}
}

// Call answers a method in this process as a running service would.
func (s *Service) Call(ctx context.Context, method string, in any, each func(json.RawMessage) error) error {
	h, ok := s.handlers()[method]
	if !ok {
		return fmt.Errorf("no method %q", method)
	}
	raw, err := json.Marshal(in)
	if err != nil {
		return err
	}
	return s.behind.during(withCaller(ctx, os.Getuid()), func(ctx context.Context) error {
		return h(ctx, raw, func(v any) error {
			b, err := json.Marshal(v)
			if err != nil {
				return err
			}
			return each(b)
		})
	})
}
