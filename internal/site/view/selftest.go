package view

import "time"

// SelfTest is the newest result of holding the open interfaces' forms against their standards.
type SelfTest struct {
	At    time.Time
	Forms []TestedForm
}

// TestedForm is one form's result. Checked of Of entities were looked at; Problems counts what was wrong.
type TestedForm struct {
	Name, Standard, Specification, Path string
	Checked, Of, Problems               int
}
