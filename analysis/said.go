package analysis

import "github.com/policygraph/policygraph/internal/bilingual"

// said is what a status means to a reader.
func (s Status) said() bilingual.Text {
	switch s {
	case Stated:
		return bilingual.Text{Message: "有数值,须与各项提醒同读", MessageEn: "stated: read it with its caveats"}
	case Silent:
		return bilingual.Text{Message: "已载入的计划管到这一年,没有提及;不等于没有做", MessageEn: "a loaded plan is for the year and does not mention it; that is not to say that nothing is done"}
	case OpenEnded:
		return bilingual.Text{Message: "已载入的计划没有提及,也未写期限:是否管到这一年不得而知", MessageEn: "a loaded plan does not mention it and names no end: whether it is for the year cannot be told"}
	case Expired:
		return bilingual.Text{Message: "已载入的计划在这一年之前期满:不能说没有", MessageEn: "the loaded plan was over before the year: nothing can be said"}
	}
	return bilingual.Text{Message: "没有载入管到这一年的计划:不能说没有", MessageEn: "no plan for the year is loaded: nothing can be said"}
}

// said is in what a near figure differs from what was asked for.
func (r NearReason) said() bilingual.Text {
	switch r {
	case NearUndated:
		return bilingual.Text{Message: "同一指标,未写年份", MessageEn: "the same indicator; it names no year"}
	case NearYear:
		return bilingual.Text{Message: "同一指标,另一年份", MessageEn: "the same indicator, for another year"}
	case NearTier:
		return bilingual.Text{Message: "同组指标,所数事物的等级不同", MessageEn: "an indicator of the same family that counts things of another rank"}
	}
	return bilingual.Text{Message: "同组的另一指标", MessageEn: "another indicator of the same family"}
}

// said is in what two statements differ.
func (k ConflictKind) said() bilingual.Text {
	switch k {
	case ConflictValue:
		return bilingual.Text{Message: "同一目标,数值不同", MessageEn: "one target with two values"}
	case ConflictComparator:
		return bilingual.Text{Message: "数值相同,一处作“达到”,一处作“以上”之类", MessageEn: "the same value, once as what is reached and once as at least or at most"}
	case ConflictUnitSlip:
		return bilingual.Text{Message: "数字相同而单位不同,疑有脱字", MessageEn: "the same number with another unit: perhaps a slip"}
	case ConflictUnit:
		return bilingual.Text{Message: "单位不能互换", MessageEn: "units that do not convert"}
	case ConflictStretch:
		return bilingual.Text{Message: "高线并不高于基准", MessageEn: "a stretch value that asks for no more than the plain one"}
	case ConflictCount:
		return bilingual.Text{Message: "自称的项数与实际所列不符", MessageEn: "an announced number that is not that of what is listed"}
	case ConflictDate:
		return bilingual.Text{Message: "同一事项前后时限不一,或时限早于计划的成文日期", MessageEn: "one thing due at two times, or before the plan was issued"}
	}
	return bilingual.Text{Message: "同一件事前后写法不同", MessageEn: "one thing worded in two ways"}
}
