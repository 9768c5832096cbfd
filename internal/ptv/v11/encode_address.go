package v11

import (
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
)

// locationAddresses writes the addresses of a service location.
func (w *jsonWriter) locationAddresses(addresses []catalog.Address) {
	writeList(w, "addresses", addresses, writeObject(func(w *jsonWriter, a *catalog.Address) {
		w.text("type", a.Type)
		w.text("subType", a.SubType)
		w.postOfficeBox(a.PostOfficeBoxAddress)
		w.street(a.StreetAddress, true)
		w.otherAddress(a.OtherAddress)
		w.textsWhen(a.SubType == "Abroad", "locationAbroad", a.Abroad)
		w.entrances(a.Entrances)
		w.text("country", a.Country)
	}))
}

// organizationAddresses writes the addresses of an organisation.
func (w *jsonWriter) organizationAddresses(addresses []catalog.Address) {
	writeList(w, "addresses", addresses, writeObject(func(w *jsonWriter, a *catalog.Address) {
		w.text("type", a.Type)
		w.text("subType", a.SubType)
		w.postOfficeBox(a.PostOfficeBoxAddress)
		w.street(a.StreetAddress, true)
		w.otherAddress(a.OtherAddress)
		w.textsWhen(a.SubType == "Foreign", "foreignAddress", a.Abroad)
		w.text("country", a.Country)
	}))
}

// deliveryAddresses writes where a form is sent.
func (w *jsonWriter) deliveryAddresses(addresses []catalog.Address) {
	writeList(w, "deliveryAddresses", addresses, writeObject(func(w *jsonWriter, a *catalog.Address) {
		w.text("subType", a.SubType)
		w.postOfficeBox(a.PostOfficeBoxAddress)
		w.street(a.StreetAddress, false)
		w.textsWhen(a.SubType == "NoAddress", "deliveryAddressInText", a.DeliveryAddressInText)
		w.texts("receiver", a.Receiver)
	}))
}

func (w *jsonWriter) postOfficeBox(a *catalog.PostOfficeBoxAddress) {
	if a == nil {
		w.null("postOfficeBoxAddress")
		return
	}
	w.key("postOfficeBoxAddress")
	w.raw("{")
	w.texts("postOfficeBox", a.PostOfficeBox)
	w.text("postalCode", a.PostalCode)
	w.texts("postOffice", a.PostOffice)
	w.municipality(a.Municipality)
	w.texts("additionalInformation", a.AdditionalInformation)
	w.raw("}")
}

// street writes a street address, with its point where the shape has one.
func (w *jsonWriter) street(a *catalog.StreetAddress, withPoint bool) {
	if a == nil {
		w.null("streetAddress")
		return
	}
	w.key("streetAddress")
	w.raw("{")
	w.texts("street", a.Street)
	w.text("streetNumber", a.StreetNumber)
	w.text("postalCode", a.PostalCode)
	w.texts("postOffice", a.PostOffice)
	w.municipality(a.Municipality)
	w.texts("additionalInformation", a.AdditionalInformation)
	if withPoint {
		w.text("latitude", a.Latitude)
		w.text("longitude", a.Longitude)
		w.text("coordinateState", a.CoordinateState)
	}
	w.raw("}")
}

func (w *jsonWriter) otherAddress(a *catalog.OtherAddress) {
	if a == nil {
		w.null("otherAddress")
		return
	}
	w.key("otherAddress")
	w.raw("{")
	w.text("latitude", a.Latitude)
	w.text("longitude", a.Longitude)
	w.text("postalCode", a.PostalCode)
	w.texts("postOffice", a.PostOffice)
	w.texts("additionalInformation", a.AdditionalInformation)
	w.raw("}")
}

func (w *jsonWriter) entrances(entrances []catalog.Entrance) {
	writeList(w, "entrances", entrances, writeObject(func(w *jsonWriter, e *catalog.Entrance) {
		w.texts("name", e.Name)
		w.bool("isMainEntrance", e.IsMainEntrance)
		if at := e.Coordinates; at == nil {
			w.null("coordinates")
		} else {
			w.key("coordinates")
			w.raw("{")
			w.text("latitude", at.Latitude)
			w.text("longitude", at.Longitude)
			w.raw("}")
		}
		if who := e.ContactInfo; who == nil {
			w.null("contactInfo")
		} else {
			w.key("contactInfo")
			w.raw("{")
			w.text("phone", who.Phone)
			w.text("email", who.Email)
			w.text("url", who.URL)
			w.raw("}")
		}
		writeList(w, "accessibilitySentences", e.AccessibilitySentences, writeObject(writeSentences))
	}))
}

func writeSentences(w *jsonWriter, s *catalog.AccessibilitySentences) {
	w.texts("sentenceGroup", s.SentenceGroup)
	writeList(w, "sentences", s.Sentences, writeObject(func(w *jsonWriter, s *catalog.Sentence) {
		w.texts("sentence", s.Sentence)
	}))
}

// municipality writes {code, name} under the name that the code list has unless the content has its own.
func (w *jsonWriter) municipality(m *catalog.Municipality) {
	if m == nil {
		w.null("municipality")
		return
	}
	w.key("municipality")
	writeMunicipality(w, m)
}

func writeMunicipality(w *jsonWriter, m *catalog.Municipality) {
	w.b = append(w.b, '{')
	w.text("code", m.Code)
	if listed, ok := codes.Municipality(m.Code); ok && len(m.Name) == 0 {
		w.codeNames("name", listed.Names)
	} else {
		w.texts("name", m.Name)
	}
	w.b = append(w.b, '}')
}

// codeNames writes the code list's names.
func (w *jsonWriter) codeNames(name string, names codes.Names) {
	w.key(name)
	w.b = append(w.b, '[')
	for language, value := range names.All() {
		w.element()
		w.b = append(w.b, '{')
		w.text("value", value)
		w.text("language", language)
		w.b = append(w.b, '}')
	}
	w.b = append(w.b, ']')
}

// areas writes areas: plain municipalities as a list without code and name, the others with the code list's
// names and members unless the content has its own.
func (w *jsonWriter) areas(areas []catalog.Area) {
	writeList(w, "areas", areas, writeObject(func(w *jsonWriter, a *catalog.Area) {
		w.text("type", a.Type)
		w.text("code", a.Code)
		if a.Type == catalog.AreaOfMunicipalities {
			w.textsWhen(false, "name", a.Name)
			writeList(w, "municipalities", a.Municipalities, writeMunicipality)
			return
		}
		listed, ok := codes.FindArea(codes.AreaType(a.Type), a.Code)
		if ok && len(a.Name) == 0 {
			w.codeNames("name", listed.Names)
		} else {
			w.texts("name", a.Name)
		}
		if ok && len(a.Municipalities) == 0 {
			writeList(w, "municipalities", listed.Municipalities, func(w *jsonWriter, code *string) {
				writeMunicipality(w, &catalog.Municipality{Code: *code})
			})
			return
		}
		writeList(w, "municipalities", a.Municipalities, writeMunicipality)
	}))
}
