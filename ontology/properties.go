package ontology

// Type is what a property's value is in Go.
type Type string

// The types of properties.
const (
	Text    Type = "string"
	Integer Type = "int64"
	Decimal Type = "float64"
	Flag    Type = "bool"
	Texts   Type = "[]string"
)

// TypeOf is the type of a property's value; "" where no property can hold it.
func TypeOf(value any) Type {
	switch value.(type) {
	case string:
		return Text
	case int64:
		return Integer
	case float64:
		return Decimal
	case bool:
		return Flag
	case []string:
		return Texts
	}
	return ""
}

// Property is a property of a kind of node or of a relation. What a document
// does not say is absent; a required property is never absent.
type Property struct {
	Name     string
	Type     Type
	Required bool
	About    string // what it is
}

// Properties of facts. The order of facts is over the whole dataset: documents
// in order of their slugs, facts in order of their places.
var (
	position   = Property{"position", Integer, true, "its place in the order of all facts of its kind"}
	documents  = Property{"documents", Texts, true, "the ids of the documents that state it"}
	sourceFile = Property{"sourceFile", Text, false, "the file of the dataset that it stands in"}
	sourceLine = Property{"sourceLine", Integer, false, "its line in that file"}
)

// Properties that only order nodes.
var (
	nameOrder   = Property{"nameOrder", Integer, true, "its place among all of its kind by the pinyin of its name or title"}
	taskCount   = Property{"taskCount", Integer, true, "how many tasks it has"}
	targetCount = Property{"targetCount", Integer, true, "how many targets it has"}
	searchOrder = Property{"searchOrder", Integer, true, "its place among equally good hits of a search"}
	planCount   = Property{"planCount", Integer, true, "how many loaded plans cover it"}
)

// OnlyOrders says whether a property of this name only gives a node its place among others.
func OnlyOrders(name string) bool {
	switch name {
	case position.Name, nameOrder.Name, taskCount.Name, targetCount.Name, searchOrder.Name, planCount.Name:
		return true
	}
	return false
}

