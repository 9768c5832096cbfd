package main

import (
	"slices"
	"strings"
)

const (
	ptv       = "PTV source release 3.4 (Digital and Population Data Services Agency, MIT)"
	auroraAI  = "vrk-kpa/auroraai-core-components (Digital and Population Data Services Agency, MIT)"
	codeLists = auroraAI + ", from koodistot.suomi.fi; older identifiers from the " + ptv
)

var lists = []list{
	classification("service-classes", "ptvserclass2 2023", codeLists, "ptvserclass2",
		"http://uri.suomi.fi/codelist/ptv/ptvserclass2/code/", false),
	classification("target-groups", "ptvkohderyhmat 2020", codeLists, "ptvkohderyhmat",
		"http://uri.suomi.fi/codelist/ptv/ptvkohderyhmat/code/", false),
	classification("life-events", "ptvelti 2022", ptv, "ptvelti", "http://uri.suomi.fi/codelist/ptv/ptvelti/code/", false),
	classification("industrial-classes", "TOL 2008", "Statistics Finland, by the "+ptv, "toimiala",
		"http://uri.suomi.fi/codelist/jhs/toimiala_1_20080101/code/", true),
	{
		name: "digital-authorizations", file: "codelists/digital-authorizations.json", version: "2022", from: ptv,
		columns: []string{"code", "parent", "uri", "fi", "sv", "en"},
		row: func(i item) []string {
			last := func(uri string) string { return uri[strings.LastIndexByte(uri, '/')+1:] }
			return append([]string{last(i.text("uri")), last(i.texts("broader")), i.text("uri")}, i.names()...)
		},
	},
	{
		name: "municipalities", file: "codelists/municipalities.json", version: "2023",
		from: codeLists + "; coordinates and population of the main place: GeoNames (CC BY 4.0)",
		columns: []string{"code", "fi", "sv", "en", "region", "county", "hospital", "business", "organization", "businessId",
			"northing", "easting", "population"},
		row: func(i item) []string {
			return append(append([]string{i.text("code")}, i.names()...), i.text("province"), i.text("wellbeingCounty"),
				i.text("hospitalRegion"), i.texts("businessRegions"), i.text("organizationName"), i.text("businessId"),
				meters(i.text("northing")), meters(i.text("easting")), whole(i.text("population")))
		},
	},
	areas("regions", "provinces", "2022", auroraAI),
	areas("wellbeing-services-counties", "wellbeing-services-counties", "2021", auroraAI),
	areas("hospital-districts", "hospital-regions", "2022", auroraAI),
	areas("business-sub-regions", "business-regions", "2022", ptv),
	{
		name: "languages", file: "codelists/languages.json", version: "2022", from: ptv,
		columns: []string{"code", "fi", "sv", "en"},
		row:     func(i item) []string { return append([]string{i.text("code")}, i.names()...) },
	},
	{
		name: "countries", file: "codelists/countries.json", version: "2022", from: ptv,
		columns: []string{"code", "fi", "sv", "en", "prefixNumbers"},
		row: func(i item) []string {
			return append(append([]string{i.text("code")}, i.names()...), i.texts("prefixNumbers"))
		},
	},
	{
		name: "postal-codes", file: "codelists/postal-codes.json", packed: true, version: "2022", from: "Posti, by the " + ptv,
		columns: []string{"code", "fi", "sv", "en", "municipality", "type"},
		row: func(i item) []string {
			return append(append([]string{i.text("code")}, i.names()...), i.text("municipality"), i.text("type"))
		},
	},
	{
		name: "types", file: "codelists/types.json", version: "2022", from: ptv,
		columns: []string{"list", "code", "internalCode", "fi", "sv", "en", "se", "smn", "sms"},
		row: func(i item) []string {
			return append(append([]string{i.text("list"), i.text("code"), i.text("internalCode")}, i.names()...),
				i.in("names", "se"), i.in("names", "smn"), i.in("names", "sms"))
		},
	},
	{
		name: "ontology", file: "ontology/terms.json", packed: true, version: "KOKO 2022",
		from: "KOKO ontology (National Library of Finland, CC BY 4.0), JUPO and TERO as in the " + ptv,
		columns: []string{"uri", "vocabulary", "fi", "sv", "en",
			"alternative-fi", "alternative-sv", "alternative-en", "hidden-fi", "hidden-sv", "hidden-en",
			"broader", "narrower", "related", "exact"},
		row: func(i item) []string {
			row := []string{short(i.text("uri")), i.text("type"),
				i.in("labels", "fi"), i.in("labels", "sv"), i.in("labels", "en")}
			for _, kind := range []string{"altLabels", "hiddenLabels"} {
				for _, language := range []string{"fi", "sv", "en"} {
					row = append(row, i.listIn(kind, language))
				}
			}
			for _, relation := range []string{"broader", "narrower", "related", "exactMatch"} {
				row = append(row, i.uris(relation))
			}
			return row
		},
	},
}

func classification(name, version, from, vocabulary, prefix string, packed bool) list {
	return list{
		name: name, file: "codelists/" + name + ".json", packed: packed, version: version, from: from,
		header:  [][2]string{{"vocabulary", vocabulary}, {"newUriPrefix", prefix}},
		columns: []string{"code", "parent", "uri", "fi", "sv", "en"},
		row: func(i item) []string {
			return append([]string{i.text("code"), i.text("parent"), i.text("oldUri")}, i.names()...)
		},
	}
}

func areas(name, file, version, from string) list {
	return list{
		name: name, file: "codelists/" + file + ".json", version: version, from: from,
		columns: []string{"code", "fi", "sv", "en", "municipalities"},
		row: func(i item) []string {
			members := strings.Split(i.texts("municipalities"), "|")
			slices.Sort(members)
			return append(append([]string{i.text("code")}, i.names()...), strings.Join(members, "|"))
		},
	}
}

// former are the mergers of municipalities since 2013, to which content still in use may refer. The list is our own.
var former = list{
	name: "former-municipalities", version: "2013-2021", from: "decisions of the Finnish Government on municipal mergers",
	columns: []string{"code", "fi", "successor", "year"},
}

var formerRows = [][]string{
	{"084", "Haukipudas", "564", "2013"},
	{"099", "Honkajoki", "214", "2021"},
	{"164", "Jalasjärvi", "301", "2016"},
	{"174", "Juankoski", "297", "2017"},
	{"246", "Kerimäki", "740", "2013"},
	{"248", "Kesälahti", "260", "2013"},
	{"254", "Kiikoinen", "790", "2013"},
	{"255", "Kiiminki", "564", "2013"},
	{"283", "Hämeenkoski", "098", "2016"},
	{"319", "Köyliö", "783", "2016"},
	{"413", "Lavia", "609", "2015"},
	{"442", "Luvia", "051", "2017"},
	{"476", "Maaninka", "297", "2015"},
	{"532", "Nastola", "398", "2016"},
	{"534", "Nilsiä", "297", "2013"},
	{"567", "Oulunsalo", "564", "2013"},
	{"618", "Punkaharju", "740", "2013"},
	{"696", "Ristiina", "491", "2013"},
	{"775", "Suomenniemi", "491", "2013"},
	{"838", "Tarvasjoki", "423", "2015"},
	{"863", "Töysä", "010", "2013"},
	{"911", "Valtimo", "541", "2020"},
	{"926", "Vihanti", "678", "2013"},
	{"942", "Vähäkyrö", "905", "2013"},
	{"972", "Yli-Ii", "564", "2013"},
}
