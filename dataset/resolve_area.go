package dataset

import (
	"slices"
	"sync"

	"github.com/policygraph/policygraph/vocabulary/areas"
)

// gazetteer finds areas: those of the dataset, then those of the national list.
// An entry of the dataset stands for the division of its code.
type gazetteer struct {
	byID   map[string]*Area
	byCode map[string]*Area // of the dataset
	byName map[string][]*Area

	mutex  sync.Mutex
	listed map[string]*Area // of the list, as far as they were asked for
}

func newGazetteer(entries []Area) *gazetteer {
	g := &gazetteer{byID: map[string]*Area{}, byCode: map[string]*Area{}, byName: map[string][]*Area{}, listed: map[string]*Area{}}
	for i := range entries {
		a := completed(&entries[i])
		g.byID[a.ID] = a
		if a.Code != "" && g.byCode[a.Code] == nil {
			g.byCode[a.Code] = a
		}
		for _, name := range distinct(append([]string{a.Name, a.FullName}, a.Aliases...)) {
			g.byName[name] = append(g.byName[name], a)
		}
	}
	return g
}

// completed is an entry with what the list says of its code and it does not. An
// id that is a code is the code.
func completed(entry *Area) *Area {
	a := *entry
	if a.Code == "" && codeForm.MatchString(a.ID) {
		a.Code = a.ID
	}
	listed, former := areas.ByCode(a.Code)
	if listed == nil || former {
		return &a
	}
	all := areaOfList(listed)
	for _, field := range []struct {
		own  *string
		list string
	}{{&a.Name, all.Name}, {&a.FullName, all.FullName}, {&a.Level, all.Level}, {&a.PartOf, all.PartOf}, {&a.Source, all.Source}} {
		if *field.own == "" {
			*field.own = field.list
		}
	}
	a.Aliases = distinct(slices.Concat(all.Aliases, a.Aliases))
	return &a
}

// areaOfList is a division of the national list as an entry of a dataset.
func areaOfList(listed *areas.Area) *Area {
	a := &Area{ID: listed.Code, Name: listed.Name, Level: listed.Level, Code: listed.Code, PartOf: listed.Parent, Since: listed.Since, Source: "GB/T 2260"}
	if listed.Above() != nil {
		a.FullName = listed.FullName()
	}
	a.Aliases = append(a.Aliases, listed.Short...)
	for _, f := range listed.Former {
		if f.IsWhole(listed) && f.Name != listed.Name {
			a.Aliases = append(a.Aliases, f.Name)
		}
	}
	a.Aliases = distinct(a.Aliases)
	return a
}

// ofList is the area of a division: the dataset's entry of its code, or the list's.
func (g *gazetteer) ofList(listed *areas.Area) *Area {
	if a := g.byCode[listed.Code]; a != nil {
		return a
	}
	g.mutex.Lock()
	defer g.mutex.Unlock()
	a := g.listed[listed.Code]
	if a == nil {
		a = areaOfList(listed)
		g.listed[listed.Code] = a
	}
	return a
}

// withID is the area of an id: one of the dataset, or a code of the list, also a
// former one.
func (g *gazetteer) withID(id string) *Area {
	if a := g.byID[id]; a != nil {
		return a
	}
	if listed, _ := areas.ByCode(id); listed != nil {
		return g.ofList(listed)
	}
	return nil
}

// named are the areas of a name: those of the dataset, or else those of the list.
func (g *gazetteer) named(name string) []*Area {
	name = Normal(name)
	if found := g.byName[name]; len(found) > 0 {
		return found
	}
	var out []*Area
	for _, s := range areas.Named(name) {
		out = append(out, g.ofList(s.Area))
	}
	return out
}

// Area finds an area by id, code, name, full name or alias. It fails for an unknown
// name and for one that several areas share.
func (r *Resolver) Area(ref string) (*Area, bool) {
	if now, ok := r.former[ref]; ok {
		ref = now
	}
	if a := r.areas.withID(ref); a != nil {
		return a, true
	}
	if found := r.areas.named(ref); len(found) == 1 {
		return found[0], true
	}
	return nil, false
}

// AreasNamed are all areas of a name. Area finds one of them only where there is
// no other.
func (r *Resolver) AreasNamed(name string) []*Area { return r.areas.named(name) }

// AreaWithID is the area of an id or a code, nil where none is known.
func (r *Resolver) AreaWithID(id string) *Area { return r.areas.withID(id) }

// OwnAreas are the areas of the dataset itself that have a name.
func (r *Resolver) OwnAreas(name string) []*Area { return r.areas.byName[Normal(name)] }

// AreaOfList is the area of a division of the national list.
func (r *Resolver) AreaOfList(listed *areas.Area) *Area { return r.areas.ofList(listed) }

// Above is the area that an area is a part of, nil where none is known.
func (r *Resolver) Above(a *Area) *Area {
	if a == nil {
		return nil
	}
	return r.areas.withID(a.PartOf)
}

// Division is the division of the national list that an area is, or that it lies
// in where it is a zone or a township: nil where none is known.
func (r *Resolver) Division(a *Area) *areas.Area {
	for steps := 0; a != nil && steps < maxSteps; a, steps = r.Above(a), steps+1 {
		if listed, _ := areas.ByCode(a.Code); listed != nil {
			return listed
		}
	}
	return nil
}

// maxSteps is how far areas lie in each other at most: what goes on longer goes
// round.
const maxSteps = 10
