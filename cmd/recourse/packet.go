package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"

	"recourse/classify/draft"
	"recourse/internal/letter"
	"recourse/internal/service"
)

func packetCommand() *command {
	return &command{name: "packet", args: "CASE", short: "one PDF to fax: cover sheet, letter, the denial, enclosures", setup: makePacket}
}

func makePacket(flags *flag.FlagSet) runner {
	var p place
	p.declare(flags)
	req := service.PacketRequest{DraftRequest: service.DraftRequest{Given: map[string]string{}}}
	kind := flags.String("kind", string(draft.AppealLetter), "`kind` of letter: "+kindNames())
	out := flags.String("out", "", "the PDF `FILE` to write")
	flags.Func("set", "fill a blank: `NAME=TEXT`; again for more", given(req.Given))
	flags.Func("cite", "quote this `PASSAGE` of the policy library in the letter, by number or name; again for more", cite(&req.Cite))
	var files []string
	flags.Func("enclose", "a `FILE` to enclose, PDF or image; again for more", func(s string) error {
		files = append(files, s)
		return nil
	})
	return func(ctx context.Context, e env, args []string) error {
		if len(args) != 1 {
			return usagef("packet: of which case? For example: recourse packet R-4K7Q2 --out packet.pdf --enclose notes.pdf")
		}
		if *out == "" {
			return usagef("packet: --out FILE is missing")
		}
		d, _, err := p.open(ctx, e, service.Options{})
		if err != nil {
			return err
		}
		defer d.Close()
		req.ID, req.Kind = letter.CaseID(strings.ToUpper(args[0])), draft.Kind(strings.ReplaceAll(*kind, "-", "_"))
		req.Files = absolutes(e, files)
		return writePacket(e, absolute(e, *out), func(each func(json.RawMessage) error) error {
			return d.Call(ctx, service.MethodPacket, req, each)
		})
	}
}

// writePacket writes the pieces beside the file, and names it when it is whole.
func writePacket(e env, out string, pieces func(func(json.RawMessage) error) error) (err error) {
	f, err := os.OpenFile(out+".part", os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // nothing is there any more where all went well
	var end service.PacketEnd
	err = pieces(func(raw json.RawMessage) error {
		var piece service.PacketPiece
		if err := errors.Join(json.Unmarshal(raw, &piece), json.Unmarshal(raw, &end)); err != nil {
			return err
		}
		_, err := f.Write(piece.Bytes)
		return err
	})
	if err := errors.Join(err, f.Close()); err != nil {
		return err
	}
	if err := os.Rename(f.Name(), out); err != nil {
		return err
	}
	fmt.Fprintf(e.stderr, "%s: %d pages; %d blanks to fill in, %d values to check against the letter\n",
		out, end.Packet.Pages, end.Packet.Blank, end.Packet.Check)
	return nil
}
