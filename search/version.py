"""The version of the service, in the one place that the package's own metadata read too."""

VERSION = "0.1.0"
