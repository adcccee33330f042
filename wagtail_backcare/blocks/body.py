"""The body of a health page: sections in any order, and the disclaimer, which it always carries."""

import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe
from wagtail.blocks import StreamBlock, StreamValue
from wagtail.models import Site
from wagtail.rich_text import expand_db_html

from wagtail_backcare import reading
from wagtail_backcare.api.access import may_work_on
from wagtail_backcare.api.sites import find_site, get_http_request
from wagtail_backcare.blocks.context import BodyContext, make_unique
from wagtail_backcare.blocks.disclaimer import DisclaimerBlock
from wagtail_backcare.blocks.help_cards import Urgency, make_cards
from wagtail_backcare.blocks.hidden import HidesBlocks
from wagtail_backcare.blocks.modules import expand_links, leave_out_unplaced, make_modules
from wagtail_backcare.blocks.questions import FAQBlock
from wagtail_backcare.blocks.rendered_bodies import has_been_read, is_preview, make_key, make_once
from wagtail_backcare.blocks.section import SectionBlock, make_section_blocks
from wagtail_backcare.blocks.section_types import SAFETY, SECTION_TYPES, get_section_types
from wagtail_backcare.blocks.snippets import ChosenSnippets, load_choices, using, walk_choices
from wagtail_backcare.blocks.white_space import tidy
from wagtail_backcare.conf import get_settings
from wagtail_backcare.kinds import Kind
from wagtail_backcare.models.help_card_set import HelpCardSet
from wagtail_backcare.models.reference import Reference
from wagtail_backcare.models.urgent_notice import find_notice
from wagtail_backcare.structured_data import AnsweredQuestion

HELP_SECTION = "when_to_get_help"
NOTICE_TEMPLATE = "wagtail_backcare/blocks/urgent_notice.html"
SOURCES_SECTION = "references"


def get_language(owner: Any) -> str:
    """The language that the text of a body is in; the active one where nobody owns it."""
    if hasattr(owner, "get_text_locale"):
        return owner.get_text_locale().language_code
    locale = getattr(owner, "locale", None)
    return locale.language_code if locale else translation.get_language()


def is_withheld(body: BodyContext) -> bool:
    """Whether a body is of a page that must carry a disclaimer, and there is none in the language of its text."""
    return hasattr(body.page, "get_wordings") and not body.wordings


def is_empty_section(child) -> bool:
    """Whether a child of a body is a section that nobody has filled in: a heading alone tells readers nothing."""
    return isinstance(child.block, SectionBlock) and not child.value["content"]


@dataclass(frozen=True)
class TocEntry:
    """A line of the table of contents.

    health_aspect: which side of its subject the section tells of, in schema.org's words. has_help_cards: whether help
    cards stand in it.
    """

    heading: str
    anchor: str
    health_aspect: str = ""
    has_help_cards: bool = False


