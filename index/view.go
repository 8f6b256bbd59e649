package index

import "recourse/internal/letter"

// view is what the index keeps of a case to show why it was found.
type view struct {
	Letters []letterView `json:"l,omitempty"`
}

// letterView is a letter as it can be matched and shown.
type letterView struct {
	ID     letter.ID   `json:"i"`
	Fields []fieldView `json:"f,omitempty"`
	Pages  []pageView  `json:"p,omitempty"`
}

// fieldView is a value as printed or entered, under its name in JSON.
type fieldView struct {
	Name  string `json:"n"`
	Value string `json:"v"`
}

// pageView is the text of a page.
type pageView struct {
	Page        letter.PageNumber `json:"n"`
	Body        string            `json:"b,omitempty"`
	Boilerplate string            `json:"r,omitempty"`
}
