package reason

import (
	"os"
	"recourse/internal/layout/layouttest"

	"flag"
	"fmt"
	"path/filepath"
	"testing"

	"recourse/extract/section"
	"recourse/internal/layout"
	"recourse/internal/score"
	"recourse/internal/why"
)

var zzset = flag.String("zset", "", "")
var zzstem = flag.String("zstem", "", "")

func TestZZ(t *testing.T) {
	if *zzset == "" {
		return
	}
	all, err := score.ReadWords(filepath.Join(*zzset, "words", "pdf.jsonl.gz"))
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range all {
		if ok, _ := filepath.Match(*zzstem, w.Stem); !ok {
			continue
		}
		tx := layout.New(w.Pages)
		parts := section.Of(tx)
		f := newFinder(tx, parts, Judges{why.Reasons(), why.Decisions()})
		legend := f.legends()
		cs := f.judged(legend)
		fmt.Println("=====", w.Stem)
		for _, c := range cs {
			if c.points < -5 {
				continue
			}
			fmt.Printf("%6.2f text %5.2f sect %d %s/%d opens %v dec %v bare %v plain %v since %d | %s\n", c.points, c.text, c.sect, c.part.Kind, c.part.After, c.opens, c.decides, c.bare, c.plain, c.since, tx.String(c.Range))
		}
		for _, l := range legend {
			fmt.Printf(" legend %.2f %s\n", l.Points, tx.String(l.Sentences[0]))
		}
		r := Find(tx, parts)
		if r.Best != nil {
			fmt.Printf(" BEST %.2f strongest %.2f legend %v lead %.2f conf %.2f denies %v decided %.1f grants %v\n", r.Best.Points, r.Best.Strongest, r.Best.Legend, r.Lead, r.Confidence(), r.Denies, f.decided, f.grants)
		}
	}
}

func TestYY(t *testing.T) {
	b, err := os.ReadFile("/tmp/r/rsn.letter")
	if err != nil {
		return
	}
	tx := layouttest.Text(string(b))
	parts := section.Of(tx)
	f := newFinder(tx, parts, Judges{why.Reasons(), why.Decisions()})
	for _, c := range f.judged(f.legends()) {
		fmt.Printf("%6.2f text %5.2f sect %d %s/%d dec %v bare %v plain %v granted %v | %s\n", c.points, c.text, c.sect, c.part.Kind, c.part.After, c.decides, c.bare, c.plain, c.granted, tx.String(c.Range))
	}
	r := Find(tx, parts)
	fmt.Println(r.Lead, r.Confidence(), f.decided, f.grants)
}
