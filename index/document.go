package index

import (
	"github.com/blevesearch/bleve/v2/document"
	bleveindex "github.com/blevesearch/bleve_index_api"
)

// analysed is a field of a document whose terms are known already. Bleve would
// cut the text of a letter into words anew for each of the four fields that are
// made of it, and a case anew for each generation it is written to.
type analysed struct {
	name    string
	options bleveindex.FieldIndexingOptions
	value   []byte
	length  int
	terms   bleveindex.TokenFrequencies
}

var _ document.Field = (*analysed)(nil)

func (f *analysed) Analyze()                                              {}
func (f *analysed) Name() string                                          { return f.name }
func (f *analysed) ArrayPositions() []uint64                              { return nil }
func (f *analysed) Options() bleveindex.FieldIndexingOptions              { return f.options }
func (f *analysed) Value() []byte                                         { return f.value }
func (f *analysed) EncodedFieldType() byte                                { return 't' }
func (f *analysed) AnalyzedLength() int                                   { return f.length }
func (f *analysed) AnalyzedTokenFrequencies() bleveindex.TokenFrequencies { return f.terms }
func (f *analysed) NumPlainTextBytes() uint64                             { return 0 }
func (f *analysed) Size() int                                             { return 0 } // of Bleve's statistics only
