package filtertest

import (
	"fmt"
	"math/rand/v2"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/live"
)

// National makes a catalogue of that many services, twice as many channels and a twelfth as many organisations, whose
// facts are spread as in a national one: many areas and organisations, few types. Equal sizes give equal catalogues.
func National(t Fataler, services int) (*World, *live.Snapshot) {
	r := rand.New(rand.NewPCG(1, uint64(services)))
	organizations := max(1, services/12)
	var list []catalog.Entity
	for n := range organizations {
		o := &catalog.Organization{ID: ID(3, n), OrganizationNames: Named(fmt.Sprint("organisation ", n)), OrganizationType: "Company"}
		if n > organizations/3 {
			o.ParentOrganizationID = ID(3, r.IntN(organizations/3+1))
		}
		list = append(list, o)
	}
	for n := range 2 * services {
		c := &catalog.ServiceChannel{
			ID: ID(2, n), Type: catalog.ChannelTypes()[min(4, r.IntN(9))], ServiceChannelNames: Named(fmt.Sprint("channel ", n)),
			OrganizationID: ID(3, r.IntN(organizations)), Languages: []string{"fi", "sv"}[:1+r.IntN(2)], AreaType: catalog.LimitedType, Areas: areas(r),
		}
		if c.Type == catalog.ServiceLocation || c.Type == catalog.PhoneChannel {
			c.ServiceHours = week(r)
		}
		list = append(list, c)
	}
	for n := range services {
		s := &catalog.Service{
			ID: ID(1, n), ServiceNames: Named(fmt.Sprint("service ", n)), Type: catalog.TypeService, AreaType: catalog.LimitedType, Areas: areas(r),
			ServiceClasses: some(r, codes.ServiceClasses(), 3), TargetGroups: some(r, codes.TargetGroups(), 4), LifeEvents: some(r, codes.LifeEvents(), 2),
			Languages: []string{"fi", "sv", "en"}[:1+r.IntN(3)], ServiceChargeType: []catalog.ChargeType{"", catalog.FreeOfCharge, catalog.Chargeable}[r.IntN(3)],
			Organizations: []catalog.ServiceOrganization{
				{RoleType: catalog.RoleResponsible, OrganizationID: ID(3, r.IntN(organizations))},
				{RoleType: catalog.RoleProducer, OrganizationID: ID(3, r.IntN(organizations))},
			},
		}
		list = append(list, s)
		for range r.IntN(6) {
			c := &catalog.Connection{ServiceID: s.ID, ChannelID: ID(2, r.IntN(2*services))}
			if r.IntN(20) == 0 {
				c.ServiceHours = week(r)
			}
			list = append(list, c)
		}
	}
	w := New()
	return w, w.Publish(t, list...)
}

func areas(r *rand.Rand) []catalog.Area {
	if r.IntN(4) == 0 {
		all := codes.Areas(codes.AreaRegion)
		return []catalog.Area{{Type: string(codes.AreaRegion), Code: all[r.IntN(len(all))].Code}}
	}
	a := catalog.Area{Type: catalog.AreaOfMunicipalities}
	for range 1 + r.IntN(4) {
		a.Municipalities = append(a.Municipalities, catalog.Municipality{Code: codes.Municipalities()[r.IntN(len(codes.Municipalities()))].Code})
	}
	return []catalog.Area{a}
}

func some(r *rand.Rand, c *codes.Classification, most int) []catalog.CodeRef {
	var list []catalog.CodeRef
	for range r.IntN(most + 1) {
		list = append(list, catalog.CodeRef{URI: c.All()[r.IntN(len(c.All()))].URI})
	}
	return list
}

// week is hours that few others have.
func week(r *rand.Rand) []catalog.ServiceHour {
	h := catalog.ServiceHour{ServiceHourType: catalog.HoursDaysOfTheWeek, ValidForNow: true}
	for _, day := range []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday"} {
		h.OpeningHour = append(h.OpeningHour, catalog.DailyOpeningTime{
			DayFrom: day, From: fmt.Sprintf("%02d:%02d:00", 7+r.IntN(4), 15*r.IntN(4)), To: fmt.Sprintf("%02d:%02d:00", 14+r.IntN(6), 15*r.IntN(4)),
		})
	}
	return []catalog.ServiceHour{h}
}
