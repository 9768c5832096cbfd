package in

import (
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
)

// target is what a POST or PUT writes.
type target struct {
	kind catalog.Kind
	// channel is empty for other kinds.
	channel catalog.ChannelType
	decode  func(*asked) *wanted
	// owner is the body's member that names the owning organisation, "" where there is none.
	owner string
}

func channelTarget(t catalog.ChannelType) target {
	return target{catalog.KindServiceChannel, t, func(a *asked) *wanted { return decodeChannel(a, t) }, "organizationId"}
}

// operations lists what needs a log-in by the contract's operation ids.
func operations() map[string]operation {
	const nothing, read, write, asti = editorial.Right(0), editorial.RightRead, editorial.RightWrite, editorial.RightASTI
	list := map[string]operation{
		"post_Connection":        {write, func(a *API, c call) int { return a.connectPairs(c, formPairs) }},
		"post_Connection_Source": {write, func(a *API, c call) int { return a.connectPairs(c, formSources) }},

		"put_Connection_serviceId_serviceId":             {write, byID(joinChannels(formChannels, false))},
		"put_Connection_serviceSourceId_serviceSourceId": {write, bySource(joinChannels(formChannelSources, false))},
		"put_Connection_ASTI_serviceId_serviceId":        {asti, byID(joinChannels(formAstiChannels, true))},
		"put_Connection_ASTI_serviceSourceId_serviceSourceId": {
			asti, bySource(joinChannels(formAstiChannelSources, true))},
		"put_Connection_ASTI_serviceChannelId_serviceChannelId": {asti, byID(joining{
			kind: catalog.KindServiceChannel, form: formAstiServices, asti: true, list: "serviceRelations", parameter: "serviceChannelId"})},

		"get_Service_active":           {read, func(a *API, c call) int { return a.listActive(c, catalog.KindService) }},
		"get_Service_active_id":        {read, func(a *API, c call) int { return a.readActive(c, catalog.KindService) }},
		"get_ServiceChannel_active":    {read, func(a *API, c call) int { return a.listActive(c, catalog.KindServiceChannel) }},
		"get_ServiceChannel_active_id": {read, func(a *API, c call) int { return a.readActive(c, catalog.KindServiceChannel) }},
		"get_Organization_saha":        {read, (*API).listSaha},
		"get_Organization_saha_id":     {read, (*API).readSaha},

		"get_Common_NotMaintainedServices":        {nothing, (*API).notMaintainedServices},
		"get_Common_NotMaintainedServiceChannels": {nothing, (*API).notMaintainedChannels},
		"get_Common_ExpiringServiceChannels":      {nothing, (*API).expiringChannels},
		"get_Common_ServicesWithoutChannels":      {nothing, (*API).servicesWithoutChannels},
		"get_Common_ChannelsWithoutServices":      {nothing, (*API).channelsWithoutServices},
		"get_Common_Translation":                  {nothing, (*API).translations},
	}
	service := target{catalog.KindService, "", decodeService, "mainResponsibleOrganization"}
	writes(list, "Service", service, true)
	for _, t := range catalog.ChannelTypes() {
		writes(list, "ServiceChannel_"+string(t), channelTarget(t), true)
	}
	writes(list, "Organization", target{catalog.KindOrganization, "", decodeOrganization, "parentOrganizationId"}, true)
	writes(list, "ServiceCollection", target{catalog.KindServiceCollection, "", decodeCollection, "organizationId"}, true)
	writes(list, "GeneralDescription", target{catalog.KindGeneralDescription, "", decodeGeneral, ""}, false)
	return list
}

// writes adds POST and PUT of a target.
func writes(list map[string]operation, path string, t target, sources bool) {
	list["post_"+path] = operation{editorial.RightWrite, func(a *API, c call) int { return a.create(c, t) }}
	list["put_"+path+"_id"] = operation{editorial.RightWrite, func(a *API, c call) int { return a.updateByID(c, t) }}
	if sources {
		list["put_"+path+"_sourceId_sourceId"] = operation{editorial.RightWrite, func(a *API, c call) int { return a.updateBySource(c, t) }}
	}
}
