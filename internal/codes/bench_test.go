package codes

import "testing"

func BenchmarkDecodeOntology(b *testing.B) {
	for b.Loop() {
		loadOntology()
	}
}

func BenchmarkDecodeServiceClasses(b *testing.B) {
	for b.Loop() {
		loadClassification("service-classes")
	}
}

func BenchmarkDecodeIndustrialClasses(b *testing.B) {
	for b.Loop() {
		loadClassification("industrial-classes")
	}
}

func BenchmarkDecodePlaces(b *testing.B) {
	for b.Loop() {
		loadMunicipalities()
		loadAreas()
		loadPostalCodes()
	}
}

func BenchmarkLookupServiceClass(b *testing.B) {
	classes := ServiceClasses()
	for b.Loop() {
		classes.Lookup("http://uri.suomi.fi/codelist/ptv/ptvserclass2/code/P6.2")
	}
}
