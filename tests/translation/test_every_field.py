"""Walk every field and block of the package: submit, extract, translate every text, publish, compare.

What becomes of each in a translation is written in the reference. A field or block without a row there fails here.
"""

from collections import defaultdict
from functools import partial

import pytest
from django.apps import apps
from django.db import models
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail.fields import StreamField
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import DraftStateMixin, Page, Site, TranslatableMixin

from tests import markdown
from tests.helpers import create_clinic, create_disclaimer, get_locale, get_site
from tests.routes.world import translate_home
from tests.translation.localize import get_row, get_spanish, translate
from tests.translation.samples import iter_leaves, make_child, make_field_value, make_raw
from wagtail_backcare.blocks import SECTION_TYPES
from wagtail_backcare.models import Clinician, Disclaimer, HelpCardSet, Question, Reference
from wagtail_backcare.pages.models import ConditionPage, GuidePage, HealthIndexPage, QuestionsPage, TreatmentPage

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not apps.is_installed("wagtail_localize"), reason="wagtail_localize is not in INSTALLED_APPS"),
]

# What the reference says of a field or block.
TRANSLATED = "translated"
SAME = "same"
REPLACEABLE = "same, can be replaced"
ITS_TRANSLATION = "its translation"
OWN = "of its own"

PAGE_TYPES = [ConditionPage, TreatmentPage, GuidePage, QuestionsPage, HealthIndexPage]
SNIPPETS = [Clinician, HelpCardSet, Question, Disclaimer]

each_model = partial(pytest.mark.parametrize, "model", ids=lambda model: model.__name__)


def list_fields(model: type) -> list[str]:
    """Names of the fields that the package or its snippets have, without those that only tie rows together."""
    inherited = {field.name for field in Page._meta.get_fields()} if issubclass(model, Page) else set()
    ties = {"id", "page_ptr", "translation_key", "locale", "latest_revision", "live_revision"}
    names = [field.name for field in model._meta.concrete_fields]
    if issubclass(model, ClusterableModel):
        names += [relation.name for relation in get_all_child_relations(model)]
    return [name for name in names if name not in inherited | ties]


def read_declared_fields(model: type) -> dict[str, str]:
    """What the reference says of the fields of a model."""
    holders = {model.__name__}
    holders |= {"every page type"} if issubclass(model, Page) else set()
    holders |= {"snippets with drafts"} if issubclass(model, DraftStateMixin) and model in SNIPPETS else set()
    rows = markdown.rows(markdown.part(markdown.read("reference/translated-fields.md"), "Fields"))
    found = {markdown.plain(row["Field"]): row["In a translation"] for row in rows if row["Model"] in holders}
    # A row for every page type stands for those that have the field.
    return {name: treatment for name, treatment in found.items() if model in SNIPPETS or hasattr(model, name)}


def read_declared_blocks() -> dict[str, str]:
    rows = markdown.rows(markdown.part(markdown.read("reference/translated-fields.md"), "Blocks"))
    return {markdown.plain(row["Block"]): row["In a translation"] for row in rows}


def observe_field(model: type, name: str) -> str:
    """What wagtail-localize is told to do with a field."""
    from wagtail_localize.fields import get_translatable_fields

    field = model._meta.get_field(name)
    declared = next((d for d in get_translatable_fields(model) if d.field_name == name), None)
    if declared is None:
        return OWN
    if declared.is_translated(None):
        return ITS_TRANSLATION if isinstance(field, models.ForeignKey) else TRANSLATED
    if not declared.is_synchronized(None):
        return OWN
    is_extracted = isinstance(field, models.ForeignKey | models.CharField | models.TextField) and not field.choices
    return REPLACEABLE if is_extracted and declared.is_overridable(None) else SAME


def observe_blocks(instance) -> dict[str, str]:
    """Place of each leaf of a stream → what wagtail-localize makes of it."""
    from wagtail_localize.segments import OverridableSegmentValue, RelatedObjectSegmentValue, StringSegmentValue
    from wagtail_localize.segments.extract import extract_segments

    names = {
        StringSegmentValue: TRANSLATED,
        RelatedObjectSegmentValue: ITS_TRANSLATION,
        OverridableSegmentValue: REPLACEABLE,
    }
    found = defaultdict(set)
    for segment in extract_segments(instance):
        found[segment.path].add(names.get(type(segment)))
    field = get_stream_field(type(instance))
    leaves = iter_leaves(field.stream_block, list(getattr(instance, field.name).raw_data), field.name)
    return {shorten(leaf.place): next(iter(found[leaf.path] - {None}), SAME) for leaf in leaves}


