package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"recourse/classify/draft"
	"recourse/internal/letter"
	"recourse/internal/paper"
	"recourse/internal/service"
)

func draftCommand() *command {
	return &command{name: "draft", args: "CASE", short: "writes a document of the playbook, filled from what is proven", setup: makeDraft}
}

func makeDraft(flags *flag.FlagSet) runner {
	var p place
	p.declare(flags)
	req := service.DraftRequest{Given: map[string]string{}}
	kind := flags.String("kind", string(draft.AppealLetter), "`kind` of document: "+kindNames())
	out := flags.String("out", "", "write to `FILE`, by its ending .docx, .pdf or .txt; without it, text to standard output")
	flags.Func("set", "fill a blank: `NAME=TEXT`; again for more", given(req.Given))
	flags.Func("enclose", "list this `PAPER` as enclosed instead of those of the playbook; again for more", func(s string) error {
		req.Enclosures = append(req.Enclosures, s)
		return nil
	})
	flags.Func("cite", "quote this `PASSAGE` of the policy library: its number or name as offered; again for more", cite(&req.Cite))
	return func(ctx context.Context, e env, args []string) error {
		if len(args) != 1 {
			return usagef("draft: of which case? For example: recourse draft R-4K7Q2 --kind appeal_letter --out appeal.docx")
		}
		set, err := setter(*out)
		if err != nil {
			return err
		}
		d, _, err := p.open(ctx, e, service.Options{})
		if err != nil {
			return err
		}
		defer d.Close()
		req.ID, req.Kind = letter.CaseID(strings.ToUpper(args[0])), draft.Kind(strings.ReplaceAll(*kind, "-", "_"))
		docs, err := call[draft.Document](ctx, d, service.MethodDraft, req)
		if err != nil || len(docs) == 0 {
			return err
		}
		if err := writeDraft(e, docs[0], *out, set); err != nil || !draft.Cites(req.Kind) {
			return err
		}
		return offerPassages(ctx, e, d, req)
	}
}

// given takes a blank and its text.
func given(to map[string]string) func(string) error {
	return func(s string) error {
		name, value, ok := strings.Cut(s, "=")
		if !ok {
			return errors.New("want NAME=TEXT")
		}
		to[name] = value
		return nil
	}
}

// cite takes the name of a passage.
func cite(to *[]string) func(string) error {
	return func(s string) error {
		*to = append(*to, s)
		return nil
	}
}

func kindNames() string {
	var names []string
	for _, k := range draft.Kinds {
		names = append(names, string(k))
	}
	return strings.Join(names, ", ")
}

// setter chooses how a file is set by its name's ending.
func setter(name string) (func(draft.Document) ([]byte, error), error) {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".docx":
		return paper.DOCX, nil
	case ".pdf":
		return paper.PDF, nil
	case ".txt", "":
		return func(d draft.Document) ([]byte, error) { return paper.Text(d), nil }, nil
	}
	return nil, usagef("draft: --out %s: want a name that ends in .docx, .pdf or .txt", name)
}

// writeDraft writes the file and tells what is left to do in it.
func writeDraft(e env, doc draft.Document, out string, set func(draft.Document) ([]byte, error)) error {
	b, err := set(doc)
	if err != nil {
		return err
	}
	if out == "" {
		_, err := e.stdout.Write(b)
		return err
	}
	if err := os.WriteFile(absolute(e, out), b, 0o600); err != nil {
		return err
	}
	blank, check := doc.Blanks()
	fmt.Fprintf(e.stderr, "%s: %d blanks to fill in, %d values to check against the letter\n", out, blank, check)
	return nil
}
