package why

// message is what is said in one language. % stands for the query's word, in quotes.
type message struct {
	open, close string
	// fields say where, elsewhere for a field without a name.
	fields    map[string]string
	elsewhere string
	// synonym, correction and translation follow the text that was met; part and similar go before
	// what was met, pieces has the query's words.
	synonym, correction, translation, part, similar, pieces string
}

func (m message) quote(s string) string { return m.open + s + m.close }

var messages = map[string]message{
	"fi": {
		open: "”", close: "”",
		fields: map[string]string{
			"name": "Nimessä", "keyword": "Avainsanoissa", "term": "Asiasanoissa", "class": "Luokituksessa",
			"summary": "Tiivistelmässä", "description": "Kuvauksessa", "instruction": "Toimintaohjeessa",
			"connection": "Asiointikanavan tiedoissa", "channel": "Asiointikanavan nimessä",
			"organization": "Organisaation nimessä", "place": "Paikka",
		},
		elsewhere: "Tiedoissa",
		synonym:   ", joka tarkoittaa suunnilleen samaa kuin %", correction: " (kirjoitit %)",
		translation: ", käännös sanasta %", part: "osa sanasta", similar: "samankaltainen sana",
		pieces: "samankaltainen sana kuin %",
	},
	"sv": {
		open: "”", close: "”",
		fields: map[string]string{
			"name": "I namnet", "keyword": "Bland nyckelorden", "term": "Bland ämnesorden", "class": "I klassificeringen",
			"summary": "I sammandraget", "description": "I beskrivningen", "instruction": "I anvisningarna",
			"connection": "I uppgifterna om en servicekanal", "channel": "I namnet på en servicekanal",
			"organization": "I organisationens namn", "place": "Plats",
		},
		elsewhere: "I uppgifterna",
		synonym:   ", som betyder ungefär detsamma som %", correction: " (du skrev %)",
		translation: ", översättning av %", part: "en del av ett ord", similar: "ett liknande ord",
		pieces: "ett ord som liknar %",
	},
	"en": {
		open: "“", close: "”",
		fields: map[string]string{
			"name": "In the name", "keyword": "In the keywords", "term": "In the subject terms", "class": "In the classification",
			"summary": "In the summary", "description": "In the description", "instruction": "In the instructions",
			"connection": "In the details of a service channel", "channel": "In the name of a service channel",
			"organization": "In the name of the organisation", "place": "Place",
		},
		elsewhere: "In the details",
		synonym:   ", which means about the same as %", correction: " (you typed %)",
		translation: ", a translation of %", part: "part of a word", similar: "a similar word",
		pieces: "a word similar to %",
	},
}
