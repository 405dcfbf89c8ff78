package report_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/reading/extract"
	"github.com/policygraph/policygraph/reading/source"
	"github.com/policygraph/policygraph/review/report"
)

const plan = "青石县<b>行动计划\n根据《白河市意见》要求，对照<script>alert(1)</script>制定本计划，请各单位认真执行并抓好落实。\n一、主要任务\n1.建设园区。推进石湾创客小镇建设，到2023年新增企业20家以上。（责任单位：县科技局、县经信局）\n"

func examplePage(t *testing.T) (*dataset.File, *goquery.Document) {
	t.Helper()
	doc, err := source.Read("plan.txt", []byte(plan))
	if err != nil {
		t.Fatal(err)
	}
	file, err := extract.Extract(doc)
	if err != nil {
		t.Fatal(err)
	}
	file.Warnings = append(file.Warnings, dataset.Warning{Message: "a number that <no> rule took", Locator: dataset.NewLocator(doc.Text, "", 3, 6)})
	file.Announcements = append(file.Announcements, dataset.Announcement{Of: "一", Count: 2, Unit: "项", Locator: dataset.NewLocator(doc.Text, "", 6, 8)})
	file.Organisation = append(file.Organisation, dataset.Organisation{Agency: "县科技局", Role: dataset.OrganisationMember, Of: "工作专班", Open: true, Locator: dataset.NewLocator(doc.Text, "", 11, 13)})
	var out bytes.Buffer
	if err := report.Write(&out, doc, file); err != nil {
		t.Fatal(err)
	}
	page, err := goquery.NewDocumentFromReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	return file, page
}

func TestThePageSaysThatAListOfMembersIsOpen(t *testing.T) {
	_, page := examplePage(t)
	if text := page.Text(); !strings.Contains(text, "member 工作专班 等") {
		t.Errorf("not in the page: %s", text)
	}
}

func TestThePageShowsTheWholeTextAndNothingOfItRuns(t *testing.T) {
	_, page := examplePage(t)
	if got := page.Find("main").Text(); got != plan {
		t.Errorf("the page shows %q, want %q", got, plan)
	}
	if n := page.Find("script, main b, img, link").Length(); n != 0 {
		t.Errorf("%d elements of the document came alive", n)
	}
}

func TestEveryFactIsMarkedAtItsPlace(t *testing.T) {
	file, page := examplePage(t)
	marked := func(class string) string { return page.Find("main span." + class).Text() }
	if len(file.Platforms) != 1 || len(file.Targets) != 1 || len(file.Tasks) == 0 {
		t.Fatalf("the plan was read as %+v", file)
	}
	for class, want := range map[string]string{
		"platform": "石湾创客小镇", "assignment": "县科技局县经信局", "cited": "《白河市意见》", "warning": "<b>", "announcement": "行动",
	} {
		if got := marked(class); got != want {
			t.Errorf("%s marks %q, want %q", class, got, want)
		}
	}
	page.Find("aside a").Each(func(_ int, link *goquery.Selection) {
		if page.Find("main "+link.AttrOr("href", "")).Length() != 1 {
			t.Errorf("%q leads nowhere", link.Text())
		}
	})
	list := page.Find("aside").Text()
	for _, want := range []string{"a number that <no> rule took", "石湾创客小镇", "小镇 青石县", ">= 20家", "1 responsible", "一 2项"} {
		if !strings.Contains(list, want) {
			t.Errorf("the list does not say %q", want)
		}
	}
}

func TestTheNumbersOfThePageAreFactsSetAsideOrUnread(t *testing.T) {
	doc, err := source.Read("plan.txt", []byte("青石县行动计划\n建成驿站15座，到2027年石湾镇 42。"))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	err = report.Write(&out, doc, &dataset.File{
		Targets:  []dataset.Figure{{Indicator: "驿站", Comparator: "=", Value: 15, Unit: "座", Locator: dataset.Locator{Start: 10, End: 15}}},
		SetAside: []dataset.Aside{{Class: "date", Start: 17, End: 21}},
		Unread:   []dataset.Unread{{Kind: "number", Start: 26, End: 28}},
	})
	if err != nil {
		t.Fatal(err)
	}
	page, err := goquery.NewDocumentFromReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	for class, want := range map[string][2]string{
		"target": {"驿站15座", "target: 驿站 = 15座"}, "aside": {"2027", "aside: date"}, "unread": {"42", "unread: number"},
	} {
		marked := page.Find("main span." + class)
		if marked.Text() != want[0] || marked.AttrOr("title", "") != want[1] {
			t.Errorf("%s marks %q with the title %q, want %q", class, marked.Text(), marked.AttrOr("title", ""), want)
		}
	}
}

func TestFactsOfAnotherTextAreRefused(t *testing.T) {
	doc, err := source.Read("other.txt", []byte("青石县"))
	if err != nil {
		t.Fatal(err)
	}
	file := &dataset.File{Platforms: []dataset.Platform{{Name: "石湾创客小镇", Locator: dataset.Locator{Start: 2, End: 8}}}}
	err = report.Write(&bytes.Buffer{}, doc, file)
	if !errors.Is(err, report.ErrSpan) || !strings.Contains(err.Error(), "other.txt") || !strings.Contains(err.Error(), "石湾创客小镇") {
		t.Errorf("error is %v, want one that names the file and the fact", err)
	}
}
