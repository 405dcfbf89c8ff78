package loader_test

import (
	"fmt"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/loader"
	"github.com/policygraph/policygraph/ontology"
)

func ExampleBuild() {
	at := dataset.NewLocator([]rune("青川区孵化行动计划"), "", 0, 9)
	d := &dataset.Dataset{
		Vocabularies: dataset.Vocabularies{
			Areas:    []dataset.Area{{ID: "990101", Name: "青川区", Level: ontology.LevelCounty}},
			Agencies: []dataset.Body{{Area: "990101", Name: "青川区科技局", Function: "科技局", Aliases: []string{"区科技局"}}},
		},
		Files: []*dataset.File{{
			Slug:     "plan-2023",
			Document: dataset.Document{Title: "青川区孵化行动计划", Kind: dataset.KindPlan, Area: "青川区", SHA256: "…", Locator: at},
			Tasks: []dataset.Task{{
				Key: "一1", Title: "建设孵化器", Source: dataset.SourceBody, Locator: at,
				Assignments: []dataset.Assignment{{Agency: "区科技局", Role: dataset.RoleLead, Position: 1, Locator: at}},
			}},
		}},
	}
	g, notes, err := loader.Build(d)
	if err != nil {
		panic(err)
	}
	for _, e := range g.Edges {
		fmt.Println(e.From, e.Rel, e.To)
	}
	fmt.Println(len(notes), "notes")
	// Output:
	// agency:990101:科技局 LEADS task:plan-2023:一1
	// agency:990101:科技局 NAMED_IN passage:plan-2023:0-9
	// agency:990101:科技局 SERVES area:990101
	// passage:plan-2023:0-9 OF document:plan-2023
	// plan:plan-2023 COVERS area:990101
	// plan:plan-2023 HAS_TASK task:plan-2023:一1
	// plan:plan-2023 STATED_IN passage:plan-2023:0-9
	// task:plan-2023:一1 STATED_IN passage:plan-2023:0-9
	// 0 notes
}
