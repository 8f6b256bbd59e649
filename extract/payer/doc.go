// Package payer finds the payer of a denial letter: the plan whose decision it
// is, apart from the vendor that reviewed for it, the employer, the provider
// and the offices that are named in letters. For a self-funded plan it is the
// administrator on the letterhead.
//
// Names of organizations are runs of capitalised words. Each is weighed by the
// words that it is made of, and by where it stands: on the letterhead, behind
// "on behalf of", before the address for appeals. The words are data,
// words.yaml.
package payer
