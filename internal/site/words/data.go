package words

// Data is the page about the open interfaces.
type Data struct {
	Title, Lead string
	Parts       []DataPart // in the order of DataParts
	Webhooks    string     // how messages of changes are had, after the last part
	Address     string     // before the address for assistants
	Licence     string     // what may be done with the data, before the licence
	LicenceName string
	Share       string // leads to the maker of parts for other sites

	// The self-test.
	Test, TestLead string
	TestAt         string // %s = date and time
	TestNone       string
	Format         string
	Standard       string
	Checked        string
	Outcome        string
	CheckedOf      string // %s, %s = checked, all
	Fine           string
	Problems       string // %s = number
	TestData       string
}

// DataPart is a heading with what it says and its links' texts, in the order of the links.
type DataPart struct {
	Title, Text string
	Links       []string
}
