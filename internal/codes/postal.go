package codes

import "sync"

// PostalCodeInfo is one postal code.
type PostalCodeInfo struct {
	// Code has five digits.
	Code string
	// Names is the post office in capitals, in Finnish and Swedish; there are no English ones, so
	// Best("en") gives the Finnish name as PTV does.
	Names
	// Municipality is the code of the municipality that the postal code mostly lies in.
	Municipality string
	// Type is Posti's one-digit type of the code: 1 ordinary, 2 post office boxes, 3 one company,
	// 4 collected boxes, 5 reply mail, 6 parcel lockers, 7 pick-up point, 8 technical.
	Type string
}

type postalList struct {
	all    []*PostalCodeInfo
	byCode map[string]*PostalCodeInfo
}

var postalCodes = sync.OnceValue(loadPostalCodes)

// PostalCodes returns all postal codes in code order.
func PostalCodes() []*PostalCodeInfo { return postalCodes().all }

// PostalCode finds a postal code; leading zeros may be missing.
func PostalCode(code string) (*PostalCodeInfo, bool) {
	p, ok := postalCodes().byCode[padCode(code, 5)]
	return p, ok
}

func loadPostalCodes() *postalList {
	t := mustTable("postal-codes")
	codes := make([]PostalCodeInfo, len(t.rows))
	list := &postalList{byCode: make(map[string]*PostalCodeInfo, len(t.rows))}
	for i, row := range t.rows {
		codes[i] = PostalCodeInfo{
			Code:         t.get(row, "code"),
			Names:        t.names(row),
			Municipality: t.get(row, "municipality"),
			Type:         t.get(row, "type"),
		}
		list.all = append(list.all, &codes[i])
		list.byCode[codes[i].Code] = &codes[i]
	}
	return list
}
