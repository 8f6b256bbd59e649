// Package deadline finds every clock that a letter sets and knows the law
// behind it.
//
// [Clocks] serves the extract stage. It takes every date and period of the
// letter that somebody has to keep and asks, in this order, who must act
// (owner.go: the member, the provider, or the plan, whose own time to answer is
// never the member's), for what (kind.go), at which level, and from when
// (open.go: a clock that starts with a decision still to come has no date yet).
// It looks at the clause, the sentence, the sentence before and the heading
// (context.go), or, in a table, at the row's label and the column's header
// (table.go). How letters word all this is data: cues.yaml.
//
// [Decide] serves the plan stage. Among the clocks it chooses the member's next
// standard step, sets the date of the cited rule beside it (rules.yaml), and
// names in a review what a person should look at. A printed date is never
// moved: the last business day before it stands beside it ([FileBy]).
package deadline
