from tests.reference_data import reference_dir

__all__ = ["reference_dir"]
