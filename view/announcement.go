package view

// Announcement is how many items a plan says that a list of its has.
type Announcement struct{ fact }

// Of is the list: an annex, or the key of the task that has the items below it.
func (a *Announcement) Of() string { return a.str("of") }

// Announced is the number that is announced.
func (a *Announcement) Announced() int { return int(value[int64](a.item.Node.Props, "announced")) }

// Unit is what it counts, as written.
func (a *Announcement) Unit() *string { return a.text("unit") }

// Numbered are the items that the list has by their numbers.
func (a *Announcement) Numbered() int { return int(value[int64](a.item.Node.Props, "numbered")) }

// Rows are the rows that the list has, each part of an item one.
func (a *Announcement) Rows() int { return int(value[int64](a.item.Node.Props, "rows")) }

// Conflicting says that it is neither number.
func (a *Announcement) Conflicting() bool { return a.flag("conflicting") }

// Plan is the plan that announces it.
func (a *Announcement) Plan() (*Plan, error) { return one[Plan](a.row, "Announcement.plan") }

// Tasks are the list's rows.
func (a *Announcement) Tasks(filter *TaskFilter, orderBy *TaskOrder, first *int, after *Cursor) (*TaskConnection, error) {
	return many[Task](a.row, "Announcement.tasks", Args{Filter: filter, Order: orderName(orderBy), First: first, After: after})
}
