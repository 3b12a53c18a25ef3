"""Every setting is read once and typed; what cannot be used is told all at once, and never a secret."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from search.settings import Address, BadSetting, Settings, variable

BAD = [
    ("OPENSEARCH_URL", "localhost:9200"),
    ("OPENSEARCH_URL", "ftp://example.org"),
    ("OPENSEARCH_URL", "http://"),
    ("OPENSEARCH_URL", "http://localhost:99999"),
    ("OPENSEARCH_CA", "/no/such/file"),
    ("DATA_DIR", __file__),
    ("INDEX_PREFIX", "Upper-"),
    ("INDEX_PREFIX", "_hidden"),
    ("INDEX_PREFIX", "a*"),
    ("CTGOV_URL", "clinicaltrials.gov"),
    ("LISTEN", "8000"),
    ("LISTEN", "localhost"),
    ("LISTEN", "localhost:65536"),
    ("LISTEN", "localhost:eight"),
    ("LISTEN", "::1:8000"),
    ("WORKERS", "0"),
    ("WORKERS", "-1"),
    ("WORKERS", "two"),
    ("TRUSTED_PROXIES", "-1"),
    ("TRUSTED_PROXIES", "1.5"),
    ("ENGINE_HEAP", "2"),
    ("ENGINE_HEAP", "2gb"),
    ("ENGINE_HEAP", "0m"),
    ("STUDIES", "/no/such/folder"),
    ("REGISTRY_RATE", "fast"),
    ("REGISTRY_RATE", "-1"),
    ("REGISTRY_RATE", "nan"),
    ("PUBLIC_URL", "example.org"),
    ("RATE_LIMIT", "120"),
    ("RATE_LIMIT", "0/minute"),
    ("RATE_LIMIT", "120/fortnight"),
    ("TODAY", "22.11.2026"),
    ("TODAY", "2026-02-30"),
]


def test_without_any_the_defaults_hold() -> None:
    settings = Settings.read({})
    assert settings.opensearch_url is None
    assert settings.data_dir == Path("var").absolute()
    assert settings.listen == Address("127.0.0.1", 8000)
    assert settings.rate_limit == "120/minute"
    assert settings.engine_heap.endswith(("m", "g"))
    assert settings.today == datetime.now(UTC).date()


def test_each_is_read_and_typed(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    settings = Settings.read(
        {
            "OPENSEARCH_URL": "https://user:word@search.example.org:9200/",
            "OPENSEARCH_CA": str(file),
            "DATA_DIR": str(tmp_path),
            "INDEX_PREFIX": "blue-",
            "LISTEN": "[::1]:80",
            "WORKERS": "4",
            "TRUSTED_PROXIES": "1",
            "ENGINE_HEAP": "2G",
            "STUDIES": str(file),
            "REGISTRY_RATE": "0.5",
            "SITE_NAME": "Études près de chez vous",
            "PUBLIC_URL": "https://trials.example.org/find/",
            "RATE_LIMIT": "10/second",
            "TODAY": "2026-11-22",
        }
    )
    assert settings.opensearch_url == "https://user:word@search.example.org:9200"
    assert settings.opensearch_ca == file
    assert settings.data_dir == tmp_path
    assert settings.index_prefix == "blue-"
    assert settings.listen == Address("::1", 80)
    assert (settings.workers, settings.trusted_proxies) == (4, 1)
    assert settings.engine_heap == "2g"
    assert settings.studies == str(file)
    assert settings.registry_rate == 0.5
    assert settings.site_name == "Études près de chez vous"
    assert settings.public_url == "https://trials.example.org/find"
    assert settings.rate_limit == "10/second"
    assert settings.today == date(2026, 11, 22)


@pytest.mark.parametrize("name", [variable(field.name) for field in fields(Settings)])
def test_an_empty_variable_is_an_unset_one(name: str) -> None:
    assert Settings.read({name: " "}) == Settings.read({})


@pytest.mark.parametrize(("name", "value"), BAD)
def test_a_bad_value_is_named_with_what_would_be_right(name: str, value: str) -> None:
    with pytest.raises(BadSetting) as bad:
        Settings.read({name: value})
    line = str(bad.value)
    assert line.startswith(f"{name} must be ")
    assert "\n" not in line
    assert name == "OPENSEARCH_URL" or line.endswith(f", not {value!r}")


def test_all_bad_values_are_told_at_once() -> None:
    with pytest.raises(BadSetting) as bad:
        Settings.read({"LISTEN": "x", "WORKERS": "0", "TODAY": "now", "SITE_NAME": "good"})
    assert [line.split()[0] for line in str(bad.value).splitlines()] == ["LISTEN", "WORKERS", "TODAY"]


def test_secrets_are_shown_nowhere() -> None:
    settings = Settings.read({"OPENSEARCH_URL": "http://user:hunter2@localhost:9200"})
    assert "hunter2" not in repr(settings)
    with pytest.raises(BadSetting) as bad:
        Settings.read({"OPENSEARCH_URL": "user:hunter2@localhost:9200"})
    assert "hunter2" not in str(bad.value)


def test_every_setting_has_a_sentence_and_none_can_be_changed() -> None:
    settings = Settings.read({})
    for field in fields(settings):
        assert field.metadata["meaning"], field.name
        with pytest.raises(FrozenInstanceError):
            setattr(settings, field.name, None)
