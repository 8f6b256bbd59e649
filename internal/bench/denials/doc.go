// Package denials makes up any number of past denials, for measuring search and
// reports on an archive of years: few payers send most letters, every payer has
// its own boilerplate, grounds and services repeat, and a third of the cases is
// closed with an outcome. The nth denial is the same in every run.
package denials
