package editorial

// Action is what somebody wants to do with an entity.
type Action string

// The actions that rights are told by.
const (
	// ActionRead is to see drafts, edits, history and tasks; what is published everybody sees on the public pages.
	ActionRead Action = "read"
	// ActionCreate is to make a new entity.
	ActionCreate Action = "create"
	// ActionWrite is to change content, discard an edit, plan, or restore an earlier revision.
	ActionWrite Action = "write"
	// ActionPublish is to publish, or to withdraw what is published.
	ActionPublish Action = "publish"
	// ActionArchive is to archive and to restore what is archived.
	ActionArchive Action = "archive"
	// ActionConnect is to make, change and remove regular connections.
	ActionConnect Action = "connect"
	// ActionConnectASTI is the same for ASTI connections.
	ActionConnectASTI Action = "connect-asti"
	// ActionStructure is to move an organisation in its tree.
	ActionStructure Action = "structure"
	// ActionMass is to do something with many entities at once.
	ActionMass Action = "mass"
)

// Actions lists all actions.
func Actions() []Action {
	return []Action{
		ActionRead, ActionCreate, ActionWrite, ActionPublish, ActionArchive, ActionConnect, ActionConnectASTI,
		ActionStructure, ActionMass,
	}
}
