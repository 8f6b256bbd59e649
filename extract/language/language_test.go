package language

import (
	"testing"

	"recourse/internal/layout/layouttest"
)

const (
	english = `Dear Ann Lee: We have looked at your request for an MRI of the lower back. We can not
approve it, because the records do not show that you have tried six weeks of physical therapy. You may
ask us to look at this again within 180 days of the date of this letter.`
	spanish = `Estimada Ana: Hemos revisado su solicitud de una resonancia de la espalda. No podemos aprobar
el servicio porque los documentos no muestran que usted haya probado seis semanas de terapia. Usted puede
pedir una apelacion dentro de los 60 dias de la fecha de esta carta, por telefono o por correo.`
	french = `Chere Anne, nous avons examine votre demande pour une imagerie du dos. Nous ne pouvons pas
approuver le service, car les documents ne montrent pas que vous avez essaye la therapie pendant six
semaines. Vous pouvez faire appel dans les soixante jours qui suivent la date de cette lettre.`
	table   = `Claim Line Service Billed Allowed Paid Code\n1 99213 120.00 80.00 60.00 CO-45\nTotal 120.00`
	russian = `Уважаемая Анна, мы рассмотрели ваш запрос. Мы не можем одобрить эту услугу, потому что в документах нет данных о лечении.`
)

func TestNotice(t *testing.T) {
	for _, c := range []struct {
		name, text string
		configured []string
		want       string
	}{
		{"English", english, []string{"eng"}, ""},
		{"Spanish", spanish, []string{"eng"}, "Spanish"},
		{"Spanish that is configured", spanish, []string{"eng", "spa"}, ""},
		{"French", french, []string{"eng"}, "French"},
		{"bilingual", english + "\n\n" + spanish, []string{"eng"}, ""},
		{"a table", table, []string{"eng"}, ""},
		{"another script", russian, []string{"eng"}, "Russian"},
		{"English where Spanish is configured", english, []string{"spa"}, "English"},
		{"nothing", "", []string{"eng"}, ""},
	} {
		if got := Notice(layouttest.Text(c.text), c.configured); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
