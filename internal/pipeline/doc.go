// Package pipeline is the order of the stages, from a document's bytes to
// cases that are found:
//
//	open → page → assemble → extract → classify → plan → record → index
//
// [Analyze] is the pure part, from pages to letters. [Engine] runs the whole
// road over NATS: a task is a message with a document's id, its result is
// durable before the message is acknowledged, and doing it twice comes out the
// same. What cannot go on is recorded as failed, with stage and reason.
package pipeline