def get_stream_field(model: type) -> StreamField:
    return next(field for field in model._meta.concrete_fields if isinstance(field, StreamField))


def shorten(place: str) -> str:
    """A place without the section that it is in: every section may hold the same."""
    first, _dot, rest = place.partition(".")
    if first not in SECTION_TYPES:
        return place
    return f"section.{rest}" if rest == "heading" else rest.removeprefix("content.")


@pytest.fixture
def chosen(db):
    """One of everything that can be chosen, and what a page needs to be fit in both languages."""
    create_clinic()
    create_disclaimer()
    create_disclaimer(language="es", text="Solo para informar.")
    cards = [("emergency", {"heading": "", "signs": ["your legs feel numb"]})]
    return {
        Clinician: Clinician.objects.create(name="Alex Example", profession="Physiotherapist"),
        HelpCardSet: HelpCardSet.objects.create(title="Signs of back pain", cards=cards),
        Question: Question.objects.create(question="Does it hurt a lot?", answer="<p>A little, for a day.</p>"),
        Reference: Reference.objects.create(title="A review", kind="guideline", doi="10.1000/example"),
        get_image_model(): get_image_model().objects.create(title="A back", file=get_test_image_file()),
        Site: get_site(),
    }


def fill(instance, chosen, *, content=None) -> None:
    """Give every field that is no language's own a value that no default has. content: as `make_stream` takes it."""
    for name in list_fields(type(instance)):
        field = instance._meta.get_field(name)
        if isinstance(field, StreamField):
            raw = make_stream(field.stream_block, chosen, content)
            setattr(instance, name, field.stream_block.to_python(raw))
        elif not field.auto_created and observe_field(type(instance), name) != OWN:
            setattr(instance, name, make_field_value(field, chosen))


def make_stream(block, chosen, content=None) -> list:
    """Each child of a stream once. All sections hold the same kinds of block, so the first gets one of each.

    content: names of the blocks for the first section, in place of all.
    """
    raw = [make_child(name, child, chosen) for name, child in block.child_blocks.items() if name not in SECTION_TYPES]
    for position, name in enumerate(name for name in block.child_blocks if name in SECTION_TYPES):
        section = block.child_blocks[name]
        offered = section.child_blocks["content"].child_blocks
        names = (content or offered) if position == 0 else ["key_facts"]
        value = {
            "heading": make_raw(section.child_blocks["heading"], chosen),
            "content": [make_child(inner, offered[inner], chosen) for inner in names],
        }
        raw.append({"type": name, "value": value, "id": f"section-{name}"})
    return raw


def test_every_body_holds_the_same():
    """So that it is enough to walk all blocks of one."""
    shapes = [
        {name: sorted(section.child_blocks["content"].child_blocks) for name, section in iter_sections(model)}
        for model in PAGE_TYPES[:4]
    ]

    assert all(shape == shapes[0] for shape in shapes)
    assert len({tuple(names) for names in shapes[0].values()}) == 1


def iter_sections(model):
    blocks = get_stream_field(model).stream_block.child_blocks
    return ((name, block) for name, block in blocks.items() if name in SECTION_TYPES)


def test_every_translated_model_is_walked_here():
    ours = [model for model in apps.get_models() if model._meta.app_label.startswith("wagtail_backcare")]

    assert {model for model in ours if issubclass(model, TranslatableMixin)} == {*PAGE_TYPES, *SNIPPETS}


@each_model([*PAGE_TYPES, *SNIPPETS])
def test_every_field_is_declared(model):
    assert read_declared_fields(model) == {name: observe_field(model, name) for name in list_fields(model)}


@each_model([ConditionPage, TreatmentPage, GuidePage, QuestionsPage])
def test_every_block_is_declared(model, chosen):
    page = model()
    fill(page, chosen)

    assert observe_blocks(page) == read_declared_blocks()


