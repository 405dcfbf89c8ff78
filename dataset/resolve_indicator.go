package dataset

// Indicator finds the canonical measure of an indicator as worded, given in a
// unit. Of several of that name it is the one that the unit can be converted to.
func (r *Resolver) Indicator(stated, unit string) (*Indicator, bool) {
	found := r.indicators[Normal(stated)]
	for _, n := range found {
		if _, ok := Convert(1, unit, n.Unit); ok {
			return n, true
		}
	}
	if len(found) == 1 && unit == "" {
		return found[0], true
	}
	return nil, false
}
