package pipeline_test

import (
	"slices"
	"testing"
	"time"

	"recourse/internal/layout/layouttest"
	"recourse/internal/letter"
	"recourse/internal/pipeline"
)

// codesOf are field and code of what a person is asked about a text.
func codesOf(t *testing.T, text string) []string {
	t.Helper()
	r := rules(t)
	r.Languages = []string{"eng"}
	ls, err := pipeline.Analyze(t.Context(), pipeline.Source{Document: letter.DocumentIDOf([]byte(text)), Pages: layouttest.Pages(text),
		Received: time.Date(2026, 4, 1, 12, 0, 0, 0, time.UTC)}, r)
	if err != nil || len(ls) != 1 {
		t.Fatal(err, len(ls))
	}
	var codes []string
	for _, a := range ls[0].Review {
		codes = append(codes, a.Field+"/"+a.Code)
	}
	return codes
}

// A letter in a language that is not read is shown to a person, with every
// critical value.
func TestOtherLanguage(t *testing.T) {
	codes := codesOf(t, `Plan de Salud del Valle

Fecha: 10 de marzo de 2026

Estimada Ana: Hemos revisado su solicitud de una resonancia de la espalda. No podemos aprobar
el servicio porque los documentos no muestran que usted haya probado seis semanas de terapia. Usted puede
pedir una apelacion dentro de los 60 dias de la fecha de esta carta, por telefono o por correo.`)
	for _, want := range []string{"language/other_language", "kind/other_language"} {
		if !slices.Contains(codes, want) && !slices.ContainsFunc(codes, func(c string) bool { return c[:4] == want[:4] }) {
			t.Errorf("%s is not asked: %v", want, codes)
		}
	}
}

// A letter in whose words no decision is seen, and that says why, is asked about.
func TestReasonWithoutDenial(t *testing.T) {
	codes := codesOf(t, `Harbor Health Plan

March 10, 2026

Notice of Appeal Resolution

We got your appeal: February 20, 2026

Dear Ann Lee:

You asked us to look anew at the brand-name capsule. What we told you in February is what we tell you now.

This is the reason for our answer: The brand-name drug is non-preferred on the list. The generic drug is preferred
and has the same active part. Your doctor did not tell us why you cannot take the generic.`)
	if !slices.Contains(codes, "kind/reason_given") {
		t.Errorf("nobody is asked: %v", codes)
	}
}

// A letter that denies nothing, as far as was understood, and gives a last day
// to appeal is asked about.
func TestLimitWithoutDenial(t *testing.T) {
	codes := codesOf(t, `Harbor Health Plan

Date: March 10, 2026

Dear Ann Lee:

Thank you for being a member. Your card is enclosed. You must file your appeal within 60 days of the
date of this letter.`)
	if !slices.Contains(codes, "deadline/appeal_limit") {
		t.Errorf("nobody is asked: %v", codes)
	}
}