@each_model(SNIPPETS)
def test_a_snippet_is_translated(model, chosen, on_commit):
    original = model(locale=get_locale())
    fill(original, chosen)
    original.save()

    with on_commit():
        translate(original)

    spanish = get_spanish(original)
    assert getattr(spanish, "live", True)
    assert_offered_in_the_editor(original)
    assert_translated(model.objects.get(pk=original.pk), spanish)


@each_model(PAGE_TYPES)
def test_a_page_is_translated(model, chosen, on_commit):
    translate_home("es")
    with on_commit():
        for snippet in (Clinician, HelpCardSet, Question):
            translate(chosen[snippet])
    page = model(title="Low back pain", slug="low-back-pain", live=False)
    fill(page, chosen, content=None if model is ConditionPage else ["help_cards"])
    get_site().root_page.add_child(instance=page)
    add_links(page)
    with on_commit():
        page.save_revision().publish()

    with on_commit():
        translate(model.objects.get(pk=page.pk))

    spanish = get_spanish(page)
    assert (spanish.live, spanish.title, spanish.slug) == (True, "ES Low back pain", "es-low-back-pain")
    assert_offered_in_the_editor(page)
    assert_translated(model.objects.get(pk=page.pk), spanish)


def add_links(page) -> None:
    """A link to a page in each relation to others."""
    for name in set(list_fields(type(page))) & {relation.name for relation in get_all_child_relations(type(page))}:
        link = page._meta.get_field(name).related_model(page=page)
        setattr(link, get_target_field(link).name, get_site().root_page)
        link.save()


def get_target_field(link) -> models.ForeignKey:
    return next(f for f in link._meta.concrete_fields if isinstance(f, models.ForeignKey) and f.name != "page")


def assert_offered_in_the_editor(original) -> None:
    """The editor of wagtail-localize leaves out, without a word, texts of fields that have no panel."""
    from wagtail_localize.views.edit_translation import TabHelper, get_segment_location_info

    source = get_row(original).source
    instance = source.get_source_instance()
    for segment in source.stringsegment_set.select_related("context"):
        field_path = segment.context.get_field_path(instance)
        location = get_segment_location_info(instance, TabHelper(instance), segment.context.path, field_path)
        assert location["field"]


def assert_translated(original, spanish) -> None:
    """Compare each field, and each leaf of a stream, with what is declared of it."""
    for name, treatment in read_declared_fields(type(original)).items():
        field = original._meta.get_field(name)
        if isinstance(field, StreamField):
            assert_stream_translated(field, original, spanish)
        elif field.auto_created:
            before, after = getattr(original, name).get(), getattr(spanish, name).get()
            attribute = get_target_field(before).attname
            assert before.pk != after.pk
            assert getattr(before, attribute) == getattr(after, attribute)
        elif treatment != OWN:
            before, after = field.value_from_object(original), field.value_from_object(spanish)
            assert_value_translated(before, after, treatment, field.related_model, name)


def assert_stream_translated(field: StreamField, original, spanish) -> None:
    declared = read_declared_blocks()
    before, after = (
        {leaf.path: leaf for leaf in iter_leaves(field.stream_block, read_raw(field, instance), field.name)}
        for instance in (original, spanish)
    )
    assert before.keys() == after.keys()
    for path, leaf in before.items():
        place = shorten(leaf.place) if type(original) is not HelpCardSet else f"help_cards.cards.{leaf.place}"
        assert_value_translated(leaf.value, after[path].value, declared[place], leaf.chosen_model, place)


def read_raw(field: StreamField, instance) -> list:
    return field.stream_block.get_prep_value(getattr(instance, field.name))


def assert_value_translated(before, after, treatment: str, chosen_model, place: str) -> None:
    assert before not in (None, ""), f"{place} was not filled in"
    if treatment == ITS_TRANSLATION:
        rows = chosen_model.objects.in_bulk([before, after])
        assert rows[before].translation_key == rows[after].translation_key, place
        assert rows[after].locale.language_code == "es", place
    elif treatment == TRANSLATED:
        assert after.count("ES ") == before.count("ome words"), place
        assert after.replace("ES ", "") == before, place
    else:
        assert after == before, place
