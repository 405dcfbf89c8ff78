package dataset

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// Save writes the vocabularies of a data folder, and the folder itself.
func (v *Vocabularies) Save(dir string) error {
	if err := os.MkdirAll(filepath.Join(dir, DocumentsFolder), 0o755); err != nil {
		return fmt.Errorf("save the vocabularies: %w", err)
	}
	var areas, agencies, indicators bytes.Buffer
	if err := errors.Join(WriteVocabulary(&areas, v.Areas), WriteVocabulary(&agencies, v.Agencies), WriteVocabulary(&indicators, v.Indicators)); err != nil {
		return fmt.Errorf("save the vocabularies: %w", err)
	}
	for name, content := range map[string][]byte{AreasFile: areas.Bytes(), AgenciesFile: agencies.Bytes(), IndicatorsFile: indicators.Bytes()} {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o644); err != nil {
			return fmt.Errorf("save the vocabularies: %w", err)
		}
	}
	return nil
}

// Save writes the file into a data folder.
func (f *File) Save(dir string) error {
	var out bytes.Buffer
	if err := Write(&out, f); err != nil {
		return fmt.Errorf("save %s: %w", f.Slug, err)
	}
	if err := os.WriteFile(filepath.Join(dir, DocumentsFolder, f.Slug+".yaml"), out.Bytes(), 0o644); err != nil {
		return fmt.Errorf("save %s: %w", f.Slug, err)
	}
	return nil
}
