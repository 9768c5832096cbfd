package page

// iconPaths are strokes of 2 on a ground of 24 by 24. Channel types and entity kinds are icon names, too.
func iconPaths(name string) []string {
	switch name {
	case "EChannel":
		return []string{"M3 5h18v11H3z", "M8 20h8", "M12 16v4", "M9 10.5l2 2 4-4"}
	case "WebPage":
		return []string{"M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z", "M3 12h18", "M12 3c5 5 5 13 0 18-5-5-5-13 0-18z"}
	case "PrintableForm":
		return []string{"M6 3h8l4 4v14H6z", "M14 3v4h4", "M9 12h6", "M9 16h6"}
	case "Phone", "phone":
		return []string{"M5 4h4l2 5-2.5 1.8a11 11 0 0 0 4.7 4.7L15 13l5 2v4c0 .6-.5 1-1 1A15.5 15.5 0 0 1 4 5c0-.5.4-1 1-1z"}
	case "ServiceLocation":
		return []string{"M12 21c-5-5.5-7-8.5-7-11.500a7 7 0 0 1 14 0c0 3-2 6-7 11.500z", "M12 7.500a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.400z"}
	case "Organization":
		return []string{"M4 21V8l8-5 8 5v13", "M3 21h18", "M9 21v-6h6v6", "M9 10h.01", "M15 10h.01"}
	case "Service":
		return []string{"M4 5h16v14H4z", "M8 9h8", "M8 13h8"}
	case "GeneralDescription":
		return []string{"M5 4h9a4 4 0 0 1 4 4v12H8a3 3 0 0 1-3-3z", "M9 9h5", "M9 13h5"}
	case "ServiceCollection":
		return []string{"M4 8h12v12H4z", "M8 8V4h12v12h-4"}
	case "filter":
		return []string{"M4 7h16", "M7 12h10", "M10 17h4"}
	case "close":
		return []string{"M6 6l12 12", "M18 6L6 18"}
	case "external":
		return []string{"M10 5H5v14h14v-5", "M14 4h6v6", "M20 4l-9 9"}
	case "info":
		return []string{"M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z", "M12 11v5", "M12 8h.01"}
	case "search":
		return []string{"M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13z", "M15.5 15.5L21 21"}
	case "clock":
		return []string{"M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z", "M12 7v5l3.5 2"}
	case "lock":
		return []string{"M6 11h12v9H6z", "M8.5 11V8a3.5 3.5 0 0 1 7 0v3"}
	case "price":
		return []string{"M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z", "M15.500 8.800a4.300 4.300 0 1 0 0 6.400", "M7.500 11h5.500", "M7.500 13.500h5.500"}
	case "area":
		return []string{"M3 6l6-2 6 2 6-2v14l-6 2-6-2-6 2z", "M9 4v14", "M15 6v14"}
	case "list":
		return []string{"M9 6h11", "M9 12h11", "M9 18h11", "M4 6h.01", "M4 12h.01", "M4 18h.01"}
	case "route":
		return []string{"M6 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4z", "M18 9a2 2 0 1 0 0-4 2 2 0 0 0 0 4z", "M8 17h7a3 3 0 0 0 0-6H9a3 3 0 0 1 0-6h7"}
	case "back":
		return []string{"M15 5l-7 7 7 7"}
	case "next":
		return []string{"M9 5l7 7-7 7"}
	}
	return nil
}
