package pipeline_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"recourse/internal/letter"
	"recourse/internal/pipeline"
)

// aged makes the letter of a document what older rules might have read.
func (r road) aged(id letter.DocumentID, change func(*letter.Letter)) (letter.Document, letter.Letter) {
	r.t.Helper()
	d := r.end(id)
	l, err := r.record.Letter(r.t.Context(), d.Letters[0])
	if err != nil {
		r.t.Fatal(err)
	}
	today := l
	l.Made.Rules = "0"
	change(&l)
	if err := r.record.PutLetter(r.t.Context(), l); err != nil {
		r.t.Fatal(err)
	}
	return d, today
}

func (r road) readAgain(d letter.Document, o pipeline.Reprocess) []string {
	r.t.Helper()
	var told []string
	err := r.ReadAgain(r.t.Context(), d, o, func(c pipeline.Reprocessed) error {
		told = append(told, c.Field+": "+c.Old+" → "+c.New)
		return nil
	})
	if err != nil {
		r.t.Fatal(err)
	}
	return told
}

func (r road) stored(d letter.Document) (letter.Letter, letter.Case) {
	r.t.Helper()
	l, err := r.record.Letter(r.t.Context(), d.Letters[0])
	if err != nil {
		r.t.Fatal(err)
	}
	c, err := r.record.Case(r.t.Context(), d.Cases[0])
	if err != nil {
		r.t.Fatal(err)
	}
	return l, c
}

// What older rules read gives way to what today's read; what a person entered
// stays, and hides what changed under it.
func TestReadAgain(t *testing.T) {
	r := newRoad(t, oneLetter(t))
	r.start()
	d, today := r.aged(r.ingest("bytes"), func(l *letter.Letter) {
		l.MemberID = &letter.Field{Value: "WRONG"}
		l.ClaimNumber = &letter.Field{Value: "WRONG TOO"}
	})
	_, err := r.record.UpdateCase(t.Context(), d.Cases[0], func(c *letter.Case) error {
		c.Entered = map[string]letter.Entry{"claim_number": {Value: "MINE", Letter: d.Letters[0], By: "ann", At: time.Now()}}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"member_id: WRONG → " + today.MemberID.Value}
	if got := r.readAgain(d, pipeline.Reprocess{DryRun: true}); !slices.Equal(got, want) {
		t.Errorf("a dry run tells %v, want %v", got, want)
	}
	if l, c := r.stored(d); l.MemberID.Value != "WRONG" || len(c.Events) != 1 {
		t.Errorf("a dry run changed something: %+v", c.Events)
	}
	if got := r.readAgain(d, pipeline.Reprocess{Older: true}); !slices.Equal(got, want) {
		t.Errorf("told %v, want %v", got, want)
	}
	l, c := r.stored(d)
	if l.MemberID.Value != today.MemberID.Value || l.Made != today.Made || c.Entered["claim_number"].Value != "MINE" || c.Pending != "" {
		t.Errorf("%+v %+v", l.MemberID, c)
	}
	if got := r.readAgain(d, pipeline.Reprocess{}); len(got) != 0 {
		t.Errorf("the second time tells %v", got)
	}
}

// A stop between the writes is mended by doing it again.
func TestReadAgainAfterAStop(t *testing.T) {
	for _, place := range []string{"reprocess begun", "reprocess stored"} {
		r := newRoad(t, oneLetter(t))
		r.start()
		d, today := r.aged(r.ingest("bytes"), func(l *letter.Letter) { l.MemberID = &letter.Field{Value: "WRONG"} })
		stopped := pipeline.New(withCheckpoint(r.Options, place))
		func() {
			defer func() {
				if p := recover(); p != place {
					t.Fatalf("stopped at %v", p)
				}
			}()
			_ = stopped.ReadAgain(t.Context(), d, pipeline.Reprocess{}, func(pipeline.Reprocessed) error { return nil })
		}()
		before, err := r.record.CasesHead(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		r.readAgain(d, pipeline.Reprocess{Older: true})
		l, c := r.stored(d)
		after, err := r.record.CasesHead(t.Context())
		if err != nil || after == before || l.MemberID.Value != today.MemberID.Value || c.Pending != "" {
			t.Errorf("after %q: member %s, pending %q, the case was told: %v, %v", place, l.MemberID.Value, c.Pending, after > before, err)
		}
	}
}

// withCheckpoint are options that panic at a place.
func withCheckpoint(o pipeline.Options, place string) pipeline.Options {
	o.Checkpoint = func(at string) {
		if at == place {
			panic(place)
		}
	}
	return o
}

// Other letters on the same pages replace the old ones, unless somebody has
// worked on them.
func TestCutAnew(t *testing.T) {
	for _, touched := range []bool{false, true} {
		r := newRoad(t, oneLetter(t))
		r.start()
		d, _ := r.aged(r.ingest("bytes"), func(*letter.Letter) {})
		short := d.ID.Short()
		first, second := letter.ID(short+"-p1-1"), letter.ID(short+"-p2-2")
		for n, id := range []letter.ID{first, second} {
			l, _ := r.stored(d)
			l.ID, l.Pages = id, []int{n + 1}
			if err := r.record.PutLetter(t.Context(), l); err != nil {
				t.Fatal(err)
			}
			c, err := r.record.SaveCase(t.Context(), n+1, letter.Case{Document: d.ID})
			if err != nil {
				t.Fatal(err)
			}
			c, err = r.record.UpdateCase(t.Context(), c.ID, func(c *letter.Case) error {
				c.Letters = []letter.ID{id}
				if touched && n == 1 {
					c.Assignee = "ann"
				}
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
			if n == 1 {
				d.Cases = append(d.Cases, c.ID)
			}
		}
		whole := d.Letters[0]
		d.Letters = []letter.ID{first, second}
		got := strings.Join(r.readAgain(d, pipeline.Reprocess{}), "; ")
		if want := "letters: " + string(first) + "," + string(second) + " → " + string(whole); got != want {
			t.Errorf("told %s, want %s", got, want)
		}
		a, _ := r.record.Case(t.Context(), d.Cases[0])
		b, _ := r.record.Case(t.Context(), d.Cases[1])
		if !touched && (!slices.Equal(a.Letters, []letter.ID{whole}) || b.Into != a.ID) {
			t.Errorf("not cut anew: %v, %v into %q", a.Letters, b.Letters, b.Into)
		}
		if touched && (!slices.Equal(a.Letters, []letter.ID{first}) || !slices.Equal(b.Letters, []letter.ID{second})) {
			t.Errorf("cut anew under somebody's hands: %v, %v", a.Letters, b.Letters)
		}
	}
}
