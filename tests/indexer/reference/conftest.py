from tests.reference_data import basemap, reference_dir

__all__ = ["basemap", "reference_dir"]
