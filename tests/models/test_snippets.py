import pytest
from django.core.exceptions import ValidationError

from tests.helpers import create_reference
from wagtail_backcare.models import Reference


@pytest.mark.parametrize(
    ("fields", "url"),
    [
        ({"doi": "10.1000/a", "pmid": "1"}, "https://doi.org/10.1000/a"),
        ({"pmid": "123"}, "https://pubmed.ncbi.nlm.nih.gov/123/"),
        ({"address": "https://example.org/"}, "https://example.org/"),
    ],
)
def test_a_source_links_to_its_doi_before_pubmed_before_its_own_address(fields, url):
    assert Reference(title="A", kind="trial", **fields).url == url


@pytest.mark.parametrize(
    ("fields", "field"),
    [({}, "address"), ({"doi": "doi:10.1/x"}, "doi"), ({"pmid": "PMID 12"}, "pmid")],
)
def test_a_source_that_nobody_can_find_is_refused(fields, field):
    with pytest.raises(ValidationError) as error:
        Reference(title="A", kind="trial", **fields).full_clean()

    assert field in error.value.message_dict


@pytest.mark.django_db
def test_a_source_cannot_supersede_itself():
    reference = create_reference()
    reference.superseded_by = reference

    with pytest.raises(ValidationError, match="supersede itself"):
        reference.full_clean()
