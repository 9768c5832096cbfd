package v11

import "github.com/varanto/varanto/internal/catalog"

// phones writes numbers; typed ones say whether they are for calls, messages or faxes.
func (w *jsonWriter) phones(name string, phones []catalog.Phone, typed bool) {
	writeList(w, name, phones, func(w *jsonWriter, p *catalog.Phone) {
		w.b = append(w.b, '{')
		if typed {
			w.text("type", p.Type)
		}
		w.text("additionalInformation", p.AdditionalInformation)
		w.text("serviceChargeType", string(p.ServiceChargeType))
		w.text("chargeDescription", p.ChargeDescription)
		w.text("prefixNumber", p.PrefixNumber)
		w.bool("isFinnishServiceNumber", p.IsFinnishServiceNumber)
		w.textOrEmpty("number", p.Number)
		w.text("language", p.Language)
		w.b = append(w.b, '}')
	})
}

func (w *jsonWriter) emails(name string, emails []catalog.Email) {
	writeList(w, name, emails, writeObject(func(w *jsonWriter, e *catalog.Email) {
		w.text("description", e.Description)
		w.textOrEmpty("value", e.Value)
		w.text("language", e.Language)
	}))
}

func (w *jsonWriter) webPages(name string, pages []catalog.WebPage) {
	writeList(w, name, pages, writeObject(func(w *jsonWriter, p *catalog.WebPage) {
		w.textOrEmpty("url", p.URL)
		w.text("value", p.Value)
		w.text("language", p.Language)
	}))
}

func (w *jsonWriter) attachments(name string, attachments []catalog.Attachment) {
	writeList(w, name, attachments, writeObject(func(w *jsonWriter, a *catalog.Attachment) {
		w.text("type", a.Type)
		w.text("name", a.Name)
		w.text("description", a.Description)
		w.text("url", a.URL)
		w.text("language", a.Language)
	}))
}

func (w *jsonWriter) laws(name string, laws []catalog.Law) {
	writeList(w, name, laws, writeObject(func(w *jsonWriter, l *catalog.Law) {
		w.texts("names", l.Names)
		w.webPages("webPages", l.WebPages)
	}))
}

func (w *jsonWriter) serviceHours(hours []catalog.ServiceHour) {
	writeList(w, "serviceHours", hours, writeObject(func(w *jsonWriter, h *catalog.ServiceHour) {
		w.text("serviceHourType", h.ServiceHourType)
		w.moment("validFrom", h.ValidFrom)
		w.moment("validTo", h.ValidTo)
		w.bool("isClosed", h.IsClosed)
		w.bool("validForNow", h.ValidForNow)
		w.bool("isAlwaysOpen", h.IsAlwaysOpen)
		w.bool("isReservation", h.IsReservation)
		w.texts("additionalInformation", h.AdditionalInformation)
		writeList(w, "openingHour", h.OpeningHour, writeObject(func(w *jsonWriter, t *catalog.DailyOpeningTime) {
			w.text("dayFrom", t.DayFrom)
			w.textOrEmpty("dayTo", t.DayTo) // "" for one day (PTV)
			w.textOrEmpty("from", t.From)
			w.textOrEmpty("to", t.To)
		}))
	}))
}

// contactDetails writes what a connection adds, null when that is nothing.
func (w *jsonWriter) contactDetails(d *catalog.ContactDetails) {
	if d.IsZero() {
		w.null("contactDetails")
		return
	}
	w.key("contactDetails")
	w.raw("{")
	w.texts("emails", d.Emails)
	w.phones("phoneNumbers", d.PhoneNumbers, true)
	w.webPages("webPages", d.WebPages)
	writeList(w, "addresses", d.Addresses, writeObject(func(w *jsonWriter, a *catalog.Address) {
		w.text("type", a.Type)
		w.text("subType", a.SubType)
		w.postOfficeBox(a.PostOfficeBoxAddress)
		w.street(a.StreetAddress, true)
		w.textsWhen(a.SubType == "Abroad", "locationAbroad", a.Abroad)
		w.text("country", a.Country)
	}))
	w.raw("}")
}
