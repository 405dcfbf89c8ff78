package export

import (
	"context"

	"github.com/Khan/genqlient/graphql"

	"github.com/policygraph/policygraph/client"
)

// Content is what a description of an export says of the data: its version, the places
// whose plans are loaded, and the documents that it was read from.
type Content struct {
	Version string
	Areas   []string
	Sources []Source
}

// Source is a document. URL is its official page, "" where that is not known.
type Source struct{ Title, URL string }

// What every description begins with.
const (
	dataName      = "policygraph"
	dataTitle     = "地方政府计划文件的任务、责任单位与数值"
	dataTitleEn   = "Tasks, responsible bodies and figures of local governments' plans"
	dataAbout     = "从地方政府公开的计划文件读出并经人工审核的任务、牵头与配合单位、平台和数值目标,每一条都注明出处。文件未写明的不在其中,也不作推断。"
	dataAboutEn   = "Tasks, the bodies that lead and support them, platforms and dated figures, read from local governments' public plans and reviewed by people; each row says where it is stated. What a document does not state is not in it."
	noLimit       = "完整,无条数上限。Whole: no limit on rows."
	formulaNotice = "以 = + - @ 开头的文字前加有单引号。A text that begins with = + - @ stands behind an apostrophe."
)

// ContentOf asks what a server's data is.
func ContentOf(ctx context.Context, c graphql.Client) (Content, error) {
	version, err := DataVersion(ctx, c)
	if err != nil {
		return Content{}, err
	}
	content := Content{Version: version}
	for area, err := range all(areas(ctx, c, nil)) {
		if err != nil {
			return Content{}, err
		}
		if area.Plans.TotalCount > 0 {
			content.Areas = append(content.Areas, area.Name)
		}
	}
	for d, err := range all(documents(ctx, c)) {
		if err != nil {
			return Content{}, err
		}
		source := Source{Title: d.Title}
		if d.Url != nil {
			source.URL = *d.Url
		}
		content.Sources = append(content.Sources, source)
	}
	return content, nil
}

func areas(ctx context.Context, c graphql.Client, filter *client.AreaFilter) page[client.AreasAreasAreaConnectionNodesArea] {
	return func(after *string) ([]client.AreasAreasAreaConnectionNodesArea, *string, error) {
		answer, err := client.Areas(ctx, c, filter, full(), after)
		if err != nil {
			return nil, nil, err
		}
		if answer.Areas == nil {
			return nil, nil, errNoAnswer
		}
		return answer.Areas.Nodes, next(answer.Areas.PageInfo.HasNextPage, answer.Areas.PageInfo.EndCursor), nil
	}
}

func documents(ctx context.Context, c graphql.Client) page[client.DocumentsDocumentsDocumentConnectionNodesDocument] {
	return func(after *string) ([]client.DocumentsDocumentsDocumentConnectionNodesDocument, *string, error) {
		answer, err := client.Documents(ctx, c, nil, full(), after)
		if err != nil {
			return nil, nil, err
		}
		if answer.Documents == nil {
			return nil, nil, errNoAnswer
		}
		return answer.Documents.Nodes, next(answer.Documents.PageInfo.HasNextPage, answer.Documents.PageInfo.EndCursor), nil
	}
}
