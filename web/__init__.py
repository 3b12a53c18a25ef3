"""HTTP in, HTTP out: pages, API, widget, feeds."""
