package service

import (
	"context"
	"encoding/json"

	"recourse/internal/control"
	"recourse/internal/letter"
)

// The methods that take the bytes of a file behind their input.
const (
	MethodUpload = "upload" // control.File → Receipt
	MethodProof  = "proof"  // ProofRequest → Kept
	MethodRecord = "record" // RecordRequest → Proposed
)

// listeners are what hears of new work while Run runs: the control socket and
// the watch folders.
func (s *Service) listeners() []func(context.Context) error {
	run := []func(context.Context) error{func(ctx context.Context) error {
		return control.Serve(ctx, s.Config.Data, s.controls(), s.Log)
	}}
	for _, w := range s.watches {
		run = append(run, w.Run)
	}
	if len(s.watches) > 0 {
		run = append(run, s.putFilesAway)
	}
	return run
}

// controls are the methods as the control socket offers them.
func (s *Service) controls() map[string]control.Handler {
	all := map[string]control.Handler{MethodUpload: s.upload, MethodProof: s.proof, MethodRecord: s.recordFile}
	for name, h := range s.handlers() {
		all[name] = func(ctx context.Context, r control.Request, send func(any) error) error {
			return h(withCaller(ctx, r.UID), r.In, send)
		}
	}
	return all
}

func (s *Service) upload(ctx context.Context, r control.Request, send func(any) error) error {
	var f control.File
	if err := json.Unmarshal(r.In, &f); err != nil {
		return letter.Refuse("bad_request", "the request can not be understood")
	}
	receipt, err := s.Upload(ctx, f.Name, f.Tags, r.Body)
	if err != nil {
		return err
	}
	return send(receipt)
}

func (s *Service) proof(ctx context.Context, r control.Request, send func(any) error) error {
	var req ProofRequest
	if err := json.Unmarshal(r.In, &req); err != nil {
		return letter.Refuse("bad_request", "the request can not be understood")
	}
	id, err := s.Proof(ctx, req, r.Body)
	if err != nil {
		return err
	}
	return send(Kept{Document: id})
}

func (s *Service) recordFile(ctx context.Context, r control.Request, send func(any) error) error {
	var req RecordRequest
	if err := json.Unmarshal(r.In, &req); err != nil {
		return letter.Refuse("bad_request", "the request can not be understood")
	}
	proposed, err := s.readClinical(withCaller(ctx, r.UID), req, r.Body)
	if err != nil {
		return err
	}
	return send(proposed)
}