class BodyBlock(HidesBlocks, StreamBlock):
    """Sections and the disclaimer. Subclasses name the kind of page, which decides what the chooser offers."""

    kind: str | None = None

    def __init__(self, local_blocks=None, **kwargs):
        blocks = [*make_section_blocks(self.kind), ("disclaimer", DisclaimerBlock(group=SAFETY))]
        super().__init__([*blocks, *(local_blocks or [])], **kwargs)

    def ordered_child_blocks(self):
        """Grouped as editors see them in the chooser."""
        order = {section.name: position for position, section in enumerate(get_section_types())}
        return sorted(self.child_blocks.values(), key=lambda block: order.get(block.name, len(order)))

    def get_hidden_names(self):
        offered = {section.name for section in get_section_types(self.kind)}
        not_for_this_kind = set(SECTION_TYPES) - offered
        return super().get_hidden_names() | not_for_this_kind

    def get_usual_sections(self):
        """What a new page of this kind opens with: empty sections, the required ones among them."""
        names = [
            section.name
            for section in SECTION_TYPES.values()
            if self.kind in section.required_on | section.usual_on and section.name not in self.get_hidden_names()
        ]
        # Without ids the editor gives all of them one, and its list of sections leads to the first alone.
        return StreamValue(self, [(name, self.child_blocks[name].get_default(), str(uuid.uuid4())) for name in names])

    def get_table_of_contents(self, value) -> list[TocEntry]:
        """Heading and anchor of each section that holds something, from the raw data: no block is built for it."""
        entries, anchors = [], set()
        for child in value.raw_data:
            block = self.child_blocks.get(child["type"])
            section = getattr(block, "section", None)
            contents = child["value"].get("content") if section is not None else None
            if contents:
                heading, anchor = block.get_heading(child["value"]), make_unique(section.anchor, anchors)
                has_help_cards = any(inner["type"] == "help_cards" for inner in contents)
                entries.append(TocEntry(heading, anchor, section.health_aspect, has_help_cards))
        return entries

    def keep(self, value, name: str, make: Callable[[], Any]) -> Any:
        """What is made of a body besides its HTML, kept with it: made again when anything that it shows has changed.

        It is made each time where the HTML is, and where the body was not rendered before or code has read it since.
        """
        key = None if has_been_read(value) else vars(value).get("_backcare_key")
        return make_once((name, key) if key is not None else None, make)

    def get_chosen(self, value) -> ChosenSnippets:
        """The snippets that a body chose. No query after it was rendered, unless others were chosen since."""
        known = vars(value).get("_backcare_chosen")
        if known is not None and (
            not has_been_read(value) or known.choices == list(walk_choices(self, value.raw_data))
        ):
            return known
        value._backcare_chosen = load_choices(self, value.raw_data)
        return value._backcare_chosen

    def get_questions(self, value, chosen: ChosenSnippets) -> list[AnsweredQuestion]:
        """The questions of the body that readers may see, in the order of the text, from the raw data."""
        questions = []
        for child in value.raw_data:
            block = self.child_blocks.get(child["type"])
            contents = child["value"].get("content") or () if isinstance(block, SectionBlock) else ()
            for inner in contents:
                definition = block.child_blocks["content"].child_blocks.get(inner["type"])
                if isinstance(definition, FAQBlock):
                    questions += definition.read_questions(inner["value"], chosen)
        return questions

    def extract_references(self, value):
        """As in Wagtail, with one query for each model that the body chose from, instead of one for each stream."""
        with using(load_choices(self, value.raw_data)):
            return list(super().extract_references(value))

    def clean(self, value):
        return leave_out_unplaced(super().clean(value))

    def get_api_representation(self, value, context=None):
        """As in Wagtail, with the disclaimer and what readers see in it; nothing of a text that they may not see."""
        known = vars(value).pop("_backcare_modules", None)
        if known is not None:
            return known
        modules = self.make_modules(value, context)
        expand_links({get_language(getattr(value, "owner", None)): [modules]})
        return modules

    def make_modules(self, value, context=None) -> list[dict[str, Any]]:
        """What the API says of a body, its links as they are stored: see `expand_links`."""
        page = getattr(value, "owner", None)
        if not hasattr(page, "get_wordings"):
            return super().get_api_representation(value, context)
        request = get_http_request((context or {}).get("request"))
        site = find_site(page, request)
        if not page.get_wordings(site):
            reading.forget(page)
            if not may_work_on(page, request):
                return []
        chosen = self.get_chosen(value)
        # Blocks are made for this alone: what is asked of the body afterwards is answered from its raw data.
        stream = value if has_been_read(value) else StreamValue(self, list(value.raw_data), is_lazy=True)
        with using(chosen):
            children = super().get_api_representation(stream, context)
        return make_modules(stream, children, self.make_body_context(page, site, chosen), request)

    def get_body_context(self, value, context) -> BodyContext:
        """Everything that the blocks of one body share while they render."""
        page = getattr(value, "owner", None)
        chosen = value._backcare_chosen = load_choices(self, value.raw_data)
        site = self.get_site(page, context)
        body = self.make_body_context(page, site, chosen)
        if site is not None and hasattr(page, "get_site_facts") and page.get_site_facts(site).has_urgent_changes:
            cards = chosen.objects.get(HelpCardSet, {})
            body.notice = find_notice(page, cards=cards, request=context.get("request"))
        return body

    @staticmethod
    def make_body_context(page, site: Site | None, chosen: ChosenSnippets) -> BodyContext:
        """The same without what is said above a body."""
        references = chosen.of(Reference)
        body = BodyContext(
            page=page,
            chosen=chosen,
            language=get_language(page),
            source_numbers={reference.pk: number for number, reference in enumerate(references, start=1)},
        )
        if site is not None and hasattr(page, "get_site_facts"):
            body.clinic = page.get_site_facts(site).clinic
        if hasattr(page, "get_wordings"):
            body.wordings = page.get_wordings(site)
        return body

    @staticmethod
    def get_site(page, context) -> Site | None:
        request = context.get("request")
        if hasattr(page, "get_site_for"):
            return page.get_site_for(request)
        return Site.find_for_request(request) if request is not None else None

    def render(self, value, context=None):
        context = dict(context or {})
        language = get_language(getattr(value, "owner", None))
        with translation.override(language):
            body = context["backcare"] = self.get_body_context(value, context)
            if is_withheld(body) and not is_preview(context):
                return render_to_string("wagtail_backcare/blocks/withheld.html", context)
            with using(body.chosen):
                key = value._backcare_key = make_key(value, body, context, language)
                html = make_once(key, lambda: self.render_all(value, body, context))
        return mark_safe(expand_db_html(html))  # noqa: S308 - every part is escaped or a rendered template

    def render_all(self, value, body: BodyContext, context: dict[str, Any]) -> str:
        """The whole body, its links as they are stored."""
        return tidy("\n".join(conditional_escape(part) for part in self.render_parts(value, body, context)))

    def render_parts(self, value, body: BodyContext, context: dict[str, Any]) -> list[str]:
        """What readers must know first, then the sections; sources and disclaimer where none were placed."""
        parts = []
        if body.notice is not None:
            parts.append(render_to_string(NOTICE_TEMPLATE, {**context, "notice": body.notice}))
        emergency = self.find_emergency_card(value, body)
        if emergency is not None:
            parts.append(
                render_to_string("wagtail_backcare/blocks/emergency_card.html", {**context, "card": emergency})
            )
            body.emergency_card = emergency
        position = get_settings().DISCLAIMER_POSITION
        is_placed = any(child.block_type == "disclaimer" for child in value)
        if position == "both" or (position == "top" and not is_placed):
            parts.append(self.render_disclaimer(context))
            body.wording_printed = position == "top"
        for child in value:
            if not is_empty_section(child):
                parts.append(child.block.render(child.value, {**context, "id": child.id}))
        if body.source_numbers and not body.sources_printed:
            parts.append(self.render_sources(context))
        if body.wordings and not body.wording_printed:
            parts.append(self.render_disclaimer(context))
        return parts

    def render_disclaimer(self, context) -> str:
        """The disclaimer at a place that no editor chose; nothing in a preview where there is none."""
        block = self.child_blocks["disclaimer"]
        return block.render(block.get_default(), context) if context["backcare"].wordings else ""

    def render_sources(self, context) -> str:
        """A section with the sources that the text cites: their numbers must lead somewhere."""
        block = self.child_blocks[SOURCES_SECTION]
        return block.render(block.normalize({"heading": "", "content": [("references", {})]}), context)

    def find_emergency_card(self, value, body: BodyContext):
        """The first emergency card of the body: it is shown before the first section."""
        for stream in self.iter_help_cards(value):
            for card in make_cards(stream, body.clinic):
                if card.urgency == Urgency.EMERGENCY:
                    return card
        return None

    @staticmethod
    def iter_help_cards(value) -> Iterator[StreamValue]:
        """The help cards of every section, those of “When to get help” first."""
        for child in sorted(value, key=lambda child: child.block_type != HELP_SECTION):
            for inner in child.value["content"] if isinstance(child.block, SectionBlock) else ():
                if inner.block_type == "help_cards":
                    yield inner.value.stream

    class Meta:
        preview_template = "wagtail_backcare/previews/block.html"


class ConditionBody(BodyBlock):
    kind = Kind.CONDITION


class TreatmentBody(BodyBlock):
    kind = Kind.TREATMENT


class GuideBody(BodyBlock):
    kind = Kind.GUIDE


class QuestionsBody(BodyBlock):
    kind = Kind.QUESTIONS
