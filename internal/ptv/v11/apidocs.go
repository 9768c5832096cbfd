package v11

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"

	"github.com/varanto/varanto/internal/live"
)

//go:embed page/ui.html
var docsPage string

//go:embed page/style.css
var docsStyle []byte

// newAPIDocs makes the page from the interface's description.
func newAPIDocs(document []byte) (*apiDocs, error) {
	view, err := newContractView(document)
	if err != nil {
		return nil, err
	}
	t, err := template.New("ui").Parse(docsPage)
	if err != nil {
		return nil, fmt.Errorf("the description's page: %w", err)
	}
	var page bytes.Buffer
	if err := t.Execute(&page, view); err != nil {
		return nil, fmt.Errorf("the description's page: %w", err)
	}
	return &apiDocs{
		document: live.NewWire(document), page: live.NewWire(page.Bytes()), style: live.NewWire(docsStyle), contract: view,
	}, nil
}
