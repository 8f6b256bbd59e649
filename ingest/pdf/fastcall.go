package pdf

import (
	"context"
	"errors"
	"reflect"
	"unsafe"

	pdfium "github.com/klippa-app/go-pdfium"
	"github.com/tetratelabs/wazero/api"
)

// lookups is a module that looks each of its functions up once. go-pdfium looks
// them up at every call, and wazero gives each time a function with a stack of
// its own, 10 KB; with four calls for a character that is most of the time in
// which a page is read. An instance serves one goroutine, and PDFium's calls do
// not nest, so one stack for each function is enough.
type lookups struct {
	api.Module
	known map[string]api.Function
	// pages is the function that loads pages; see direct.
	pages *noting
}

func (l *lookups) ExportedFunction(name string) api.Function {
	f, ok := l.known[name]
	if !ok {
		f = l.Module.ExportedFunction(name)
		l.known[name] = f
	}
	return f
}

// noting is a function that keeps what it returned last.
type noting struct {
	api.Function
	last uint64
}

func (n *noting) Call(ctx context.Context, params ...uint64) ([]uint64, error) {
	res, err := n.Function.Call(ctx, params...)
	n.last = 0
	if err == nil && len(res) > 0 {
		n.last = res[0]
	}
	return res, err
}

// moduleOf is where an instance keeps its module, nil where it is built
// otherwise than is known here.
func moduleOf(instance pdfium.Pdfium) *api.Module {
	v := reflect.ValueOf(instance)
	for _, name := range []string{"worker", "Instance", "Module"} {
		if v.Kind() != reflect.Pointer || v.IsNil() || v.Elem().Kind() != reflect.Struct {
			return nil
		}
		if v = v.Elem().FieldByName(name); !v.IsValid() {
			return nil
		}
	}
	if v.Type() != reflect.TypeFor[api.Module]() || !v.CanAddr() {
		return nil
	}
	return (*api.Module)(unsafe.Pointer(v.UnsafeAddr()))
}

// errBuilt means that go-pdfium has to be looked at again after an upgrade.
var errBuilt = errors.New("go-pdfium is built otherwise than is known here")

// rememberLookups makes an instance look its functions up once. go-pdfium has no
// setting for it, so this reaches into the instance.
func rememberLookups(instance pdfium.Pdfium) (*lookups, error) {
	module := moduleOf(instance)
	if module == nil || *module == nil {
		return nil, errBuilt
	}
	load := (*module).ExportedFunction(loadPage)
	if load == nil {
		return nil, errBuilt
	}
	l := &lookups{Module: *module, pages: &noting{Function: load}}
	l.known = map[string]api.Function{loadPage: l.pages}
	*module = l
	return l, nil
}

const loadPage = "FPDF_LoadPage"

// asBuilt lets fn use the instance as go-pdfium made it: what PDFium writes is
// passed on by the module that called it.
func asBuilt(instance pdfium.Pdfium, fn func() error) error {
	module := moduleOf(instance)
	if l, ok := (*module).(*lookups); ok {
		*module = l.Module
		defer func() { *module = l }()
	}
	return fn()
}
