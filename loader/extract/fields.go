package extract

// documentFields reads the title, numbers, dates and issuers.
func (r *reading) documentFields() {
}
