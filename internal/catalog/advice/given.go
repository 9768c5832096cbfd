package advice

// givenNames are common given names in Finland, a list of this project's own. Names that are also ordinary words at the
// beginning of a sentence (Satu, Toivo, Onni, Lumi) are left out.
var givenNames = func() map[string]bool {
	names := map[string]bool{}
	for _, n := range []string{
		"Aino", "Aki", "Aleksi", "Anders", "Anita", "Anja", "Anna", "Anne", "Anneli", "Anni", "Annika", "Antero", "Antti", "Anu", "Ari", "Arja",
		"Arto", "Aulis", "Birgitta", "Carita", "Christer", "Eero", "Eeva", "Eija", "Eila", "Eino", "Elina", "Elisa", "Ella", "Emilia", "Emma",
		"Erik", "Erkki", "Esa", "Eva", "Fredrik", "Hanna", "Hannele", "Hannu", "Harri", "Heidi", "Heikki", "Heli", "Helena", "Henna", "Henri",
		"Henrik", "Ida", "Iida", "Ilkka", "Inka", "Irma", "Jaakko", "Jaana", "Jan", "Jani", "Janne", "Jari", "Jarkko", "Jarmo", "Jenni", "Jere",
		"Joel", "Johan", "Johanna", "Jonna", "Jorma", "Joni", "Jouko", "Jouni", "Juha", "Juhani", "Jukka", "Julia", "Jussi", "Jyrki", "Kaarina",
		"Kai", "Kaija", "Kalevi", "Kalle", "Kari", "Karin", "Karoliina", "Katariina", "Kati", "Katja", "Katri", "Kimmo", "Kirsi", "Kristiina",
		"Lars", "Lasse", "Laura", "Lauri", "Leena", "Leila", "Liisa", "Maarit", "Magnus", "Maija", "Maria", "Marianne", "Marika", "Mari", "Marja",
		"Marjatta", "Marjo", "Marko", "Markku", "Markus", "Martti", "Matias", "Matti", "Mervi", "Mia", "Miia", "Mika", "Mikael", "Mikko", "Minna",
		"Mirja", "Mirka", "Nea", "Nina", "Niina", "Niko", "Noora", "Olavi", "Olga", "Olli", "Oona", "Osmo", "Outi", "Paavo", "Paula", "Pauli",
		"Pekka", "Pentti", "Per", "Pertti", "Peter", "Petra", "Petri", "Pia", "Piia", "Pirjo", "Pirkko", "Päivi", "Raija", "Raimo", "Rauno",
		"Reijo", "Riikka", "Riitta", "Risto", "Ritva", "Roosa", "Saara", "Saija", "Sakari", "Sami", "Samu", "Samuel", "Sanna", "Sara", "Sari",
		"Seija", "Seppo", "Sini", "Sinikka", "Sirkka", "Sirpa", "Sofia", "Stefan", "Susanna", "Suvi", "Taina", "Tanja", "Tapani", "Tapio",
		"Tarja", "Teemu", "Tero", "Terhi", "Tiia", "Tiina", "Timo", "Tommi", "Tomi", "Toni", "Tuija", "Tuomas", "Tuula", "Ulla", "Veikko", "Vesa",
		"Viivi", "Ville", "Virpi",
	} {
		names[n] = true
	}
	return names
}()
