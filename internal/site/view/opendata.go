package view

// OpenData is what programs can read of the site, in the words of its page. Addresses are of this site.
type OpenData struct {
	Title, Lead string
	// About says what there is data of.
	About string
	// Licence is the address of the licence of the content.
	Licence    string
	Files      []DataFile
	Interfaces []DataInterface
}

// DataFile is a file that can be taken.
type DataFile struct{ Name, Address, MediaType string }

// DataInterface is something that programs ask. About and Documentation may be empty.
type DataInterface struct {
	Name, About, Address string
	Documentation        []string
}
