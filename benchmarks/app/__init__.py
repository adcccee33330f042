"""The page types that the package is compared with."""
