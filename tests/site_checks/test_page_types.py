"""Page types as a site may build them. They are abstract, so that Wagtail does not come to know them."""

import pytest
from wagtail.blocks import CharBlock, ListBlock, StreamBlock, StructBlock
from wagtail.fields import StreamField
from wagtail.models import Page

from wagtail_backcare.blocks import CallToActionBlock, FAQBlock, GuideBody, HelpCardsBlock, KeyFactsBlock
from wagtail_backcare.fields import BodyField
from wagtail_backcare.models import DisclaimerMixin, GuidePageMixin
from wagtail_backcare.pages.models import ConditionPage
from wagtail_backcare.site_checks import page_types


@pytest.fixture
def use(monkeypatch):
    """``use(Model)``: as if these were the page types of the site."""

    def use(*models):
        monkeypatch.setattr(page_types, "get_page_types", lambda: list(models))

    return use


def ids(messages):
    return [message.id for message in messages]


class NoTranslation:
    class Meta:
        abstract = True
        app_label = "testapp"


class MixinFirst(DisclaimerMixin, Page):
    class Meta(NoTranslation.Meta):
        pass


class MixinLast(Page, DisclaimerMixin):
    class Meta(NoTranslation.Meta):
        pass


def test_E008_a_page_class_stands_before_the_mixin(use):
    use(MixinFirst, MixinLast, ConditionPage)

    [message] = page_types.check_mixin_order(None)

    assert message.id == "wagtail_backcare.E008"
    assert "testapp.MixinLast" in message.msg
    assert "class MixinLast(SomethingMixin, Page)" in message.hint


class WithRules(DisclaimerMixin, Page):
    backcare_rules = {"disclaimer": "must_fix", "help_card": "must_fix", "review": "please check"}

    class Meta(NoTranslation.Meta):
        pass


def test_E012_a_page_type_names_a_rule_that_is_none_or_not_clear(use):
    use(MixinFirst, WithRules)

    unknown, unclear = page_types.check_rules(None)

    assert ids([unknown, unclear]) == ["wagtail_backcare.E012"] * 2
    assert "'help_card'" in unknown.msg
    assert "help_cards" in unknown.hint
    assert "['review'] cannot be 'please check'" in unclear.msg
    assert "'please_check'" in unclear.hint


class WithAListOfRules(DisclaimerMixin, Page):
    backcare_rules = ["disclaimer"]

    class Meta(NoTranslation.Meta):
        pass


def test_E012_rules_of_a_page_type_are_no_dict(use):
    use(WithAListOfRules)

    (message,) = page_types.check_rules(None)

    assert message.id == "wagtail_backcare.E012"
    assert "{'disclaimer': 'must_fix'}" in message.hint


class Card(StructBlock):
    text = CharBlock()
    help_cards = HelpCardsBlock()


class LandingPage(Page):
    body = StreamField([("questions", FAQBlock()), ("facts", KeyFactsBlock()), ("action", CallToActionBlock())])

    class Meta(NoTranslation.Meta):
        pass


class WithHelpCards(Page):
    body = StreamField([("cards", ListBlock(Card())), ("questions", FAQBlock())])

    class Meta(NoTranslation.Meta):
        pass


class WithSections(Page):
    body = StreamField([("sections", GuideBody())])

    class Meta(NoTranslation.Meta):
        pass


def test_W004_a_page_without_a_disclaimer_holds_help_cards_or_sections(use):
    use(LandingPage, WithHelpCards, ConditionPage)

    [message] = page_types.check_health_blocks(None)

    assert message.id == "wagtail_backcare.W004"
    assert "testapp.WithHelpCards.body holds the block “cards.item.help_cards”" in message.msg

    use(WithSections)
    assert any("“sections.when_to_get_help”" in message.msg for message in page_types.check_health_blocks(None))


class PlainStream(DisclaimerMixin, Page):
    body = StreamField([("sections", GuideBody())])

    class Meta(NoTranslation.Meta):
        pass


class PlainStreamOfBlocks(DisclaimerMixin, Page):
    body = StreamField([("questions", FAQBlock()), ("more", StreamBlock([("cards", HelpCardsBlock())]))])

    class Meta(NoTranslation.Meta):
        pass


def test_W005_sections_stand_in_a_plain_stream(use):
    use(PlainStream, PlainStreamOfBlocks, ConditionPage)

    [message] = page_types.check_plain_streams(None)

    assert message.id == "wagtail_backcare.W005"
    assert message.msg == "testapp.PlainStream.body holds sections of the package, but is no BodyField."


class WithoutPanels(GuidePageMixin, Page):
    class Meta(NoTranslation.Meta):
        pass


class WithPanels(GuidePageMixin, Page):
    content_panels = [*Page.content_panels, *GuidePageMixin.health_panels[:2]]

    class Meta(NoTranslation.Meta):
        pass


class WithBodyAlone(DisclaimerMixin, Page):
    text = BodyField("wagtail_backcare.blocks.GuideBody")

    class Meta(NoTranslation.Meta):
        pass


def test_W012_the_editor_cannot_fill_in_body_and_summary(monkeypatch):
    offered = {WithoutPanels: [], ConditionPage: ["title", "summary", "body"], WithBodyAlone: ["title"]}
    monkeypatch.setattr(page_types, "get_offered_fields", offered.__getitem__)
    monkeypatch.setattr(page_types, "get_page_types", lambda: list(offered))

    messages = page_types.check_panels(None)

    assert ids(messages) == ["wagtail_backcare.W012"] * 3
    assert [message.msg.partition(", ")[0] for message in messages] == [
        "The editor of testapp.WithoutPanels has no panel for “summary”",
        "The editor of testapp.WithoutPanels has no panel for “body”",
        "The editor of testapp.WithBodyAlone has no panel for “text”",
    ]


def test_the_form_of_a_page_type_tells_what_it_offers():
    assert {"title", "summary", "body"} <= set(page_types.get_offered_fields(ConditionPage))
