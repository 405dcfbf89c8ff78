// Package zh is what reading knows of Chinese text: its blanks and brackets, how
// numbers, years and dates are written, and lists of words that are looked up
// at a place. Chinese is written without blanks, so a reader by rules asks this
// at every character; the look-ups allocate nothing.
//
// Every other package of reading uses these and has none of its own, so that
// all of them agree. This one knows no plan and no rule of reading.
//
// It is named by the code of the language, and not text, for nearly every
// function of reading has a variable of that name.
package zh
