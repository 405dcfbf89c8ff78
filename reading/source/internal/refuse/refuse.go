// Package refuse has the reasons for which a file is not read. The readers of
// all formats share it; it knows none of them.
package refuse

import (
	"errors"
	"fmt"
)

// Why a file is refused. The error's text says what is wrong with it and what
// to do.
var (
	// ErrFormat: the file is of a format that no reader reads.
	ErrFormat = errors.New("format not read")
	// ErrEncoding: the characters of a text cannot be told.
	ErrEncoding = errors.New("encoding not known")
	// ErrLimit: the file goes above one of the limits.
	ErrLimit = errors.New("above a limit")
	// ErrDamaged: the file is not what its format says it is.
	ErrDamaged = errors.New("file damaged")
)

// Format refuses a file by what it is: "a spreadsheet: save it as …".
func Format(format string, args ...any) error {
	return fmt.Errorf("%w: this is "+format, append([]any{ErrFormat}, args...)...)
}

// OverLimit refuses a file by a limit; the text names the actual figure and
// the allowed one.
func OverLimit(format string, args ...any) error {
	return fmt.Errorf("%w: "+format, append([]any{ErrLimit}, args...)...)
}

// Damaged refuses a file for an error in it, unless that is a refusal itself.
func Damaged(what string, err error) error {
	for _, told := range []error{ErrFormat, ErrLimit, ErrDamaged} {
		if errors.Is(err, told) {
			return fmt.Errorf("%s: %w", what, err)
		}
	}
	return fmt.Errorf("%s: %w: %w", what, ErrDamaged, err)
}
