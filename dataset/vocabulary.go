package dataset

// Vocabularies say which names mean the same. They stand beside the documents'
// files, in areas.yaml, agencies.yaml and indicators.yaml; what people decided and
// which ids went stands in decisions.yaml and redirects.yaml.
type Vocabularies struct {
	Areas      []Area
	Agencies   []Body
	Indicators []Indicator
	Decisions  []Decision
	Redirects  []Redirect
	Changes    []Change
}

// Area is an administrative division, by its GB/T 2260 code, or a functional
// zone (功能区) with an id of our own.
type Area struct {
	ID       string   `yaml:"id"` // the code, or a slug for a zone
	Name     string   `yaml:"name"`
	FullName string   `yaml:"fullName,omitempty"` // 浙江省温州市洞头区
	Aliases  []string `yaml:"aliases,omitempty,flow"`
	Level    string   `yaml:"level"` // one of ontology.Levels
	Code     string   `yaml:"code,omitempty"`
	PartOf   string   `yaml:"partOf,omitempty"`
	Since    string   `yaml:"since,omitempty"`  // when the code came into force, where it matters
	Source   string   `yaml:"source,omitempty"` // GB/T 2260, or where the zone is named
	New      bool     `yaml:"new,omitempty"`    // proposed, and not reviewed yet
	From     string   `yaml:"from,omitempty"`   // the document (its slug) that it was proposed for
}

// Body is one agency of one area under all its names.
type Body struct {
	Area      string   `yaml:"area"`                     // an Area's ID
	ID        string   `yaml:"id,omitempty"`             // what its id in the graph ends with, where that is not its function
	Name      string   `yaml:"name"`                     // the full name: 洞头区科技局
	Function  string   `yaml:"function"`                 // what such bodies are usually called: 科技局
	Functions []string `yaml:"functions,omitempty,flow"` // its kinds, where the catalogue of bodies does not give them
	Kind      string   `yaml:"kind,omitempty"`           // one of ontology.AgencyKinds
	Aliases   []string `yaml:"aliases,omitempty,flow"`
	Members   []string `yaml:"members,omitempty,flow"` // of a collective body: names of bodies of the area
	New       bool     `yaml:"new,omitempty"`          // proposed, and not reviewed yet
	From      string   `yaml:"from,omitempty"`         // the document (its slug) that it was proposed for

	// Derived is said of a body that no entry is written for and a decision speaks
	// of: its name is what its id ends with.
	Derived bool `yaml:"-"`
}

// Indicator is a canonical measure.
type Indicator struct {
	ID         string   `yaml:"id"` // an ASCII slug
	Name       string   `yaml:"name"`
	Unit       string   `yaml:"unit"`                 // of canonicalValue: 家, 平方米, 万元, %
	Concept    string   `yaml:"concept,omitempty"`    // what is measured
	Direction  string   `yaml:"direction,omitempty"`  // one of ontology.Directions
	Flow       bool     `yaml:"flow,omitempty"`       // counted over a period (新增), not a stock
	Cumulative bool     `yaml:"cumulative,omitempty"` // 累计
	Family     string   `yaml:"family,omitempty"`     // what all measures of one thing share: stock and 新增, count and area
	Aliases    []string `yaml:"aliases,omitempty,flow"`
	Documents  []string `yaml:"documents,omitempty,flow"` // the only ones whose wordings it takes, where a wording says too little: 面积
	New        bool     `yaml:"new,omitempty"`            // proposed, and not reviewed yet
	From       string   `yaml:"from,omitempty"`           // the document (its slug) that it was proposed for
}
