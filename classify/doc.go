// Package classify decides what kind of decision a letter is: denial or not,
// why, at which stage, how urgent and under which plan type.
//
// A letter is cut into passages, sentences and the options of forms, each with
// the section it stands in and the roles it plays: a condition, a look back,
// appeal rights, boilerplate, another language. What is left is operative: it
// says what was decided and why. Cues, the patterns of words in the folder cues,
// say which decision and which reason. The reason that the extract stage found
// counts most, then the sections headed by why, then what stands around the
// decision; rights and notices count nothing. Adjustment codes (package codes)
// are a hint that a sentence outranks. The plan's law alone is read from the
// boilerplate too, since that is where letters name it.
//
// Nothing is guessed: what the letter does not say plainly is in the review.
// Package playbook says what to do about a finding.
package classify
