package assistant

import "github.com/policygraph/policygraph/client"

type nothing struct{}

type searchInput struct {
	Text string `json:"text" jsonschema:"what to find: a name, short name, pinyin, document number, indicator or value"`
}

type idInput struct {
	ID string `json:"id" jsonschema:"the id of a plan"`
}

type agenciesInput struct {
	Areas     []string `json:"areas,omitempty" jsonschema:"ids of areas"`
	WithParts bool     `json:"withParts,omitempty" jsonschema:"areas stand for their parts too"`
	Functions []string `json:"functions,omitempty" jsonschema:"kinds of bodies, as 科技 or 科技局"`
	Plans     []string `json:"plans,omitempty" jsonschema:"ids of plans in which they have a task"`
	Text      string   `json:"text,omitempty" jsonschema:"words of a name"`
}

type platformsInput struct {
	Areas     []string `json:"areas,omitempty" jsonschema:"ids of areas"`
	WithParts bool     `json:"withParts,omitempty" jsonschema:"areas stand for their parts too, as a zone of a district"`
	Kinds     []string `json:"kinds,omitempty" jsonschema:"kinds, as 孵化器"`
	Text      string   `json:"text,omitempty" jsonschema:"words of a name"`
}

type tasksInput struct {
	Plans         []string `json:"plans,omitempty" jsonschema:"ids of plans"`
	Areas         []string `json:"areas,omitempty" jsonschema:"ids of areas"`
	WithParts     bool     `json:"withParts,omitempty" jsonschema:"areas stand for their parts too"`
	Agencies      []string `json:"agencies,omitempty" jsonschema:"ids of bodies"`
	Functions     []string `json:"functions,omitempty" jsonschema:"kinds of bodies, as 科技 or 科技局"`
	Roles         []string `json:"roles,omitempty" jsonschema:"LEAD, SUPPORT or RESPONSIBLE"`
	Platforms     []string `json:"platforms,omitempty" jsonschema:"ids of platforms"`
	Indicators    []string `json:"indicators,omitempty" jsonschema:"ids of indicators of the targets that the tasks set"`
	Years         []int    `json:"years,omitempty" jsonschema:"years of the targets that the tasks set"`
	Due           []int    `json:"due,omitempty" jsonschema:"years in which the tasks are due"`
	DueBases      []string `json:"dueBases,omitempty" jsonschema:"by what they are due: SCHEDULE, TARGET, or PERIOD (the plan's end only)"`
	Sources       []string `json:"sources,omitempty" jsonschema:"BODY or ANNEX"`
	WithoutLead   *bool    `json:"withoutLead,omitempty" jsonschema:"true: bodies have it and none leads"`
	WithoutAgency *bool    `json:"withoutAgency,omitempty" jsonschema:"true: no body has it, as headings; false: some body has"`
	Sole          *bool    `json:"sole,omitempty" jsonschema:"true: one body alone answers for it"`
	Text          string   `json:"text,omitempty" jsonschema:"words of the title"`
}

func (in tasksInput) filter() *client.TaskFilter {
	return &client.TaskFilter{
		Plans: some(in.Plans), Areas: some(in.Areas), WithParts: asked(in.WithParts), Agencies: some(in.Agencies), Functions: some(in.Functions), Roles: as[client.Role](in.Roles),
		Platforms: some(in.Platforms), Indicators: some(in.Indicators), Years: some(in.Years), Due: some(in.Due), DueBases: as[client.DueBasis](in.DueBases), Sources: as[client.TaskSource](in.Sources),
		WithoutLead: in.WithoutLead, WithoutAgency: in.WithoutAgency, Sole: in.Sole, Text: text(in.Text),
	}
}

type figuresInput struct {
	Plans []string `json:"plans,omitempty" jsonschema:"ids of plans"`
	reportedInput
}

