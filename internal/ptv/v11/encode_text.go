package v11

import "github.com/varanto/varanto/internal/catalog"

// texts writes a list of {value, language}.
func (w *jsonWriter) texts(name string, ts catalog.Texts) {
	writeList(w, name, ts, func(w *jsonWriter, t *catalog.Text) {
		w.b = append(w.b, '{')
		w.text("value", t.Value)
		w.text("language", t.Language)
		w.b = append(w.b, '}')
	})
}

// longTexts writes texts that can have headings.
func (w *jsonWriter) longTexts(name string, ts catalog.Texts) {
	writeList(w, name, ts, func(w *jsonWriter, t *catalog.Text) {
		w.b = append(w.b, '{')
		w.longText("value", t.Value)
		w.text("language", t.Language)
		w.b = append(w.b, '}')
	})
}

// textsWhen writes texts of an address variant in use, null for one that is not.
func (w *jsonWriter) textsWhen(inUse bool, name string, ts catalog.Texts) {
	if !inUse && len(ts) == 0 {
		w.null(name)
		return
	}
	w.texts(name, ts)
}

// typedTexts writes a list of {language, value, type}.
func (w *jsonWriter) typedTexts(name string, ts catalog.TypedTexts) {
	writeList(w, name, ts, func(w *jsonWriter, t *catalog.TypedText) { w.typedText(t, "", false) })
}

// descriptions writes typed texts that can have headings.
func (w *jsonWriter) descriptions(name string, ts catalog.TypedTexts) {
	writeList(w, name, ts, func(w *jsonWriter, t *catalog.TypedText) { w.typedText(t, "", true) })
}

func (w *jsonWriter) typedText(t *catalog.TypedText, prefix string, long bool) {
	w.b = append(w.b, '{')
	w.text("language", t.Language)
	if long {
		w.longText("value", t.Value)
	} else {
		w.text("value", t.Value)
	}
	if prefix == "" {
		w.text("type", t.Type)
	} else {
		w.text("type", prefix+t.Type)
	}
	w.b = append(w.b, '}')
}

func (w *jsonWriter) nameTypes(name string, types []catalog.NameType) {
	writeList(w, name, types, writeObject(func(w *jsonWriter, t *catalog.NameType) {
		w.text("type", t.Type)
		w.text("language", t.Language)
	}))
}

func (w *jsonWriter) strings(name string, values []string) {
	writeList(w, name, values, func(w *jsonWriter, v *string) { w.b = appendString(w.b, *v) })
}
