package stack

// evidence is one observation at a page break. Its weight is in log-odds: what
// it adds to the logarithm of the odds that a letter begins behind the break.
type evidence struct {
	sign   *sign
	weight float64
}

// sign is a kind of evidence.
type sign struct {
	// name is short, for tests and tuning.
	name string
	// weight is above zero where the sign speaks for a cut.
	weight float64
	// says puts the sign in plain words, to follow "because".
	says string
	// group names what several signs tell of in different ways; of a group only
	// the strongest counts. "" for a sign that stands for itself.
	group string
}

// The groups of signs that the pages come from one sender, or from two.
const (
	samePayer  = "same payer"
	otherPayer = "other payer"
)

// The signs. Most page breaks are inside a letter: without a sign for a new
// one there is no cut.
var (
	insideIsUsual = &sign{"inside_is_usual", -2.5, "", ""}

	// Page numbers.
	numbersGoOn        = &sign{"numbers_go_on", -6, "the page numbers go on", ""}
	numbersGoOnBare    = &sign{"numbers_go_on_bare", -4, "the page numbers go on", ""}
	numbersRestart     = &sign{"numbers_restart", 4, "it is numbered page 1", ""}
	numbersRestartBare = &sign{"numbers_restart_bare", 2.5, "it is numbered page 1", ""}
	numbersImplied     = &sign{"numbers_implied", 2, "the page after it is numbered 2", ""}
	countComplete      = &sign{"count_complete", 1.5, "the page before is the last of its count", ""}
	countOpen          = &sign{"count_open", -2, "the pages before are not the whole of their count", ""}
	unreadFirst        = &sign{"unread_first", 6, "the page before it could not be read and must be page 1", ""}
	numbersJump        = &sign{"numbers_jump", 2, "its page number does not follow", ""}
	numbersReverse     = &sign{"numbers_reverse", -6, "the page numbers run backwards", ""}
	faxGoesOn          = &sign{"fax_goes_on", -1, "the fax machine counts on", ""}
	faxRestarts        = &sign{"fax_restarts", 3, "the fax machine counts from 1 again", ""}

	// The look of a first page.
	salutation   = &sign{"salutation", 2.5, "it greets a reader", ""}
	standingDate = &sign{"standing_date", 1.5, "a date stands at its top", ""}
	plainStart   = &sign{"plain_start", -2, "it has none of the marks of a first page", ""}
	otherDate    = &sign{"other_date", 1, "its date differs", ""}
	addressBlock = &sign{"address_block", 1.5, "an address block stands at its top", ""}
	letterhead   = &sign{"letterhead", 1, "it has a letterhead", ""}
	sameTop      = &sign{"same_top", 2, "its top looks like that of the first page", ""}
	noticeTitle  = &sign{"notice_title", 1, "it has the title of a notice", ""}
	subjectBlock = &sign{"subject_block", 1.5, "it has a block of names and numbers", ""}

	// What the pages share.
	sameMailing    = &sign{"same_mailing", -3, "the same number stands in head or foot", ""}
	sameReference  = &sign{"same_reference", -3, "it names the same reference number", ""}
	otherReference = &sign{"other_reference", 2.5, "it names another reference number", ""}
	sameMember     = &sign{"same_member", -1, "it names the same member", ""}
	otherMember    = &sign{"other_member", 3, "it names another member", ""}
	samePhone      = &sign{"same_phone", -1.5, "it prints the same telephone number", samePayer}
	otherPhone     = &sign{"other_phone", 1.5, "it prints other telephone numbers", otherPayer}
	sameNames      = &sign{"same_names", -2, "it names the same people and places", samePayer}
	otherNames     = &sign{"other_names", 1.5, "it names other people and places", otherPayer}
	sameForm       = &sign{"same_form", -2, "the same form code stands in the foot", samePayer}
	otherForm      = &sign{"other_form", 1, "another form code stands in the foot", otherPayer}

	// The flow of the text.
	sentenceGoesOn = &sign{"sentence_goes_on", -3, "a sentence goes on over the break", ""}
	sentenceOpen   = &sign{"sentence_open", -1, "the page before ends within a sentence", ""}
	sectionGoesOn  = &sign{"section_goes_on", -1.5, "the numbered sections go on", ""}
	closedBefore   = &sign{"closed_before", 0.7, "the page before closes a letter", ""}
	pagesPromised  = &sign{"pages_promised", -0.7, "the page before speaks of pages that follow", ""}
	appendedTitle  = &sign{"appended_title", -2.5, "it begins like an appended page", ""}
	afterCover     = &sign{"after_cover", -6, "the page before is a cover sheet", ""}
	isCover        = &sign{"is_cover", 3, "it is a cover sheet", ""}

	// Sheets between the pages.
	afterSeparator = &sign{"after_separator", 7, "a separator sheet stands before it", ""}
	afterBlank     = &sign{"after_blank", 0.7, "a blank page stands before it", ""}
	afterBlankFace = &sign{"after_blank_face", 2, "a blank sheet stands before it", ""}
)

// evidence is the sign at its full weight.
func (s *sign) seen() evidence { return evidence{s, s.weight} }

// score is the log-odds of a cut.
func score(all []evidence) float64 {
	sum := 0.0
	for i, e := range all {
		if strongest(all, i) {
			sum += e.weight
		}
	}
	return sum
}

// strongest reports whether no evidence of the same group is stronger; of equal
// ones the first counts.
func strongest(all []evidence, i int) bool {
	for k, e := range all {
		stronger := abs(e.weight) > abs(all[i].weight) || k < i && abs(e.weight) == abs(all[i].weight)
		if e.sign.group != "" && e.sign.group == all[i].sign.group && stronger {
			return false
		}
	}
	return true
}
