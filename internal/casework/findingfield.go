package casework

import (
	"slices"
	"strconv"
	"strings"

	"recourse/internal/letter"
)

// The fields that the classify stage finds.
var (
	kindField = field{
		parse: oneOf(letter.KindDenial, letter.KindNotDenial),
		get:   func(l letter.Letter) string { return string(l.Kind) },
		put: func(l *letter.Letter, value string) {
			if value == "" || l.Kind == letter.Kind(value) {
				return
			}
			l.Kind = letter.Kind(value)
			l.Type = letter.TypeDenial
			if l.Kind == letter.KindNotDenial {
				l.Type = letter.TypeOther
			}
		},
	}
	typeField = field{
		parse: oneOf(letter.Types...),
		get:   func(l letter.Letter) string { return string(l.Type) },
		put: func(l *letter.Letter, value string) {
			if value == "" {
				return
			}
			l.Type = letter.Type(value)
			l.Kind = l.Type.Kind()
			if l.Kind == letter.KindDenial && (l.Type == letter.TypeUpheld) != (l.Stage != nil && *l.Stage == letter.StageUpheld) {
				stage := letter.StageInitial
				if l.Type == letter.TypeUpheld {
					stage = letter.StageUpheld
				}
				l.Stage = &stage
			}
		},
	}
	categoryField = field{
		parse: oneOf(letter.Categories...),
		get:   func(l letter.Letter) string { return deref(l.Category) },
		put:   putCategory,
	}
	alsoField = field{
		parse: listOf(oneOf(letter.Categories...)),
		get: func(l letter.Letter) string {
			var words []string
			for _, c := range l.Also {
				words = append(words, string(c))
			}
			return strings.Join(words, ",")
		},
		put: putAlso,
	}
	stageField = field{
		parse: oneOf(letter.StageInitial, letter.StageUpheld),
		get:   func(l letter.Letter) string { return deref(l.Stage) },
		put: func(l *letter.Letter, value string) {
			if value == "" {
				return
			}
			stage := letter.Stage(value)
			l.Stage = &stage
			switch {
			case stage == letter.StageUpheld && l.Kind == letter.KindDenial:
				l.Type = letter.TypeUpheld
			case stage == letter.StageInitial && l.Type == letter.TypeUpheld:
				l.Type = letter.TypeDenial
			}
		},
	}
	urgentField = field{
		parse: parseBool,
		get: func(l letter.Letter) string {
			if l.Urgent == nil {
				return ""
			}
			return strconv.FormatBool(*l.Urgent)
		},
		put: func(l *letter.Letter, value string) {
			urgent := value == "true"
			l.Urgent = &urgent
		},
	}
	planField = field{
		parse: oneOf(letter.PlanTypes...),
		get:   func(l letter.Letter) string { return deref(l.PlanType) },
		put: func(l *letter.Letter, value string) {
			plan := letter.PlanType(value)
			if plan == "" {
				plan = letter.PlanUnknown
			}
			l.PlanType = &plan
		},
	}
)

// putCategory makes a category the main reason: the one that the machine found
// for it, with its sentence, or one without.
func putCategory(l *letter.Letter, value string) {
	if value == "" {
		l.Category = nil
		return
	}
	c := letter.Category(value)
	main := letter.Reason{Category: c, Main: true, Confidence: 1}
	var others []letter.Reason
	for _, r := range l.Reasons {
		switch {
		case r.Category == c:
			main.Evidence = r.Evidence
		case !r.Main:
			others = append(others, r)
		}
	}
	l.Category = &c
	l.Reasons = append([]letter.Reason{main}, others...)
	l.Also = slices.DeleteFunc(slices.Clone(l.Also), func(a letter.Category) bool { return a == c })
}

func putAlso(l *letter.Letter, value string) {
	l.Also = nil
	var reasons []letter.Reason
	for _, r := range l.Reasons {
		if r.Main {
			reasons = append(reasons, r)
		}
	}
	for _, word := range splitList(value) {
		c := letter.Category(word)
		if l.Category != nil && *l.Category == c {
			continue
		}
		l.Also = append(l.Also, c)
		reason := letter.Reason{Category: c, Confidence: 1}
		for _, r := range l.Reasons {
			if r.Category == c && !r.Main {
				reason.Evidence = r.Evidence
			}
		}
		reasons = append(reasons, reason)
	}
	l.Reasons = reasons
}

func deref[T ~string](p *T) string {
	if p == nil {
		return ""
	}
	return string(*p)
}
