// Command generator makes labelled health-insurance letters of many kinds, so that the readers and rules can be judged
// on letters that nobody had before their eyes while writing them.
//
//	go run ./testdata/generator -set dev -out DIR -n 120 -seed 1
//
// Every letter is a pair of files: gNNN.html, ready to print, and gNNN.json, the truth in the format of the
// committed truth files. A letter joins a skeleton (skeletons/: one payer's way of writing, layout and wording
// of its own) with a case (cases/: a service, its codes and the reason of the denial); names and places come from
// people/. The same set and seed give the same letters.
//
// There are seven sets, chosen with -set:
//
//   - dev: letters that the authors of rules may read. Its two shelves of skeletons and cases, dev1 and dev2, take
//     turns, so letters gNNN with an odd number come from dev1 and those with an even number from dev2. Until
//     November 2026 dev2 was held back; what was then g002 of a seed is still g002 of that seed.
//   - heldA, heldB and heldC: parts that only judge. Their letters are numbered aNNN, bNNN and cNNN. They share no
//     payer, case, reason or wording of a deadline with dev or with each other, so that one part can be opened one day
//     while the others stay closed. All three were opened in November 2026, heldC, written by an author who did not know
//     the rules, last.
//   - heldD: a part that only judges, with letters hNNN, written by another author who did not know the rules and who
//     followed the conventions of real notices. It was opened on 27 November 2026.
//   - heldE: letters numbered eNNN, written in November 2026 by an author who did not know the rules, in about the
//     proportion in which letters come over the desk of a patient advocate; opened on 27 November 2026. It shares
//     nothing with the other sets either.
//   - heldF: letters numbered fNNN, written in November 2026 by another author who did not know the rules, from the
//     standpoint of a nurse who drafted such letters for insurers, administrators and review vendors. It shares nothing
//     with the other sets either. Opened on 27 November 2026.
//
// The truth is taken from the page itself: what a skeleton prints through a slot is recorded when it is printed,
// and quotes are cut out of the finished page between marks such as <!--reason--> and <!--/reason-->. The tests
// read every letter back: each value stands on the page, and each deadline is counted again from its quote. People,
// numbers and addresses are invented; telephone numbers lie in the 555 exchange.
package main
