package storetest

import "github.com/policygraph/policygraph/store"

// small is the graph that most tests ask about: two plans with their tasks,
// three agencies, passages, and Things whose property v has every type.
func small() *store.Graph {
	type P = store.Props
	node := func(id, kind string, p P, texts ...string) store.Node {
		n := store.Node{ID: id, Kind: kind, Props: p}
		for i := 0; i+1 < len(texts); i += 2 {
			n.Search = append(n.Search, store.SearchText{In: texts[i], Text: store.Fold(texts[i+1])})
		}
		return n
	}
	edge := func(from, rel, to string, p P) store.Edge {
		return store.Edge{From: from, Rel: rel, To: to, Props: p}
	}
	return &store.Graph{
		Version: "small",
		Nodes: []store.Node{
			node("plan:a", "Plan", P{"title": "甲区创新计划", "position": int64(1), "issued": int64(20220930)}, "title", "甲区创新计划"),
			node("plan:b", "Plan", P{"title": "乙区创新计划", "position": int64(2), "cited": true}, "title", "乙区创新计划"),
			node("task:1", "Task", P{"title": "培育科技企业", "position": int64(10), "weight": 0.5, "years": []string{"2022", "2023"}},
				"title", "培育科技企业", "key", "A1", "area", store.ContextMark+"丙区", "year", store.ContextMark+"2030年"),
			node("task:2", "Task", P{"title": "引进创新平台", "position": int64(20), "weight": int64(2)}, "title", "引进创新平台"),
			node("task:3", "Task", P{"title": "科技金融支持ＡＢＣ", "position": int64(30), "years": []string{}},
				"title", "科技金融支持ＡＢＣ", "alias", "Fintech Plan"),
			node("task:4", "Task", P{"title": "建设孵化器", "position": int64(40), "weight": 0.5}, "title", "建设孵化器", "alias", "科技"),
			node("task:5", "Task", P{"title": "完善人才政策", "weight": "heavy"}, "title", "完善人才政策"),
			node("agency:x", "Agency", P{"name": "甲区科技局", "function": "科技局", "aliases": []string{"区科技局", "科技局"}},
				"name", "甲区科技局", "alias", "区科技局"),
			node("agency:y", "Agency", P{"name": "甲区财政局", "function": "财政局"}, "name", "甲区财政局"),
			node("agency:z", "Agency", P{"name": "乙区科技局", "function": "科技局"}, "name", "乙区科技局"),
			node("passage:1", "Passage", P{"start": int64(5)}),
			node("passage:2", "Passage", P{"start": int64(9)}),
			node("document:d", "Document", P{"title": "文件"}),
			node("thing:1", "Thing", P{"v": int64(1)}),
			node("thing:2", "Thing", P{"v": 1.0}),
			node("thing:3", "Thing", P{"v": "1"}),
			node("thing:4", "Thing", P{"v": true}),
			node("thing:5", "Thing", P{"v": []string{"1", "x"}}),
			node("thing:6", "Thing", nil),
			node("thing:7", "Thing", P{"v": 2.5}),
			node("thing:8", "Thing", P{"v": "ＡＢc 科技"}),
			node("thing:9", "Thing", P{"v": []string{}}),
			node("thing:A", "Thing", P{"v": false}),
			node("thing:B", "Thing", P{"v": int64(-3)}),
			node("thing:C", "Thing", P{"v": int64(0)}),
		},
		Edges: []store.Edge{
			edge("plan:a", "HAS_TASK", "task:1", nil),
			edge("plan:a", "HAS_TASK", "task:2", nil),
			edge("plan:a", "HAS_TASK", "task:3", nil),
			edge("plan:b", "HAS_TASK", "task:4", nil),
			edge("plan:b", "HAS_TASK", "task:5", nil),
			edge("plan:a", "BASED_ON", "plan:b", nil),
			edge("agency:x", "LEADS", "task:1", P{"position": int64(1), "passage": "passage:1", "stated": "区科技局"}),
			edge("agency:x", "SUPPORTS", "task:1", P{"position": int64(3), "passage": "passage:2", "inherited": true}),
			edge("agency:y", "SUPPORTS", "task:1", P{"position": int64(2), "passage": "passage:1"}),
			edge("agency:x", "LEADS", "task:2", P{"position": int64(1)}),
			edge("agency:y", "LEADS", "task:3", P{"position": int64(1), "passage": "passage:none"}),
			edge("agency:z", "LEADS", "task:4", P{"position": int64(1), "passage": int64(7)}),
			edge("agency:z", "SUPPORTS", "task:2", P{"position": 1.5, "passage": "passage:2", "marks": []string{"*", "等"}}),
			edge("passage:1", "OF", "document:d", nil),
			edge("passage:2", "OF", "document:d", nil),
			edge("task:5", "SELF", "task:5", nil),
		},
	}
}
