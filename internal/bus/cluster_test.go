package bus

import (
	"testing"
	"time"

	"recourse/internal/bus/bustest"
	"recourse/internal/letter"
)

func TestServersElsewhereNeedThreeReplicas(t *testing.T) {
	for n := range 3 {
		_, err := Start(t.Context(), Options{URL: "nats://127.0.0.1:1", Replicas: n})
		if letter.CodeOf(err) != "replicas" {
			t.Errorf("%d replicas: %v", n, err)
		}
	}
}

func TestServersElsewhereThatAreAwayAreNamed(t *testing.T) {
	_, err := Start(t.Context(), Options{URL: "nats://127.0.0.1:1", Replicas: 3})
	if letter.CodeOf(err) != "messages_unavailable" || letter.KindOf(err) != letter.Transient {
		t.Errorf("got %v", err)
	}
}

func TestWorkIsSharedOverServersElsewhere(t *testing.T) {
	url := bustest.Cluster(t)
	var buses []*Bus
	for range 2 {
		b, err := Start(t.Context(), Options{URL: url, Replicas: 3, AckWait: 2 * time.Second})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = b.Close() })
		if err := b.Init(t.Context()); err != nil {
			t.Fatal(err)
		}
		buses = append(buses, b)
	}
	const n = 40
	done := make(chan Task, 2*n)
	for _, b := range buses {
		start(t, b, WorkOptions{Stages: []string{"open", "page"}, Handler: handler(done, nil)})
	}
	for i := range n {
		publish(t, buses[i%2], task(letter.Bulk, "page", i))
	}
	seen := make(map[letter.DocumentID]bool)
	for _, task := range await(t, done, n) {
		seen[task.Document] = true
	}
	if len(seen) != n {
		t.Errorf("%d documents were worked on, want %d", len(seen), n)
	}
}
