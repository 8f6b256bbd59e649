package pdf

import (
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
}

func (l *lookups) ExportedFunction(name string) api.Function {
	f, ok := l.known[name]
	if !ok {
		f = l.Module.ExportedFunction(name)
		l.known[name] = f
	}
	return f
}

// rememberLookups makes an instance look its functions up once, and reports
// whether it could: go-pdfium has no setting for it, so this reaches into the
// instance, and leaves alone one that is built otherwise than it knows.
func rememberLookups(instance pdfium.Pdfium) bool {
	v := reflect.ValueOf(instance)
	for _, name := range []string{"worker", "Instance", "Module"} {
		if v.Kind() != reflect.Pointer || v.IsNil() || v.Elem().Kind() != reflect.Struct {
			return false
		}
		if v = v.Elem().FieldByName(name); !v.IsValid() {
			return false
		}
	}
	if v.Type() != reflect.TypeFor[api.Module]() || !v.CanAddr() {
		return false
	}
	module := (*api.Module)(unsafe.Pointer(v.UnsafeAddr()))
	*module = &lookups{*module, map[string]api.Function{}}
	return true
}
