package extract

// platforms reads properly named carriers.
func (r *reading) platforms() {
}
