package codes

import "strings"

// classKey reduces a uri or code to what a classification files its classes under: the code for a uri
// of today's code list service in any version of the list, else the uri without its scheme.
// A uri of another list keeps its full length, so it finds nothing.
func classKey(uriOrCode, family string) string {
	key := withoutScheme(strings.TrimSpace(uriOrCode))
	list, code, ok := cutCode(key)
	if ok && family != "" && listFamily(list) == family {
		return code
	}
	return key
}

func withoutScheme(uri string) string {
	if rest, ok := strings.CutPrefix(uri, "http://"); ok {
		return rest
	}
	return strings.TrimPrefix(uri, "https://")
}

// cutCode cuts uri.suomi.fi/codelist/ptv/ptvserclass2/code/P6.2 into list and code.
func cutCode(uri string) (list, code string, ok bool) {
	list, code, ok = strings.Cut(uri, "/code/")
	return list, code, ok && strings.HasPrefix(list, "uri.suomi.fi/codelist/")
}

// listFamily names a code list without its version: ptv/ptvserclass for
// http://uri.suomi.fi/codelist/ptv/ptvserclass2/code/, jhs/toimiala for .../jhs/toimiala_1_20080101.
func listFamily(list string) string {
	list, _, _ = strings.Cut(withoutScheme(list), "/code/")
	list = strings.TrimPrefix(list, "uri.suomi.fi/codelist/")
	list, _, _ = strings.Cut(list, "_")
	return strings.TrimRight(list, "0123456789")
}
