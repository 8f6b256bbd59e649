package classify

import (
	"flag"
	"fmt"
	"path/filepath"
	"sort"
	"testing"

	"recourse/extract"
	"recourse/internal/layout"
	"recourse/internal/letter"
	"recourse/internal/score"
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
	c, _ := loadCues()
	for _, w := range all {
		if ok, _ := filepath.Match(*zzstem, w.Stem); !ok {
			continue
		}
		tx := layout.New(w.Pages)
		out, err := extract.Extract(t.Context(), extract.In{Text: tx, Received: letter.Date{Year: 2026, Month: 11, Day: 1}})
		if err != nil {
			t.Fatal(err)
		}
		r := read(In{Text: tx, Facts: out.Facts}, c)
		fmt.Println("=====", w.Stem)
		for i, p := range r.ps {
			var roles []string
			for k, v := range p.roles {
				if v {
					roles = append(roles, k)
				}
			}
			sort.Strings(roles)
			op := " "
			d := ""
			if p.operative() {
				op = "*"
				for _, n := range r.cues.decisions.Names {
					cu := r.cues.decisions.Weight(n, p.words)
					sh := p.decides.Share(n)
					if cu > 0 || sh > .3 {
						d += fmt.Sprintf(" %s:%.1f/%.2f", n, cu, sh)
					}
				}
			}
			fmt.Printf("%3d%s [%s box%d st%v %v]%s | %s\n", i, op, p.section, p.box, p.stated, roles, d, p.text)
		}
		fmt.Println("signals", r.says)
		fmt.Println("verdict", r.verdict)
		if out.Facts.DenialReason != nil {
			fmt.Println("reason", out.Facts.DenialReason.Confidence, out.Facts.DenialReason.Value)
		}
		for _, g := range prefer(r.grounds(r.verdict.at, r.denying), r.cues.contains)[:4] {
			fmt.Printf("   ground %s score %.2f weight %.2f best %d leading %.2f conf %.2f\n", g.category, g.score, g.weight, g.best, g.leading(), certainty(r.grounds(r.verdict.at, r.denying), g, r.cues.contains))
		}
	}
}
