package service

import (
	"context"
	"errors"
	"log/slog"

	"recourse/internal/config"
	"recourse/internal/letter"
	"recourse/internal/record"
	"recourse/internal/record/archive"
)

// Restore rebuilds the record of a configuration from an archive. What can not
// be restored is left out and named in the error; the rest is there.
func Restore(ctx context.Context, c config.Config, from string, log *slog.Logger) (archive.Report, error) {
	r, err := record.Open(ctx, recordOptions(c, record.ForRestore, log))
	if err != nil {
		return archive.Report{}, err
	}
	report, err := archive.Restore(ctx, from, r)
	errs := []error{err, r.Close()}
	for _, p := range report.Problems {
		errs = append(errs, letter.Refuse("archive_damaged", "%s: %s", p.Path, letter.WhyOf(p.Err)))
	}
	return report, errors.Join(errs...)
}
