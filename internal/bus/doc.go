// Package bus carries the tasks of the pipeline: which step is next for which
// document. It runs a NATS JetStream server inside the process, or uses one
// elsewhere, and shows neither to its users.
//
// A [Task] is published once the state that it builds on is durable, and it is
// durable itself when [Bus.Publish] returns. [Bus.Work] runs a stage: it takes
// one task at a time, interactive ones first, and acknowledges it only after
// the handler has stored its result. Tasks may therefore come twice, never not
// at all; handlers are idempotent.
//
// The package internal/record keeps its buckets on the same server, by
// [Bus.JetStream]; nobody else may call that.
package bus
