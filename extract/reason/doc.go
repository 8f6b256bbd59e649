// Package reason finds the passage of a denial letter that states why: the
// verbatim sentences, one contiguous run, whole and without boilerplate.
//
// Every sentence gets points for what it says (a standard that is not met, a
// limit, a missing record) and for where it stands (under a heading that asks
// why, behind the decision), and loses points for what surrounds reasons in
// letters: rights, offers, who decided, what was used. The run of neighbouring
// sentences with the most points is the reason. Letters that give no reason in
// sentences explain a code: then the legend of the denied lines' code is it.
// What sentences say is data, cues.yaml.
package reason
