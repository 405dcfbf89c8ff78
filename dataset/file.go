// Package dataset is the durable truth: the facts that documents state, one
// YAML file a document, reviewed by a person and kept in git, and the
// vocabularies that say which names mean the same.
//
// A File is also what extraction produces. As JSON it carries the wording
// (quote, content); as YAML, the dataset, it carries locators only. The package
// reads, writes and checks both. It knows nothing of the store or of GraphQL.
package dataset

// File is the facts of one document.
type File struct {
	// Slug names the document in ids (task:SLUG:KEY): the file's name without its
	// ending. It is not written into the file.
	Slug string `json:"-" yaml:"-"`

	Document      Document       `json:"document" yaml:"document"`
	Headings      []Heading      `json:"headings,omitempty" yaml:"headings,omitempty"`
	Tasks         []Task         `json:"tasks" yaml:"tasks,omitempty"`
	Targets       []Figure       `json:"targets" yaml:"targets,omitempty"`
	Observations  []Figure       `json:"observations" yaml:"observations,omitempty"`
	Platforms     []Platform     `json:"platforms" yaml:"platforms,omitempty"`
	Organisation  []Organisation `json:"organisation" yaml:"organisation,omitempty"`
	Agencies      []Agency       `json:"agencies" yaml:"agencies,omitempty"`
	Absences      []Absence      `json:"absences,omitempty" yaml:"absences,omitempty"`
	Deadlines     []Deadline     `json:"deadlines,omitempty" yaml:"deadlines,omitempty"`
	Announcements []Announcement `json:"announcements" yaml:"announcements,omitempty"`
	Dismissed     []Dismissed    `json:"-" yaml:"dismissed,omitempty"` // by reviewers
	Warnings      []Warning      `json:"warnings" yaml:"warnings,omitempty"`

	// SetAside and Unread account for what is in no fact. An extraction prints
	// them; a reviewed dataset has none.
	SetAside []Aside  `json:"setAside" yaml:"-"`
	Unread   []Unread `json:"unread" yaml:"-"`
}

// Place is where something stands: the start and the end in code points.
type Place [2]int

// Aside is a number that is the value of no figure, and what it is instead.
type Aside struct {
	Class string `json:"class"` // date, document_number, item_number … (package reading/account)
	Start int    `json:"start"`
	End   int    `json:"end"`
}

// Unread is what extraction saw and could not read: a number, a bracket or a label
// that names bodies, a row of a table.
type Unread struct {
	Kind  string `json:"kind"` // number, bracket, label, row
	Start int    `json:"start"`
	End   int    `json:"end"`
}

// HasFacts tells whether the file says anything but what document it is of.
func (f *File) HasFacts() bool {
	return len(f.Tasks)+len(f.Targets)+len(f.Observations)+len(f.Platforms)+len(f.Organisation) > 0
}

// Locator says where a fact stands. Start and End count Unicode code points of
// the document's text, End exclusive. Opening and Closing are the span's first
// and last 8 code points, by which a reader finds the place in the official
// page. Section is the numbering path that the place stands under.
type Locator struct {
	Section string `json:"section,omitempty" yaml:"section,omitempty"`
	Start   int    `json:"start" yaml:"start"`
	End     int    `json:"end" yaml:"end"`
	Opening string `json:"opening,omitempty" yaml:"opening,omitempty"`
	Closing string `json:"closing,omitempty" yaml:"closing,omitempty"`
}

// Evidence is how far an extracted fact can be relied on. A reviewed fact
// leaves confidence and reason out: review makes it 1. One that a reviewer changed
// or added says who did, and when.
type Evidence struct {
	Confidence float64   `json:"confidence,omitempty" yaml:"confidence,omitempty"` // 0 < c <= 1
	Reason     string    `json:"reason,omitempty" yaml:"reason,omitempty"`         // which rule read it
	Reviewed   *Reviewed `json:"-" yaml:"reviewed,omitempty"`
}

// Inferred names the fields of a fact that stand nowhere in its own sentence or row: a
// title, a heading, a merged cell above or the plan's period gives them.
type Inferred []string

