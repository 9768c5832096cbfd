// Package studio is the pages for those who keep the catalogue: log-in, the own account, people, API users and the audit log.
//
// How a page hangs here:
//
//   - frame is the base below /studio/: routes in three languages, the session, who calls, the guard against requests that other
//     sites make, headers, the layout, messages for the next page and error pages. Everything is denied that no route allows.
//   - form is what forms need: values that come back as typed, problems with a summary that links to the fields, and
//     the fields themselves as templ components.
//   - words holds the texts of frame, form and the account pages in three languages.
//   - page has the templates of the account pages; their handlers are in this package.
//
// A further part of the studio is a package below this one (it may import frame and form, and has its own words and templates).
// It is given a *frame.Frame (Studio.Frame), and adds its pages before the first request:
//
//	f.Menu(frame.Item{Path: "/services", Need: frame.Reader, Name: func(lang string) string { ... }})
//	f.Get("/services/{id}", frame.Reader, show)    // GET /studio/fi/services/{id}, and sv, en
//	f.Post("/services/{id}", frame.Writer, change)
//
//	func show(w http.ResponseWriter, r *frame.Request) error {
//		// r.Lang, r.Person (the account), r.Caller (for editorial), r.PathValue("id"), r.FormValue("q")
//		...
//		return r.Show(w, http.StatusOK, frame.Page{Title: "..."}, component) // component.Render gets the frame's layout round it
//	}
//
//	func change(w http.ResponseWriter, r *frame.Request) error {
//		f := form.Read(r.Request)       // values as they were typed
//		if text := ...; text != "" {
//			f.Fail("name", text)        // the field's name and what is wrong
//			return r.Show(w, http.StatusUnprocessableEntity, page, component(f))
//		}
//		r.Say("Tallennettu.")           // shown on the next page
//		return r.Go(w, "/services/"+id) // 303
//	}
//
// An error that a handler returns becomes an error page: frame.ErrNotFound, frame.ErrForbidden, frame.ErrBadRequest, *editorial.NotFound,
// *editorial.Forbidden, account.ErrNotFound, account.ErrForbidden; all others are logged and answered with 500.
package studio
