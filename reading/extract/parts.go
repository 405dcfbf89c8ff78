package extract

import (
	"strconv"
	"strings"

	"github.com/policygraph/policygraph/reading/outline"
)

// standsAlone tells whether a section without a statement of duty is a task:
// a numbered item or a heading over such, outside the general parts.
func (r *reading) standsAlone(s *outline.Section) bool {
	if s.Kind != outline.KindNumber || r.inAnnex(s) && len(s.Tables) > 0 {
		return false
	}
	if r.general(s) && !carriesOn(s) {
		return false
	}
	if container(r.title(s)) && len(s.Children) > 0 {
		return false
	}
	// A point below an item that has its bodies is a part of it.
	if s.Rank > outline.RankItem {
		return false
	}
	return len(s.Children) > 0 || len(s.Body) > 0 || r.hasWords(s.Title)
}

// general tells the parts of a plan that set no tasks: aims, principles,
// safeguards, annexed provisions.
func (r *reading) general(s *outline.Section) bool {
	for ; s.Kind != outline.KindRoot; s = s.Parent {
		if generalTitle(r.title(s), s.Rank) {
			return true
		}
	}
	return false
}

func generalTitle(title string, rank int) bool {
	if containsAny(title, "总体要求", "总体目标", "总体思路", "总体部署", "指导思想", "基本原则", "工作原则", "工作目标", "发展目标", "主要目标", "行动目标", "建设目标",
		"工作思路", "发展思路", "适用范围", "支持对象", "适用对象", "保障措施", "组织保障", "实施保障", "附则", "名词解释") {
		return true
	}
	// These head tasks too, below the top.
	if rank < outline.RankItem-1 && containsAny(title, "任务目标", "目标任务", "工作保障", "工作要求", "有关要求", "相关要求", "组织实施", "组织领导", "实施机制", "工作机制", "推进机制", "保障机制", "背景", "现状", "发展基础", "工作基础", "发展环境", "面临形势") {
		return true
	}
	switch strings.Trim(title, "。：: ") {
	case "目标", "原则", "总则", "要求", "保障", "说明", "前言", "主导产业", "空间布局", "总体布局":
		return true
	}
	return false
}

// container tells a heading that says no more than that tasks follow.
func container(title string) bool {
	rest := strings.Trim(title, "。：: ")
	for _, end := range []string{"任务", "举措", "措施", "工作", "内容", "行动", "事项", "政策", "重点", "任务措施", "工程"} {
		head, ok := strings.CutSuffix(rest, end)
		if ok && strings.Trim(head, "主要重点具体工作推广政策目标任务支持扶和及与实施建设内容举措行动") == "" {
			return true
		}
	}
	return false
}

// carriesOn tells an item in a general part whose number carries on that of
// the tasks before it.
func carriesOn(s *outline.Section) bool {
	if s.Parent == nil || s.Kind != outline.KindNumber || len(s.Parent.Children) == 0 {
		return false
	}
	first, err := strconv.Atoi(s.Parent.Children[0].Label)
	return err == nil && first > 1
}

func (r *reading) inAnnex(s *outline.Section) bool {
	for ; s != nil; s = s.Parent {
		if s.Kind == outline.KindAnnex {
			return true
		}
	}
	return false
}
