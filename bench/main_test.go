package main

import (
	"slices"
	"testing"
)

func TestFlagsChooseAPart(t *testing.T) {
	o, err := parseOptions([]string{"-questions", "Q5,Q2", "-servers", "memory,limit", "-clients", "8", "-districts", "10,300"})
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, q := range o.questions {
		names = append(names, q.Name)
	}
	if !slices.Equal(names, []string{"Q2", "Q5"}) || !slices.Equal(o.servers, []string{"memory", "limit"}) ||
		!slices.Equal(o.clients, []int{8}) || !slices.Equal(o.districts, []int{10, 300}) {
		t.Errorf("%v %v %v %v", names, o.servers, o.clients, o.districts)
	}
}

func TestFlagsThatSayNothingAreRefused(t *testing.T) {
	for _, args := range [][]string{
		{"-questions", "Q7"},
		{"-servers", "other"},
		{"-clients", "0"},
		{"-districts", "ten"},
		{"-slices", "0"},
		{"Q1"},
	} {
		if _, err := parseOptions(args); err == nil {
			t.Errorf("%v is taken", args)
		}
	}
}