type reportedInput struct {
	Areas      []string `json:"areas,omitempty" jsonschema:"ids of areas"`
	Indicators []string `json:"indicators,omitempty" jsonschema:"ids of indicators"`
	Years      []int    `json:"years,omitempty" jsonschema:"years"`
	Text       string   `json:"text,omitempty" jsonschema:"words of the indicator as the document words it"`
}

type compareInput struct {
	Areas      []string `json:"areas" jsonschema:"ids of one to eight areas"`
	Indicators []string `json:"indicators,omitempty" jsonschema:"ids of indicators; those in common when left out"`
	Years      []int    `json:"years,omitempty" jsonschema:"years; all when left out"`
}

type rankingInput struct {
	Indicator string   `json:"indicator" jsonschema:"the id of an indicator"`
	Year      int      `json:"year" jsonschema:"the year"`
	Areas     []string `json:"areas,omitempty" jsonschema:"ids of areas; all when left out"`
}

type matrixInput struct {
	Rows    string `json:"rows,omitempty" jsonschema:"FUNCTION, AGENCY, AREA, PLAN, YEAR, PLATFORM_KIND or TASK_GROUP"`
	Columns string `json:"columns,omitempty" jsonschema:"one of the same"`
	tasksInput
}

type areaInput struct {
	Area string `json:"area" jsonschema:"the id of an area"`
}

type collaborationInput struct {
	Area   string `json:"area,omitempty" jsonschema:"the id of an area; or give agency"`
	Agency string `json:"agency,omitempty" jsonschema:"the id of a body; or give area"`
}

type growthInput struct {
	Plan string `json:"plan,omitempty" jsonschema:"the id of a plan; or give area"`
	Area string `json:"area,omitempty" jsonschema:"the id of an area; or give plan"`
}

type timelineInput struct {
	Plans         []string `json:"plans,omitempty" jsonschema:"ids of plans"`
	Areas         []string `json:"areas,omitempty" jsonschema:"ids of areas"`
	Agencies      []string `json:"agencies,omitempty" jsonschema:"ids of bodies"`
	Years         []int    `json:"years,omitempty" jsonschema:"years; all when left out"`
	DueBases      []string `json:"dueBases,omitempty" jsonschema:"by what tasks are due: SCHEDULE, TARGET, or PERIOD (the plan's end only)"`
	WithoutAgency *bool    `json:"withoutAgency,omitempty" jsonschema:"false leaves out headings, which no body has"`
}

func (in timelineInput) filter() *client.TimelineFilter {
	return &client.TimelineFilter{Plans: some(in.Plans), Areas: some(in.Areas), Agencies: some(in.Agencies), Years: some(in.Years), DueBases: as[client.DueBasis](in.DueBases), WithoutAgency: in.WithoutAgency}
}

type gapsInput struct {
	Area       string `json:"area" jsonschema:"the id of an area"`
	ComparedTo string `json:"comparedTo" jsonschema:"the id of another"`
	Of         string `json:"of,omitempty" jsonschema:"only these: indicator, function (kinds of bodies) or platform kind; all when left out"`
}

type conflictsInput struct {
	Plans []string `json:"plans,omitempty" jsonschema:"ids of plans; all when left out"`
	Kinds []string `json:"kinds,omitempty" jsonschema:"VALUE, COMPARATOR, UNIT_SLIP, UNIT, STRETCH, COUNT, WORDING or DATE; all when left out"`
}

type evidenceInput struct {
	ID string `json:"id" jsonschema:"the id of a fact: a task, target, observation, platform or plan"`
}

// as are words as values of an enum; the API refuses what is none.
func as[E ~string](words []string) []E {
	var values []E
	for _, w := range words {
		values = append(values, E(w))
	}
	return values
}

// some is a list that restricts; an empty one, as assistants send it, is not given: for the
// API it would match nothing.
func some[T any](list []T) []T {
	if len(list) == 0 {
		return nil
	}
	return list
}

// text is a word that a filter has only where it was given.
func text(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// asked is a switch that a filter has only where it is on.
func asked(on bool) *bool {
	if !on {
		return nil
	}
	return &on
}
