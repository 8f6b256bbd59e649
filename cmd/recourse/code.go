package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"strings"

	"recourse/classify/codes"
	"recourse/classify/playbook"
	"recourse/internal/letter"
)

func codeCommand() *command {
	return &command{name: "code", args: "CODE…", short: "what a denial code means and where it leads", setup: explainCodes}
}

func explainCodes(flags *flag.FlagSet) runner {
	asJSON := flags.Bool("json", false, "print JSON Lines")
	return func(_ context.Context, e env, args []string) error {
		if len(args) == 0 {
			return usagef("code: which one? For example: recourse code CO-197")
		}
		library, err := playbook.Open("")
		if err != nil {
			return err
		}
		var unknown error
		for _, code := range args {
			m, ok := codes.Lookup(code)
			if !ok {
				complain(e, code, "no such denial code is known; read the sentence in the letter")
				unknown = errReported
				continue
			}
			if err := writeCode(e, m, library, *asJSON); err != nil {
				return err
			}
		}
		return unknown
	}
}

func writeCode(e env, m codes.Meaning, library *playbook.Library, asJSON bool) error {
	if asJSON {
		return json.NewEncoder(e.stdout).Encode(m)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s  %s\n", m.Printed, m.Meaning)
	line := func(label, text string) {
		if text != "" {
			fmt.Fprintf(&b, "  %-12s %s\n", label, text)
		}
	}
	if m.Group != nil {
		line(m.Group.Code, m.Group.Meaning)
	}
	if m.NeedsRemark {
		line("", "Says little alone: read the remark code beside it.")
	}
	if len(m.Successors) > 0 {
		line("retired", "today: "+strings.Join(m.Successors, ", "))
	}
	line("first", m.FirstMove)
	line("playbook", playbookFor(m, library))
	line("source", fmt.Sprintf("%s; a code is a hint, the letter's sentence outranks it", m.Status))
	_, err := e.stdout.Write([]byte(b.String()))
	return err
}

// playbookFor is where the code alone leads, "" where it leads nowhere.
func playbookFor(m codes.Meaning, library *playbook.Library) string {
	if m.Category == nil {
		return ""
	}
	stage := letter.StageInitial
	if m.Stage != nil {
		stage = *m.Stage
	}
	book, err := library.Choose(letter.Finding{Kind: letter.KindDenial, Category: m.Category, Stage: &stage})
	if err != nil {
		return ""
	}
	return fmt.Sprintf("%s (%s)", book.Name, strings.ReplaceAll(string(*m.Category), "_", " "))
}
