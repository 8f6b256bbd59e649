package main

import (
	"context"
	"encoding/json"
	"io"

	"recourse/internal/control"
	"recourse/internal/letter"
	"recourse/internal/service"
)

// remote is the running service, spoken to over its socket.
type remote struct{ client *control.Client }

func (r remote) Call(ctx context.Context, method string, in any, each func(json.RawMessage) error) error {
	return r.client.Call(ctx, method, in, each)
}

func (r remote) Upload(ctx context.Context, name string, tags []string, body io.Reader) (service.Receipt, error) {
	var receipt service.Receipt
	err := r.client.Upload(ctx, control.File{Name: name, Tags: tags}, body, func(raw json.RawMessage) error {
		return json.Unmarshal(raw, &receipt)
	})
	return receipt, err
}

func (r remote) Proof(ctx context.Context, req service.ProofRequest, body io.Reader) (letter.DocumentID, error) {
	var kept service.Kept
	err := r.client.Send(ctx, service.MethodProof, req, body, func(raw json.RawMessage) error {
		return json.Unmarshal(raw, &kept)
	})
	return kept.Document, err
}

func (r remote) ReadRecord(ctx context.Context, req service.RecordRequest, body io.Reader) (service.Proposed, error) {
	var p service.Proposed
	err := r.client.Send(ctx, service.MethodRecord, req, body, func(raw json.RawMessage) error {
		return json.Unmarshal(raw, &p)
	})
	return p, err
}

func (r remote) Close() error { return nil }
