// Command generator makes labelled health-insurance letters of many kinds, so that the readers and rules can be judged
// on letters that nobody had before their eyes while writing them.
//
//	go run ./testdata/generator -out DIR -n 120 -seed 1
//
// Every letter is a pair of files: gNNN.html, ready to print, and gNNN.json, the truth in the format of the
// committed truth files. A letter joins a skeleton (skeletons/: one payer's way of writing, layout and wording
// of its own) with a case (cases/: a service, its codes and the reason of the denial). Odd letters come from the
// skeletons and cases marked dev, which the authors of rules may read; even letters come from those marked held,
// which only judge. The same seed gives the same letters.
//
// The truth is taken from the page itself: what a skeleton prints through a slot is recorded when it is printed,
// and quotes are cut out of the finished page between marks such as <!--reason--> and <!--/reason-->. People,
// numbers and addresses are invented; telephone numbers lie in the 555 exchange.
package main
