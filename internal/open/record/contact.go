package record

import "github.com/varanto/varanto/internal/catalog"

// Phone is a telephone number for people who use one language.
type Phone struct {
	Type                   string             `json:"type,omitempty" doc:"Phone, Sms or Fax; absent where PTV has no type"`
	PrefixNumber           string             `json:"prefixNumber,omitempty" doc:"A plus sign and the country's dial code"`
	Number                 string             `json:"number" doc:"As it is written"`
	IsFinnishServiceNumber bool               `json:"isFinnishServiceNumber" doc:"A short national number, which has no prefix"`
	Dial                   string             `json:"dial" doc:"What to dial, without blanks"`
	ChargeType             catalog.ChargeType `json:"chargeType,omitempty" doc:"Chargeable, FreeOfCharge or Other: what a call costs"`
	ChargeDescription      string             `json:"chargeDescription,omitempty" doc:"What a call costs"`
	AdditionalInformation  string             `json:"additionalInformation,omitempty" doc:"What else there is to know"`
	Language               string             `json:"language,omitempty" doc:"Whom it is for"`
}

func phones(list []catalog.Phone) []Phone {
	out := make([]Phone, 0, len(list))
	for _, p := range list {
		out = append(out, Phone{
			Type: p.Type, PrefixNumber: p.PrefixNumber, Number: p.Number, IsFinnishServiceNumber: p.IsFinnishServiceNumber,
			Dial: p.Dial(), ChargeType: p.ServiceChargeType, ChargeDescription: p.ChargeDescription,
			AdditionalInformation: p.AdditionalInformation, Language: p.Language,
		})
	}
	return out
}

// Email is a mail address.
type Email struct {
	Value       string `json:"value,omitempty" doc:"The text"`
	Description string `json:"description,omitempty" doc:"The whole text, in PTV's markup"`
	Language    string `json:"language,omitempty" doc:"Whom it is for"`
}

func emails(list catalog.Texts) []Email {
	out := make([]Email, 0, len(list))
	for _, t := range list {
		out = append(out, Email{Value: t.Value, Language: t.Language})
	}
	return out
}

func describedEmails(list []catalog.Email) []Email {
	out := make([]Email, 0, len(list))
	for _, e := range list {
		out = append(out, Email{Value: e.Value, Description: e.Description, Language: e.Language})
	}
	return out
}

// WebPage is a link in one language.
type WebPage struct {
	URL      string `json:"url,omitempty" doc:"The address"`
	Name     string `json:"name,omitempty" doc:"The name"`
	Language string `json:"language,omitempty" doc:"Whom it is for, by code of language"`
}

func webPages(list []catalog.WebPage) []WebPage {
	out := make([]WebPage, 0, len(list))
	for _, p := range list {
		out = append(out, WebPage{URL: p.URL, Name: p.Value, Language: p.Language})
	}
	return out
}

// File is a form's file, or a file beside a channel.
type File struct {
	Type        string `json:"type,omitempty" doc:"Of a form's file its format (PDF, DOC, ...), of an attachment Form or Attachment"`
	Name        string `json:"name,omitempty" doc:"The name"`
	Description string `json:"description,omitempty" doc:"The whole text, in PTV's markup"`
	URL         string `json:"url,omitempty" doc:"The address"`
	Language    string `json:"language,omitempty" doc:"Whom it is for, by code of language"`
}

func files(list catalog.TypedTexts) []File {
	out := make([]File, 0, len(list))
	for _, t := range list {
		out = append(out, File{Type: t.Type, URL: t.Value, Language: t.Language})
	}
	return out
}

func attachments(list []catalog.Attachment) []File {
	out := make([]File, 0, len(list))
	for _, a := range list {
		out = append(out, File(a))
	}
	return out
}

// Law is a piece of legislation.
type Law struct {
	Name     Texts     `json:"name" doc:"The name"`
	WebPages []WebPage `json:"webPages" nullable:"false" doc:"Where it can be read"`
	From     string    `json:"from,omitempty" enum:"Service,GeneralDescription" doc:"Whose it is, in merged lists"`
}

func laws(list []catalog.Law, from string) []Law {
	out := make([]Law, 0, len(list))
	for _, l := range list {
		out = append(out, Law{Name: Texts(l.Names), WebPages: webPages(l.WebPages), From: from})
	}
	return out
}