// Document is the page as a whole. Dates are strings as ISO 8601 (2022-09-30),
// periods as printed, normalised to 2022 or 2026-03-18.
type Document struct {
	Title       string           `json:"title" yaml:"title"`
	DocNumber   string           `json:"docNumber,omitempty" yaml:"docNumber,omitempty"` // 文号
	Issuers     []string         `json:"issuers" yaml:"issuers,omitempty,flow"`
	IssuedOn    string           `json:"issuedOn,omitempty" yaml:"issuedOn,omitempty"`       // 成文日期
	PublishedOn string           `json:"publishedOn,omitempty" yaml:"publishedOn,omitempty"` // 发布日期
	PrintedOn   string           `json:"printedOn,omitempty" yaml:"printedOn,omitempty"`     // 印发日期
	Kind        string           `json:"kind" yaml:"kind"`
	Area        string           `json:"area,omitempty" yaml:"area,omitempty"` // a name or id of the areas vocabulary
	Places      []string         `json:"-" yaml:"-"`                           // that the text names, where Area is the name of several: they tell which
	PeriodStart string           `json:"periodStart,omitempty" yaml:"periodStart,omitempty"`
	PeriodEnd   string           `json:"periodEnd,omitempty" yaml:"periodEnd,omitempty"`
	Validity    string           `json:"validity,omitempty" yaml:"validity,omitempty"` // as the page prints it: 有效, 废止
	BasedOn     []Cited          `json:"basedOn" yaml:"basedOn,omitempty"`
	Supersedes  []Cited          `json:"supersedes" yaml:"supersedes,omitempty"`
	Nicknames   []Nickname       `json:"nicknames,omitempty" yaml:"nicknames,omitempty"`
	URL         string           `json:"url,omitempty" yaml:"url,omitempty"`
	SHA256      string           `json:"sha256" yaml:"sha256"`        // of the file's bytes
	Reviewed    *Reviewed        `json:"-" yaml:"reviewed,omitempty"` // the document as a whole
	Locator     `yaml:",inline"` // the printed title
}

// Cited is another document that this one names.
type Cited struct {
	Title     string `json:"title" yaml:"title"`
	DocNumber string `json:"docNumber,omitempty" yaml:"docNumber,omitempty"`
	Locator   `yaml:",inline"`
}

// Nickname is a name that the document gives a thing for short (以下简称). Of is the
// thing, as written: a platform that the document names, or else what the document
// itself is about.
type Nickname struct {
	Name    string `json:"name" yaml:"name"`
	Of      string `json:"of" yaml:"of"`
	Locator `yaml:",inline"`
}

// Task is a unit of work with its own assignment, or a heading that groups such.
type Task struct {
	Key         string       `json:"key" yaml:"key"`                           // the numbering path: 三(二)4, A1.03
	Parent      string       `json:"parent,omitempty" yaml:"parent,omitempty"` // a Key of this file
	SameAs      string       `json:"sameAs,omitempty" yaml:"sameAs,omitempty"` // the Key that says the same
	Title       string       `json:"title" yaml:"title"`
	Content     string       `json:"content,omitempty" yaml:"-"`
	Summary     string       `json:"summary,omitempty" yaml:"summary,omitempty"` // a reviewer's own words
	Schedule    []Schedule   `json:"schedule" yaml:"schedule,omitempty,flow"`
	Source      string       `json:"source" yaml:"source"`
	Table       string       `json:"table,omitempty" yaml:"table,omitempty"`        // the annex table's printed title
	Groups      []string     `json:"groups,omitempty" yaml:"groups,omitempty,flow"` // of a table's row: what it stands below, outer to inner
	Assignments []Assignment `json:"assignments" yaml:"assignments,omitempty"`
	Inferred    Inferred     `json:"inferred,omitempty" yaml:"inferred,omitempty,flow"`
	Quote       string       `json:"quote,omitempty" yaml:"-"`
	Locator     `yaml:",inline"`
	Evidence    `yaml:",inline"`
}

// Schedule is what is due when. Period is as printed (2020-2023年); the text
// is wording and stays out of the dataset.
type Schedule struct {
	Period string `json:"period" yaml:"period"`
	Text   string `json:"text,omitempty" yaml:"-"`
}

// Assignment ties a body to a task. Position is 1-based over all roles of the
// task. Inherited: stated elsewhere (a merged cell, a rule for all tasks), the
// locator is where it is printed.
type Assignment struct {
	Agency    string `json:"agency" yaml:"agency"` // as written
	Role      string `json:"role" yaml:"role"`
	Position  int    `json:"position" yaml:"position"`
	Inherited bool   `json:"inherited,omitempty" yaml:"inherited,omitempty"`
	Locator   `yaml:",inline"`
}

