package open

// addOperations lists the interface. An operation without a source to answer from is not offered.
func (h *Handler) addOperations() {
	h.addIndex()
	register(h, searchOperation(), h.search)
	if h.options.Suggester != nil {
		register(h, suggestOperation(), h.suggest)
	}
	register(h, relatedOperation(), h.related)
	h.addRecords()
	register(h, codeListsOperation(), h.codeLists)
	registerBytes[codesAnswer](h, codesOperation(), h.codes)
	register(h, codeOperation(), h.code)
	h.add("code", "/codes/areas/{type}/{code}", areaAddress)
	if h.options.Subjects != nil {
		register(h, subjectsOperation(), h.subjects)
	}
	h.finish()
}
