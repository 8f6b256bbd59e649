// Package section tells what each line of a letter is about: the reason for
// the decision, the legend of codes, the criteria, the appeal, the boilerplate.
// It goes by headings: those that stand above, at the left, or in the first
// words of a paragraph. What headings say is data, headings.yaml.
package section
