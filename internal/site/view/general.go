package view

import "time"

// GeneralPage is a nationally written description with the services that lean on it.
type GeneralPage struct {
	ID    string
	Paths Paths
	// WrittenIn lists the content languages that there are texts in, in PTV's order.
	WrittenIn    []string
	Name         Text
	AlsoKnownAs  Text
	Summary      Text
	Instructions []Text
	Descriptions []Text
	Requirements []Text
	Charge       Charge
	TargetGroups []Text
	LifeEvents   []Text
	Classes      []Text
	Legislation  []Link
	Processing   Text
	Deadline     Text
	Validity     Text
	// Services are one page of those that lean on it, nearest first where a municipality was chosen; Near counts those
	// of the whole list that serve it.
	Services []Item
	Near     int
	Pages    Pages
	Modified time.Time
}

// CollectionPage is services and channels gathered under one name.
type CollectionPage struct {
	ID    string
	Paths Paths
	// WrittenIn lists the content languages that there are texts in, in PTV's order.
	WrittenIn    []string
	Name         Text
	Summary      Text
	Descriptions []Text
	Provider     *Link // nil when the owner is not published
	// Services and Channels are one page of the lists; the counts are of the whole lists, Pages about the longer one.
	Services, Channels         []Item
	ServiceCount, ChannelCount int
	Pages                      Pages
	Modified                   time.Time
}
