package config

import (
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// source is one configuration file with the places of its values.
type source struct {
	// name is the file as errors tell it, folder where relative paths count from.
	name, folder string
	file         *ast.File
}

// parse reads the file into c; keys that the file leaves out stay as they are in c.
func parse(name, folder string, b []byte, c *Config) (source, error) {
	src := source{name: name, folder: folder}
	var err error
	if src.file, err = parser.ParseBytes(b, 0); err != nil {
		return src, explain(name, err)
	}
	if len(src.file.Docs) > 1 && src.file.Docs[1].Body != nil {
		return src, at(name, src.file.Docs[1].Body.GetToken(), "a second YAML document is not read; put everything into one")
	}
	if src.empty() {
		return src, nil // decoding nothing would clear the defaults
	}
	err = yaml.NewDecoder(strings.NewReader(string(b)), yaml.Strict()).Decode(c)
	if err != nil {
		return src, explain(name, err)
	}
	return src, nil
}

// empty reports whether the file holds nothing, or nothing but comments.
func (s source) empty() bool {
	if len(s.file.Docs) == 0 || s.file.Docs[0].Body == nil {
		return true
	}
	t := s.file.Docs[0].Body.Type()
	return t == ast.CommentType || t == ast.NullType
}

// node is the value at a path such as $.watch[0].settle, nil where there is none.
func (s source) node(path string) ast.Node {
	p, err := yaml.PathString(path)
	if err != nil || s.file == nil {
		return nil
	}
	n, err := p.FilterFile(s.file)
	if err != nil {
		return nil
	}
	return n
}

func (s source) has(path string) bool { return s.node(path) != nil }

// token is the place of a value, or of the nearest group that should hold it.
func (s source) token(path string) *token.Token {
	for path != "$" && path != "" {
		if n := s.node(path); n != nil {
			return n.GetToken()
		}
		path = path[:max(0, strings.LastIndexAny(path, ".["))]
	}
	return nil
}
