// Package reason finds the passage of a denial letter that states why: the
// verbatim sentences, one contiguous run, whole and without boilerplate.
//
// Every sentence gets points, the log odds that it is part of the reason: for
// what its words say of why (package why) and for its place: the section and how
// far behind its heading, the decision before it, its neighbours, and what
// surrounds reasons in letters (cues.yaml). What these weigh is learned from
// labelled letters (weights.txt, made by the command train). The run of
// neighbouring sentences with the most points is the reason; a letter that
// denies has one, even where no sentence is much like one, and then a person is
// asked. Letters that give no reason in sentences explain a code: then the legend
// of the denied lines' code is it.
package reason
