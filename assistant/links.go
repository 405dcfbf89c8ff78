package assistant

import (
	"net/url"
	"strings"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// SiteHeader is set by a server that answers assistants beside its pages: where these are,
// by the name under which the assistant has reached it.
const SiteHeader = "X-Policygraph-Site"

func siteOf(r *mcp.CallToolRequest, otherwise string) string {
	if r.Extra != nil {
		if site := r.Extra.Header.Get(SiteHeader); site != "" {
			return site
		}
	}
	return otherwise
}

// addLinks gives each row of a thing the address of its page.
func addLinks(rows []map[string]any, site string) {
	if site == "" {
		return
	}
	for _, row := range rows {
		for _, column := range []string{"target", "fact", "id"} {
			id, _ := row[column].(string)
			if page := pageOf(id); page != "" {
				row["link"] = site + page
				break
			}
		}
	}
}

// pageOf is the page of a node: things have pages of their own, figures a passage that any
// page opens.
func pageOf(id string) string {
	kind, _, _ := strings.Cut(id, ":")
	escaped := strings.ReplaceAll(url.QueryEscape(id), "%3A", ":")
	switch kind {
	case "plan", "task", "agency", "area", "platform", "indicator", "document":
		return "/" + kind + "?id=" + escaped
	case "target", "observation":
		return "/?fact=" + escaped
	}
	return ""
}
