package suggest

// Layers are those that questions are answered from now.
func (s *Suggester) Layers() [2]*layer {
	st := s.current.Load()
	return [2]*layer{st.base, st.delta}
}
