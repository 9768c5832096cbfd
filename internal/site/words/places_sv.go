package words

var swedishPlaces = Places{
	Municipality: "Kommun", Choose: "Välj kommun", Change: "Byt", Remove: "Ta bort",
	ChangeIt: "Byt kommun, nu %s", RemoveIt: "Ta bort den valda kommunen %s",
	Title: "Välj kommun", Lead: "När du väljer kommun ser du först dess egna tjänster, sedan områdets och till sist hela landets.",
	Use: "Använd denna kommun", None: "Ingen vald kommun (hela Finland)", Remember: "Kom ihåg valet på denna enhet",
	RememberHelp: "Webbläsaren sparar kommunens nummer i en kaka i ett år. Inget annat sparas och du identifieras inte. Utan detta följer valet med i länkarna och glöms när du stänger sidan.",
	Remembered:   "Denna enhet kommer ihåg kommunen %s.", Forget: "Glöm kommunen på denna enhet", Unknown: "Kommunen hittades inte. Välj den i listan.",
	AllByName: "Kommunerna i alfabetisk ordning", Back: "Tillbaka till sidan",
	GroupLocal: "Lokala tjänster: %s", GroupRegional: "Områdets tjänster", GroupWide: "Tjänster i hela Finland",
	GroupBest: "Bästa träff", GroupRest: "Övriga resultat",
	MapTitle: "Serviceställen på kartan", MapTitleFor: "Serviceställen på kartan: %s", ShowMap: "Karta", ShowList: "Lista",
	Views: "Visa resultaten", SkipMap: "Hoppa över kartan till listan", MapName: "Karta: serviceställen", ListName: "Serviceställen",
	Count: "{n} ställen", CountOne: "1 ställe", InView: "{n} ställen inom kartan, sammanlagt {all}", InViewOne: "1 ställe inom kartan, sammanlagt {all}", NoneInView: "Det finns inga ställen inom kartan. Zooma ut eller flytta kartan.",
	Follow: "Listan följer kartan", More: "Visa {n} till", Cluster: "{n} ställen, zooma in", Loading: "Ställena hämtas…",
	Failed: "Kartan kunde inte visas. Ställena finns i listan.", Some: "Kartan visar %s av %s ställen. Resten finns på listans sidor, eller begränsa sökningen.",
	NoPlaces: "Sökningen gav inga serviceställen", NoPlacesHelp: "Pröva andra sökord eller se alla resultat som lista.",
	NoScript: "Kartan behöver JavaScript. Samma ställen finns i listan nedan.", Route: "Rutt", RouteTo: "Rutt: %s",
	PhoneMap: "Öppna i telefonens karta", ShowOnMap: "Visa ställena på kartan", ShowAll: "Visa hela området", Narrow: "Begränsa sökningen",
	MapByKeyboard: "Piltangenterna flyttar kartan, plus och minus ändrar skalan.",
}