// PropertiesOf lists the properties of a kind of node. Dates are texts
// (2022-09-30) with a numeric twin to order by. Enums are in capitals, as in
// the schema.
func PropertiesOf(kind string) []Property {
	switch kind {
	case KindDocument:
		return []Property{
			{"slug", Text, true, "its name in ids"},
			{"title", Text, true, "the printed title"},
			{"kind", Text, true, "a DocumentKind"},
			{"docNumber", Text, false, "文号"},
			{"issuedOn", Text, false, "成文日期"},
			{"issuedOnKey", Integer, false, "issuedOn as yyyymmdd, to order by"},
			{"publishedOn", Text, false, "发布日期"},
			{"printedOn", Text, false, "印发日期"},
			{"url", Text, false, "the official page"},
			{"sha256", Text, true, "the hash of the file's bytes"},
			{"validity", Text, false, "as the page prints it: 有效, 废止"},
			nameOrder, searchOrder,
		}
	case KindPassage:
		return []Property{
			{"section", Text, false, "the numbering path of its section"},
			{"start", Integer, true, "its first code point"},
			{"end", Integer, true, "where it ends, exclusive"},
			{"opening", Text, false, "its first 8 characters"},
			{"closing", Text, false, "its last 8 characters"},
			{"position", Integer, true, "its start, to order by"},
			{"context", Texts, true, "the labels that it stands below or beside, outer to inner: a ContextKind, a blank and the label"},
		}
	case KindPlan:
		return []Property{
			{"title", Text, true, "the printed title"},
			{"docNumber", Text, false, "文号"},
			{"issuedOn", Text, false, "成文日期"},
			{"issuedOnKey", Integer, false, "issuedOn as yyyymmdd, to order by"},
			{"periodStart", Text, false, "the start of its period, as printed"},
			{"periodEnd", Text, false, "the end of its period, as printed"},
			{"validity", Text, false, "as the page prints it: 有效, 废止"},
			{"cited", Flag, true, "only cited, and not loaded"},
			{"rolesUsed", Texts, true, "the Roles that it uses at all"},
			documents, sourceFile, sourceLine, nameOrder, searchOrder, taskCount, targetCount,
		}
	case KindArea:
		return []Property{
			{"name", Text, true, "its name"},
			{"fullName", Text, false, "its name with what it is part of"},
			{"aliases", Texts, true, "its other names"},
			{"level", Text, false, "one of Levels"},
			{"areaLevel", Text, false, "level in capitals, as the schema has it"},
			{"code", Text, false, "its GB/T 2260 code"},
			{"within", Texts, true, "the ids of the area itself and of all that it is part of"},
			nameOrder, searchOrder, planCount,
		}
	case KindPlatform:
		return []Property{
			{"name", Text, true, "its name"},
			{"kind", Text, false, "孵化器, 众创空间 …"},
			{"level", Text, false, "of what rank it is: 省级, 省级培育, 市级创建"},
			{"inferred", Texts, true, "the properties that stand in none of its mentions"},
			{"aliases", Texts, true, "its other names"},
			position, documents, sourceFile, sourceLine, nameOrder, searchOrder, taskCount,
		}
	case KindAgency:
		return []Property{
			{"name", Text, true, "its full name"},
			{"aliases", Texts, true, "all names that documents use"},
			{"names", Texts, true, "all names that it goes by: its own, those of documents, and what it is called in full"},
			{"function", Text, false, "what such agencies are usually called: 科技局"},
			{"functions", Texts, true, "its kinds, the same at every level, which line agencies up across areas: 科技"},
			{"functionNames", Texts, true, "what a filter by function meets: its kinds and its function"},
			{"inferred", Texts, true, "fields that no document states: functions by the catalogue, members by an entry"},
			{"collective", Flag, true, "its name stands for many: 各街道"},
			{"kind", Text, false, "one of AgencyKinds"},
			nameOrder, searchOrder, taskCount,
		}
	case KindTask:
		return []Property{
			{"key", Text, true, "its numbering path"},
			{"title", Text, true, "its printed title, or its first words"},
			{"summary", Text, false, "a reviewer's own words"},
			{"source", Text, true, "a TaskSource"},
			{"table", Text, false, "the annex table's title"},
			{"schedule", Texts, true, "the periods of its schedule"},
			{"groups", Texts, true, "what a table's row stands below, outer to inner"},
			{"absences", Texts, true, "figures that its row has a column for and does not state: what of, a blank and what it says instead"},
			{"line", Text, false, "what the same row of each year's part of a table has in common"},
			{"from", Integer, false, "the first year of what due rests on"},
			{"due", Integer, false, "the year that it is due in"},
			{"dueBasis", Text, false, "a DueBasis"},
			{"sole", Flag, true, "exactly one body has it, and answers for it"},
			{"withoutLead", Flag, true, "bodies have it, and none of them leads"},
			position, documents, sourceFile, sourceLine, searchOrder,
		}
	case KindTarget:
		return append(
			figureProperties(),
			Property{"stretch", Flag, true, "a 高线 value"},
			Property{"nature", Text, true, "a TargetNature"},
			Property{"conflicting", Flag, true, "another target contradicts it"},
		)
	case KindObservation:
		return figureProperties()
	case KindIndicator:
		return []Property{
			{"name", Text, true, "its name"},
			{"unit", Text, false, "the unit of canonical values"},
			{"concept", Text, false, "what is measured"},
			{"direction", Text, false, "one of Directions"},
			{"betterDirection", Text, false, "direction in capitals, as the schema has it"},
			{"flow", Flag, true, "counted over a period, not a stock"},
			{"cumulative", Flag, true, "累计"},
			{"aliases", Texts, true, "its other wordings"},
			nameOrder, searchOrder, targetCount,
		}
	case KindRedirect:
		return []Property{
			{"to", Text, true, "the id of the node that took its place"},
		}
	case KindChange:
		return []Property{
			{"on", Text, true, "when, as 2026-03-18T09:30:00+08:00"},
			{"onKey", Integer, true, "when, in seconds since 1970, to order by"},
			{"by", Text, true, "who"},
			{"act", Text, true, "a ChangeAct"},
			{"document", Text, true, "the id of the document that states the facts"},
			{"added", Texts, true, "the ids of facts that came"},
			{"changed", Texts, true, "the ids of facts of which a field changed, one for each field"},
			{"fields", Texts, true, "these fields"},
			{"old", Texts, true, "what they said"},
			{"new", Texts, true, "what they say since"},
			{"withdrawn", Texts, true, "the ids of facts that went"},
			{"withdrawnFacts", Texts, true, "what these said"},
			{"position", Integer, true, "its place among all, to order by"},
		}
	case KindIndicatorFamily:
		return []Property{{"name", Text, true, "the thing that its indicators measure"}}
	case KindAnnouncement:
		return []Property{
			{"of", Text, true, "the list: an annex, or the key of the task above the items"},
			{"announced", Integer, true, "the number that is announced"},
			{"unit", Text, false, "what it counts, as written"},
			{"numbered", Integer, true, "how many items the list has by their numbers"},
			{"rows", Integer, true, "how many rows the list has, each part of an item one"},
			{"conflicting", Flag, true, "the announced number is neither"},
			position, documents, sourceFile, sourceLine,
		}
	case KindDiscrepancy:
		return []Property{
			{"message", Text, true, "in what the two places differ, in Chinese"},
			{"messageEn", Text, true, "the same in English; what a reviewer wrote stays as it is"},
			{"kind", Text, true, "a DiscrepancyKind"},
			{"says", Texts, true, "what the two places say, where a rule compared them; empty where their wording tells"},
			{"saysEn", Texts, true, "the same in English; names and periods stay as they are"},
			position, documents, sourceFile, sourceLine,
		}
	}
	return nil
}

// IndexedProperty is a property that filters and orders of a kind begin with: a
// store on disk keeps an index of it.
type IndexedProperty struct{ Kind, Name string }

// IndexedProperties lists them.
func IndexedProperties() []IndexedProperty {
	return []IndexedProperty{
		{KindAgency, "function"},
		{KindAgency, "name"},
		{KindPlatform, "kind"},
		{KindTarget, "year"},
		{KindObservation, "year"},
		{KindPlan, "issuedOnKey"},
		{KindTask, "position"},
		{KindTarget, "position"},
	}
}

// figureProperties are those that targets and observations share.
func figureProperties() []Property {
	return []Property{
		{"key", Text, true, "what names it in its document"},
		{"statedIndicator", Text, true, "the indicator as worded"},
		{"comparator", Text, true, "a Comparator"},
		{"value", Decimal, true, "the value as written"},
		{"valueMax", Decimal, false, "the upper end of a range"},
		{"unit", Text, false, "the unit as written"},
		{"canonicalValue", Decimal, false, "the value in canonicalUnit"},
		{"canonicalUnit", Text, false, "the indicator's unit"},
		{"qualifier", Text, false, "累计, 年均 …"},
		{"scope", Text, false, "the part that it speaks of"},
		{"tier", Text, false, "of what rank the counted things are: 省级, 示范"},
		{"either", Flag, true, "reaching it or the one that 或 joins to it is enough"},
		{"year", Integer, false, "the year that it is for"},
		{"inferred", Texts, true, "the properties that stand nowhere in its own sentence or row"},
		position, documents, sourceFile, sourceLine, searchOrder,
	}
}
