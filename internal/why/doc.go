// Package why tells what a sentence of a denial letter says of why, and of what
// was decided, by linear models over its words: how strongly each word, pair of
// words and idea in it speaks for each class.
//
// The models are data: one line a feature with its weights, made by the command
// extract/reason/train from labelled sentences, always the same from the same
// ones. They know nothing that is not in their files, explain themselves by the
// features that weigh most (Strongest), and can be thrown away and made anew.
//
// A feature is the stem of a word ("deni"), two stems side by side ("not shown"),
// an idea, which is a list of words that say much the same ("NOT"), one idea
// shortly before another ("NOT>RECORDS"), and any number ("#"). Ideas are what
// lets a model understand wordings that it has never seen.
package why
