package words

var finnishPlaces = Places{
	Municipality: "Kunta", Choose: "Valitse kunta", Change: "Vaihda", Remove: "Poista",
	ChangeIt: "Vaihda kuntaa, nyt %s", RemoveIt: "Poista valittu kunta %s",
	Title: "Valitse kunta", Lead: "Kun valitset kunnan, näet ensin sen omat palvelut, sitten alueen ja lopuksi koko maan palvelut.",
	Use: "Käytä tätä kuntaa", None: "Ei valittua kuntaa (koko Suomi)", Remember: "Muista valinta tällä laitteella",
	RememberHelp: "Selain säilyttää kunnan numeron evästeessä vuoden. Muuta siihen ei tallenneta, eikä sinua tunnisteta. Ilman tätä valinta kulkee mukana linkeissä ja unohtuu, kun suljet sivun.",
	Remembered:   "Tämä laite muistaa kunnan %s.", Forget: "Unohda kunta tältä laitteelta", Unknown: "Kuntaa ei löytynyt. Valitse se luettelosta.",
	AllByName: "Kunnat aakkosjärjestyksessä", Back: "Takaisin sivulle",
	GroupLocal: "Paikalliset palvelut: %s", GroupRegional: "Alueen palvelut", GroupWide: "Koko Suomen palvelut",
	GroupBest: "Paras osuma", GroupRest: "Muut tulokset",
	MapTitle: "Palvelupaikat kartalla", MapTitleFor: "Palvelupaikat kartalla: %s", ShowMap: "Kartta", ShowList: "Luettelo",
	Views: "Näytä tulokset", SkipMap: "Ohita kartta ja siirry luetteloon", MapName: "Kartta: palvelupaikat", ListName: "Palvelupaikat",
	Count: "{n} paikkaa", CountOne: "1 paikka", InView: "{n} paikkaa kartan alueella, kaikkiaan {all}", InViewOne: "1 paikka kartan alueella, kaikkiaan {all}", NoneInView: "Kartan alueella ei ole paikkoja. Loitonna tai siirrä karttaa.",
	Follow: "Luettelo seuraa karttaa", More: "Näytä {n} lisää", Cluster: "{n} paikkaa, lähennä", Loading: "Haetaan paikkoja…",
	Failed: "Karttaa ei saatu näkyviin. Paikat ovat luettelossa.", Some: "Kartalla näkyy %s paikkaa %s paikasta. Loput löydät luettelon sivuilta, tai rajaa hakua.",
	NoPlaces: "Haulla ei löytynyt palvelupaikkoja", NoPlacesHelp: "Kokeile muita hakusanoja tai katso kaikki tulokset luettelona.",
	NoScript: "Kartta tarvitsee JavaScriptiä. Samat paikat ovat alla luettelossa.", Route: "Reitti", RouteTo: "Reitti: %s",
	PhoneMap: "Avaa puhelimen kartassa", ShowOnMap: "Näytä paikat kartalla", ShowAll: "Näytä koko alue", Narrow: "Rajaa hakua",
	MapByKeyboard: "Nuolinäppäimet siirtävät karttaa, plus ja miinus muuttavat mittakaavaa.",
}
