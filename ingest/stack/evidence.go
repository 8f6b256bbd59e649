package stack

// evidence is one kind of observation at a page break.
type evidence struct {
	// weight is in log-odds: what the observation adds to the logarithm of the
	// odds that a letter begins behind the break.
	weight float64
	// says puts it in plain words, to follow "because".
	says string
	// group names what several kinds tell of in different ways; of a group only
	// the strongest counts. "" for a kind that stands for itself.
	group string
}

func means(weight float64, says string) *evidence { return &evidence{weight: weight, says: says} }

func (e *evidence) of(group string) *evidence {
	e.group = group
	return e
}

// The groups that tell that the pages come from one sender, or from two.
const (
	samePayer  = "same payer"
	otherPayer = "other payer"
)

// The evidence. Most page breaks are inside a letter: where nothing tells of a
// new one there is no cut. The weights were set by hand and are checked on
// stacks of letters.
var (
	insideIsUsual = means(-2.5, "most page breaks are inside a letter")

	// Page numbers.
	numbersGoOn        = means(-6, "the page numbers go on")
	numbersGoOnBare    = means(-4, "the page numbers seem to go on")
	numbersGoOnOverall = means(-1.5, "a count over the whole document goes on")
	numbersRestart     = means(4, "it is numbered page 1")
	numbersRestartBare = means(2.5, "it is numbered page 1")
	numbersImplied     = means(2, "the page after it is numbered 2")
	countComplete      = means(1.5, "the page before is the last of its count")
	countOpen          = means(-2, "the pages before are not the whole of their count")
	unreadFirst        = means(6, "the page before it could not be read and must be page 1")
	numbersJump        = means(2, "its page number does not follow")
	numbersReverse     = means(-6, "the page numbers run backwards")
	faxGoesOn          = means(-1, "the fax machine counts on")
	faxRestarts        = means(3, "the fax machine counts from 1 again")

	// The look of a first page.
	salutation   = means(2.5, "it greets a reader")
	standingDate = means(1.5, "a date stands at its top")
	plainStart   = means(-2, "it has none of the marks of a first page")
	otherDate    = means(1, "its date differs")
	addressBlock = means(1.5, "an address block stands at its top")
	letterhead   = means(1, "it has a letterhead")
	sameTop      = means(2, "its top looks like that of the first page")
	noticeTitle  = means(1, "it has the title of a notice")
	subjectBlock = means(1.5, "it has a block of names and numbers")

	// What the pages share.
	sameMailing    = means(-3, "the same number stands in head or foot")
	sameReference  = means(-3, "it names the same reference number")
	otherReference = means(2.5, "it names another reference number")
	sameMember     = means(-1, "it names the same member")
	otherMember    = means(3, "it names another member")
	samePhone      = means(-1.5, "it prints the same telephone number").of(samePayer)
	otherPhone     = means(1.5, "it prints other telephone numbers").of(otherPayer)
	sameNames      = means(-2, "it names the same people and places").of(samePayer)
	otherNames     = means(1.5, "it names other people and places").of(otherPayer)
	sameForm       = means(-2, "the same form code stands in the foot").of(samePayer)
	otherForm      = means(1, "another form code stands in the foot").of(otherPayer)

	// The flow of the text.
	sentenceGoesOn = means(-3, "a sentence goes on over the break")
	sentenceOpen   = means(-1, "the page before ends within a sentence")
	sectionGoesOn  = means(-1.5, "the numbered sections go on")
	closedBefore   = means(0.7, "the page before closes a letter")
	pagesPromised  = means(-0.7, "the page before speaks of pages that follow")
	appendedTitle  = means(-2.5, "it begins like an appended page")
	remainder      = means(-3, "it holds only the rest of a page")
	afterCover     = means(-6, "the page before is a cover sheet")
	isCover        = means(3, "it is a cover sheet")

	// Sheets between the pages.
	afterSeparator = means(7, "a separator sheet stands before it")
	afterBlank     = means(0.7, "a blank page stands before it")
	afterBlankFace = means(2, "a blank sheet stands before it")
)

// score is the log-odds of a cut.
func score(all []*evidence) float64 {
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
func strongest(all []*evidence, i int) bool {
	for k, e := range all {
		stronger := abs(e.weight) > abs(all[i].weight) || k < i && abs(e.weight) == abs(all[i].weight)
		if e.group != "" && e.group == all[i].group && stronger {
			return false
		}
	}
	return true
}