// Figure is a number that a document sets (a target) or reports (an observation).
type Figure struct {
	Key        string   `json:"key" yaml:"key"`             // unique in the file over targets and observations: TASK or section key, "-", ordinal
	Indicator  string   `json:"indicator" yaml:"indicator"` // as worded
	Comparator string   `json:"comparator" yaml:"comparator"`
	Value      float64  `json:"value" yaml:"value"`
	ValueMax   *float64 `json:"valueMax,omitempty" yaml:"valueMax,omitempty"` // of a range
	Unit       string   `json:"unit,omitempty" yaml:"unit,omitempty"`         // as written: 万平方米
	Qualifier  string   `json:"qualifier,omitempty" yaml:"qualifier,omitempty"`
	Year       *int     `json:"year" yaml:"year,omitempty"`
	Scope      string   `json:"scope,omitempty" yaml:"scope,omitempty"` // what part it speaks of: 眼镜产业
	Area       string   `json:"area,omitempty" yaml:"area,omitempty"`   // where not the document's
	Tier       string   `json:"-" yaml:"tier,omitempty"`                // of what rank, where the wording does not say it: 省级
	Stretch    bool     `json:"stretch,omitempty" yaml:"stretch,omitempty"`
	Either     bool     `json:"-" yaml:"either,omitempty"`                // one of two that the document joins by 或: reaching one is enough
	Measures   string   `json:"-" yaml:"measures,omitempty"`              // the id of its indicator, where the wording does not tell it
	Nature     string   `json:"nature,omitempty" yaml:"nature,omitempty"` // "" is GOAL
	Task       string   `json:"task,omitempty" yaml:"task,omitempty"`     // the Key of the task that sets it
	At         []Place  `json:"at" yaml:"-"`                              // its own numbers; of a range two
	Inferred   Inferred `json:"inferred,omitempty" yaml:"inferred,omitempty,flow"`

	// Context is what names the cell that it is read from: its column and, where no
	// task has that name, its row.
	Context  []ContextLabel `json:"context,omitempty" yaml:"context,omitempty,flow"`
	Quote    string         `json:"quote,omitempty" yaml:"-"`
	Locator  `yaml:",inline"`
	Evidence `yaml:",inline"`
}

// Platform is a mention of a properly named carrier. What a document names several
// times is as many mentions of one name and area; a mention in a merged cell is one for
// each row that the cell stands over.
type Platform struct {
	Name     string   `json:"name" yaml:"name"`
	Kind     string   `json:"kind" yaml:"kind"`                       // 综合体, 孵化器, 众创空间 …
	Level    string   `json:"level,omitempty" yaml:"level,omitempty"` // of what rank the mention says that it is: 省级, 省级培育, 市级创建
	Area     string   `json:"area,omitempty" yaml:"area,omitempty"`
	Task     string   `json:"task,omitempty" yaml:"task,omitempty"` // the task that the mention stands in
	Inferred Inferred `json:"inferred,omitempty" yaml:"inferred,omitempty,flow"`
	Quote    string   `json:"quote,omitempty" yaml:"-"`
	Locator  `yaml:",inline"`
	Evidence `yaml:",inline"`
}

// Organisation says what a body is for the plan as a whole or for one thing in it:
// who leads, where the office sits, who hosts and runs, who assesses. Of is what it
// is of, as written: the group of an office, the campaign of its lead; "" where the
// document names nothing. Open says that the list which names the body ends in 等, so
// that there are more.
type Organisation struct {
	Agency   string `json:"agency" yaml:"agency"` // as written
	Role     string `json:"role" yaml:"role"`
	Of       string `json:"of,omitempty" yaml:"of,omitempty"`
	Open     bool   `json:"open,omitempty" yaml:"open,omitempty"`
	Locator  `yaml:",inline"`
	Evidence `yaml:",inline"`
}

// Absence is a figure that a document has a place for and does not state: a cell of a
// column of figures that says 视情而定.
type Absence struct {
	Indicator string `json:"indicator" yaml:"indicator"`           // what the column is of
	Says      string `json:"says" yaml:"says"`                     // in its place
	Task      string `json:"task,omitempty" yaml:"task,omitempty"` // the Key of the task whose row it is
	Locator   `yaml:",inline"`
}

// Deadline is by when a document says that a thing is to be done which it names in
// several places. As is the name that it has elsewhere, where the two differ.
type Deadline struct {
	Of      string `json:"of" yaml:"of"`
	As      string `json:"as,omitempty" yaml:"as,omitempty"`
	By      string `json:"by" yaml:"by"` // 2022, 2022-06 or 2022-06-30
	Task    string `json:"task,omitempty" yaml:"task,omitempty"`
	Locator `yaml:",inline"`
}

// Agency resolves a name as this document writes it: to a body of Area (the
// document's when empty), which the vocabulary knows as AliasOf (Name when
// empty).
type Agency struct {
	Name     string `json:"name" yaml:"name"`
	Function string `json:"function,omitempty" yaml:"function,omitempty"`
	Area     string `json:"area,omitempty" yaml:"area,omitempty"`
	AliasOf  string `json:"aliasOf,omitempty" yaml:"aliasOf,omitempty"`
}

// Warning is what extraction saw and did not understand, or a contradiction: one
// of a kind, with its first place. Count is in how many places it was seen; 0 is
// one. Against is the other place, where two places of the document say different
// things.
type Warning struct {
	Message string   `json:"message" yaml:"message"`
	Count   int      `json:"count" yaml:"count,omitempty"`
	Against *Locator `json:"against,omitempty" yaml:"against,omitempty"`
	Locator `yaml:",inline"`
}
