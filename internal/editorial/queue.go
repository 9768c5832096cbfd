package editorial

type queue struct{}

func newQueue() *queue { return &queue{} }
