package index

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"
)

// benchQueries are what people ask, with the share of letters they find: at
// most 2 % for the narrow ones.
var benchQueries = []struct{ kind, query, order string }{
	{"narrow", "patient:Marisol patient:Everhart", ByRelevance},
	{"narrow", "payer:ironwood category:experimental", ByDeadline},
	{"narrow", `"cervical spine" "walking trial" duplicate`, ByRelevance},
	{"narrow", "category:timely_filing stage:upheld", ByLetter},
	{"narrow", "biopsy pelvis", ByRelevance},
	{"narrow", "deadline:2024-03 payer:summit", ByDeadline},
	{"narrow", "knoxwell kowalczyk", ByRelevance},
	{"narrow", "cpt:70021 outcome:overturned", ByLetter},
	{"broad", "treatment", ByRelevance},
	{"broad", "medically necessary", ByRelevance},
	{"broad", "stage:initial", ByDeadline},
	{"broad", "", ByLetter},
	{"broad", "mri or ct or ultrasound", ByRelevance},
	{"broad", "denied -injection", ByLetter},
	{"phrase", `"not medically necessary"`, ByRelevance},
	{"phrase", `"the records"`, ByRelevance},
	{"phrase", `"we have denied this request"`, ByLetter},
	{"near", "id", ByRelevance},
	{"near", "id confused", ByRelevance},
	{"near", "id edited", ByRelevance},
}

// BenchmarkSearch loads RECOURSE_LETTERS letters (5,000 by default) and
// measures what people ask, with facets, order and passages.
func BenchmarkSearch(b *testing.B) {
	n := 5000
	if s := os.Getenv("RECOURSE_LETTERS"); s != "" {
		var err error
		if n, err = strconv.Atoi(s); err != nil {
			b.Fatal(err)
		}
	}
	dir := filepath.Join(b.TempDir(), "index")
	ix, err := Open(Options{Dir: dir, Incarnation: "bench"})
	if err != nil {
		b.Fatal(err)
	}
	defer ix.Close()
	started := time.Now()
	if err := ix.Rebuild(context.Background(), generated{n}); err != nil {
		b.Fatal(err)
	}
	os.Stderr.WriteString("")
	b.Logf("%d letters, %.0f a second, %d MB", n, float64(n)/time.Since(started).Seconds(), folderSize(b, dir)>>20)
	member := []byte(generate(n / 2).member)
	for _, q := range benchQueries {
		switch q.query {
		case "id":
			q.query = string(member)
		case "id confused":
			q.query = string(confuse(member))
		case "id edited":
			q.query = string(append(slices.Clone(member[:5]), member[6:]...))
		}
		b.Run(q.kind+" "+q.query, func(b *testing.B) { benchQuery(b, ix, q.query, q.order) })
	}
}

// confuse replaces the digits that are easily misread.
func confuse(id []byte) []byte {
	out := slices.Clone(id)
	for i, c := range out {
		switch c {
		case '0':
			out[i] = 'O'
		case '5':
			out[i] = 'S'
		case '1':
			out[i] = 'I'
		}
	}
	return out
}

func benchQuery(b *testing.B, ix *Index, query, order string) {
	var took []time.Duration
	var total int
	for b.Loop() {
		started := time.Now()
		res, err := ix.Search(context.Background(), Request{Query: query, Sort: order, Facets: true, Now: today})
		if err != nil {
			b.Fatal(err)
		}
		took, total = append(took, time.Since(started)), res.Total
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)*95/100].Microseconds())/1000, "p95-ms")
	b.ReportMetric(float64(total), "hits")
}

func folderSize(b testing.TB, dir string) (size int64) {
	err := filepath.Walk(dir, func(_ string, info os.FileInfo, err error) error {
		if err == nil && !info.IsDir() {
			size += info.Size()
		}
		return err
	})
	if err != nil {
		b.Error(err)
	}
	return size
}
