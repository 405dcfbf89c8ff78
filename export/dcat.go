package export

import (
	"encoding/json"
	"fmt"
	"io"
)

// WriteDCAT writes what is known of the data as a record for catalogues of data (W3C DCAT,
// as JSON-LD). Where its files are is relative to the record's own address.
func WriteDCAT(w io.Writer, about Content) error {
	inBoth := func(zh, en string) []any {
		return []any{map[string]string{"@value": zh, "@language": "zh"}, map[string]string{"@value": en, "@language": "en"}}
	}
	record := map[string]any{
		"@context": map[string]any{
			"dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/", "prov": "http://www.w3.org/ns/prov#", "schema": "https://schema.org/",
			"rdfs":        "http://www.w3.org/2000/01/rdf-schema#",
			"downloadURL": map[string]string{"@id": "dcat:downloadURL", "@type": "@id"},
			"page":        map[string]string{"@id": "dcat:landingPage", "@type": "@id"},
		},
		"@id": "urn:policygraph:data:" + about.Version, "@type": "dcat:Dataset",
		"dct:identifier": about.Version, "dcat:version": about.Version,
		"dct:title": inBoth(dataTitle, dataTitleEn), "dct:description": inBoth(dataAbout, dataAboutEn),
		"dct:language": []string{"zh"}, "rdfs:comment": noLimit,
		"dct:spatial": places(about.Areas), "dct:source": sources(about.Sources), "dcat:distribution": distributions(),
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(record); err != nil {
		return fmt.Errorf("write the record: %w", err)
	}
	return nil
}

func places(names []string) []any {
	all := make([]any, len(names))
	for i, name := range names {
		all[i] = map[string]any{"@type": "dct:Location", "schema:name": name}
	}
	return all
}

func sources(of []Source) []any {
	all := make([]any, len(of))
	for i, s := range of {
		document := map[string]any{"@type": "schema:DigitalDocument", "schema:name": s.Title}
		if s.URL != "" {
			document["page"] = s.URL
		}
		all[i] = document
	}
	return all
}

// distributions are the files that a server has at /export/, beside the record.
func distributions() []any {
	var all []any
	for _, f := range Files() {
		all = append(all, map[string]any{"@type": "dcat:Distribution", "downloadURL": f.Name, "dcat:mediaType": f.Media, "dct:title": f.Title})
	}
	return all
}

// File is one that a server has at /export/.
type File struct {
	Name  string `json:"file"`
	Media string `json:"mediaType"`
	Title string `json:"title"`
}

// Files are those that a server has at /export/, but for the record of them.
func Files() []File {
	var all []File
	for _, name := range TableNames() {
		all = append(all, File{name + ".csv", "text/csv", name})
	}
	return append(all,
		File{"datapackage.zip", "application/zip", "Frictionless data package"},
		File{"graph.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "workbook"},
		File{"graph.graphml", "application/graphml+xml", "GraphML"},
		File{"graph.jsonld", "application/ld+json", "JSON-LD"},
	)
}
