"""Every graph holds terms of schema.org alone, each where the vocabulary has a place for it."""

import copy
from collections.abc import Callable

import pytest

from scripts import prune_schema_org
from tests.structured_data.samples import EVERY_KIND, TODAY, make_citation, make_description
from tests.structured_data.vocabulary import find_problems, load
from wagtail_backcare.blocks.section_types import SECTION_TYPES
from wagtail_backcare.models import ReferenceKind
from wagtail_backcare.structured_data import Section, make_graph


@pytest.mark.parametrize("page", EVERY_KIND.values(), ids=EVERY_KIND)
def test_a_page_of_every_kind(page):
    assert find_problems(make_graph(page, today=TODAY)) == []


def test_a_section_of_every_type():
    sections = [Section(str(kind.heading), kind.anchor, kind.health_aspect) for kind in SECTION_TYPES.values()]

    graph = make_graph(make_description(sections=tuple(sections)), today=TODAY)

    assert find_problems(graph) == []
    aspects = [kind.health_aspect for kind in SECTION_TYPES.values() if kind.health_aspect]
    parts = [part for part in graph["@graph"][0]["hasPart"] if part["@type"] == "HealthTopicContent"]
    assert [part["hasHealthAspect"].rpartition("/")[2] for part in parts] == aspects


@pytest.mark.parametrize("kind", ReferenceKind.values)
def test_a_source_of_every_kind(kind):
    assert find_problems(make_graph(make_description(citations=(make_citation(kind=kind),)), today=TODAY)) == []


def mistake(name: str, change: Callable[[list[dict]], object]):
    return pytest.param(change, id=name)


@pytest.mark.parametrize(
    "change",
    [
        mistake("a type that does not exist", lambda nodes: nodes[0].update({"@type": "HealthPage"})),
        mistake("a property that does not exist", lambda nodes: nodes[0].update(disclaimer="For information.")),
        mistake("a property of another type", lambda nodes: nodes[1].update(lastReviewed="2026-01-15")),
        mistake("a property of another type, inside", lambda nodes: nodes[0]["author"].update(position=1)),
        mistake("text for a person", lambda nodes: nodes[0].update(reviewedBy="Robin Reviewer")),
        mistake("another thing for a person", lambda nodes: nodes[0].update(author={"@id": nodes[1]["@id"]})),
        mistake("nothing behind a reference", lambda nodes: nodes[0].update(mainEntity={"@id": "https://x.example/"})),
        mistake("no date", lambda nodes: nodes[0].update(lastReviewed="15 January 2026")),
        mistake("a path for an address", lambda nodes: nodes[0].update(url="/conditions/")),
        mistake("no member of an enumeration", lambda nodes: nodes[0]["hasPart"][0].update(hasHealthAspect="Symptoms")),
        mistake("a claim", lambda nodes: nodes[1].update(possibleTreatment={"@type": "MedicalTherapy", "name": "x"})),
    ],
)
def test_the_check_finds_mistakes(change):
    graph = copy.deepcopy(make_graph(make_description(), today=TODAY))

    change(graph["@graph"])

    assert len(find_problems(graph)) == 1


def test_the_extract_holds_what_the_script_names():
    vocabulary = load()

    assert set(vocabulary["properties"]) == set(prune_schema_org.PROPERTIES)
    assert set(vocabulary["types"]) >= set(prune_schema_org.TYPES)
    assert set(vocabulary["members"].values()) == set(prune_schema_org.ENUMERATIONS)


def test_the_script_keeps_what_stands_above_a_type_and_drops_the_rest(monkeypatch):
    monkeypatch.setattr(prune_schema_org, "TYPES", ["WebPage"])
    monkeypatch.setattr(prune_schema_org, "PROPERTIES", ["url"])
    release = {
        "@graph": [
            {"@id": "schema:Thing", "@type": "rdfs:Class"},
            {"@id": "schema:WebPage", "@type": "rdfs:Class", "rdfs:subClassOf": {"@id": "schema:Thing"}},
            {"@id": "schema:Recipe", "@type": "rdfs:Class", "rdfs:subClassOf": {"@id": "schema:Thing"}},
            {"@id": "schema:URL", "@type": "rdfs:Class", "rdfs:subClassOf": [{"@id": "rdfs:Literal"}]},
            {"@id": "schema:HealthAspectEnumeration", "@type": "rdfs:Class"},
            {"@id": "schema:CausesHealthAspect", "@type": "schema:HealthAspectEnumeration"},
            {
                "@id": "schema:url",
                "@type": "rdf:Property",
                "schema:domainIncludes": {"@id": "schema:Thing"},
                "schema:rangeIncludes": {"@id": "schema:URL"},
            },
            {"@id": "schema:cookTime", "@type": "rdf:Property", "schema:domainIncludes": {"@id": "schema:Recipe"}},
        ]
    }

    assert prune_schema_org.prune(release) == {
        "types": {"WebPage": ["Thing"], "Thing": [], "URL": [], "HealthAspectEnumeration": []},
        "properties": {"url": {"on": ["Thing"], "holds": ["URL"]}},
        "members": {"CausesHealthAspect": "HealthAspectEnumeration"},
    }
