package dataset

// Area finds an area by id, name, full name or alias. It fails for an unknown
// name and for one that several areas share.
func (r *Resolver) Area(ref string) (*Area, bool) {
	if a := r.areas[ref]; a != nil {
		return a, true
	}
	if found := r.places[Normal(ref)]; len(found) == 1 {
		return found[0], true
	}
	return nil, false
}

// AreasNamed are all areas of a name. Area finds one of them only where there is
// no other.
func (r *Resolver) AreasNamed(name string) []*Area { return r.places[Normal(name)] }

// Above is the area that an area is a part of, nil where none is known.
func (r *Resolver) Above(a *Area) *Area { return r.areas[a.PartOf] }
