package v11

import "net/http"

// RestrictedOperations are the names, as Call.Operation has them, of all operations that the server routes to Restricted but for LogIn.
func RestrictedOperations() []string {
	var names []string
	for _, o := range operations() {
		if o.serve == nil {
			names = append(names, o.name)
		}
	}
	return names
}

// operations lists the whole interface as the contract does. Those that need a log-in have nothing to serve them here:
// package in does.
func operations() []operation {
	var list []operation
	for _, o := range []struct {
		path  string
		serve func(*Handler, request) int
	}{
		{"CodeList/GetAreaCodes/type/{type}", (*Handler).areaCodes},
		{"CodeList/GetCountryCodes", (*Handler).countryCodes},
		{"CodeList/GetLanguageCodes", (*Handler).languageCodes},
		{"CodeList/GetMunicipalityCodes", (*Handler).municipalityCodes},
		{"CodeList/GetPostalCodes", (*Handler).postalCodes},
		{"Common/ChannelsWithoutServices", nil},
		{"Common/EntitiesByOrganization/{organizationId}", (*Handler).entitiesByOrganization},
		{"Common/ExpiringServiceChannels", nil},
		{"Common/NotMaintainedServiceChannels", nil},
		{"Common/NotMaintainedServices", nil},
		{"Common/ServicesWithoutChannels", nil},
		{"Common/Translation", nil},
		{"GeneralDescription", (*Handler).generalDescriptions},
		{"GeneralDescription/list", (*Handler).generalDescriptionsByID},
		{"GeneralDescription/newGdList", (*Handler).newGeneralDescriptions},
		{"GeneralDescription/{id}", (*Handler).generalDescription},
		{"Organization", (*Handler).organizations},
		{"Organization/Hierarchy", (*Handler).topOrganizations},
		{"Organization/Hierarchy/{id}", (*Handler).organizationTree},
		{"Organization/area/{area}/code/{code}", (*Handler).organizationsOfArea},
		{"Organization/businesscode/{code}", (*Handler).organizationsOfBusinessCode},
		{"Organization/list", (*Handler).organizationsByID},
		{"Organization/list/area/{area}/code/{code}", (*Handler).wholeOrganizationsOfArea},
		{"Organization/oid/{oid}", (*Handler).organizationOfOID},
		{"Organization/saha", nil},
		{"Organization/saha/{id}", nil},
		{"Organization/{id}", (*Handler).organization},
		{"Service", (*Handler).services},
		{"Service/active", nil},
		{"Service/active/{id}", nil},
		{"Service/archived/list", (*Handler).archivedServices},
		{"Service/area/{area}/code/{code}", (*Handler).servicesOfArea},
		{"Service/industrialClass", (*Handler).servicesOfIndustrialClass},
		{"Service/list", (*Handler).servicesByID},
		{"Service/list/area/{area}/code/{code}", (*Handler).wholeServicesOfArea},
		{"Service/list/organization", (*Handler).wholeServicesOfOrganization},
		{"Service/serviceChannel/{serviceChannelId}", (*Handler).servicesOfChannel},
		{"Service/serviceClass", (*Handler).servicesOfServiceClass},
		{"Service/serviceWithGD/list", (*Handler).mergedServicesByID},
		{"Service/serviceWithGD/{id}", (*Handler).mergedService},
		{"Service/targetGroup", (*Handler).servicesOfTargetGroup},
		{"Service/type/{type}", (*Handler).servicesOfType},
		{"Service/{id}", (*Handler).service},
		{"ServiceChannel", (*Handler).channels},
		{"ServiceChannel/active", nil},
		{"ServiceChannel/active/{id}", nil},
		{"ServiceChannel/archived/list", (*Handler).archivedChannels},
		{"ServiceChannel/area/{area}/code/{code}", (*Handler).channelsOfArea},
		{"ServiceChannel/list", (*Handler).channelsByID},
		{"ServiceChannel/list/area/{area}/code/{code}", (*Handler).wholeChannelsOfArea},
		{"ServiceChannel/list/organization", (*Handler).wholeChannelsOfOrganization},
		{"ServiceChannel/organization/{organizationId}", (*Handler).channelsOfOrganization},
		{"ServiceChannel/organization/{organizationId}/type/{type}", (*Handler).channelsOfOrganizationAndType},
		{"ServiceChannel/type/{type}", (*Handler).channelsOfType},
		{"ServiceChannel/{id}", (*Handler).channel},
		{"ServiceCollection", (*Handler).collections},
		{"ServiceCollection/organization", (*Handler).collectionsOfOrganization},
		{"ServiceCollection/{id}", (*Handler).collection},
	} {
		list = append(list, operation{http.MethodGet, o.path, operationName(http.MethodGet, o.path), o.serve})
	}
	for _, path := range []string{
		"Connection", "Connection/Source", "GeneralDescription", "Organization", "Service",
		"ServiceChannel/EChannel", "ServiceChannel/Phone", "ServiceChannel/PrintableForm",
		"ServiceChannel/ServiceLocation", "ServiceChannel/WebPage", "ServiceCollection",
	} {
		list = append(list, operation{http.MethodPost, path, operationName(http.MethodPost, path), nil})
	}
	for _, path := range []string{
		"Connection/ASTI/serviceChannelId/{serviceChannelId}", "Connection/ASTI/serviceId/{serviceId}",
		"Connection/ASTI/serviceSourceId/{serviceSourceId}", "Connection/serviceId/{serviceId}",
		"Connection/serviceSourceId/{serviceSourceId}", "GeneralDescription/{id}",
		"Organization/sourceId/{sourceId}", "Organization/{id}", "Service/sourceId/{sourceId}", "Service/{id}",
		"ServiceChannel/EChannel/sourceId/{sourceId}", "ServiceChannel/EChannel/{id}",
		"ServiceChannel/Phone/sourceId/{sourceId}", "ServiceChannel/Phone/{id}",
		"ServiceChannel/PrintableForm/sourceId/{sourceId}", "ServiceChannel/PrintableForm/{id}",
		"ServiceChannel/ServiceLocation/sourceId/{sourceId}", "ServiceChannel/ServiceLocation/{id}",
		"ServiceChannel/WebPage/sourceId/{sourceId}", "ServiceChannel/WebPage/{id}",
		"ServiceCollection/sourceId/{sourceId}", "ServiceCollection/{id}",
	} {
		list = append(list, operation{http.MethodPut, path, operationName(http.MethodPut, path), nil})
	}
	return list
}
