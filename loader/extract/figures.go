package extract

// figures reads targets and observations.
func (r *reading) figures() {
}
