package doctor

import "recourse/ingest/reader"

// isolation tells of a wall around the processes that read strangers' letters.
// Without network isolation a malicious letter could send others away; the other
// walls are worth having, but their lack is no reason to stop.
func isolation(p reader.Protection) Check {
	what := "isolation of reading, " + p.Name
	if p.Active {
		return Check{What: what, Found: p.Note}
	}
	return Check{What: what, Found: "not active", Trouble: p.Name == reader.NetworkProtection, Mend: p.Note}
}
