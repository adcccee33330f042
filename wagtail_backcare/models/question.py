from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import DraftStateMixin, PreviewableMixin, RevisionMixin, TranslatableMixin
from wagtail.rich_text import RichText
from wagtail.search import index

from wagtail_backcare.api.fields import api_field
from wagtail_backcare.api.serializers import AnswerField, LocaleField
from wagtail_backcare.models.shared_text import SharedTextMixin


class Question(
    SharedTextMixin, PreviewableMixin, DraftStateMixin, RevisionMixin, TranslatableMixin, index.Indexed, models.Model
):
    """A question with its answer that many pages can show: one change there changes them all."""

    question = models.CharField(_("question"), max_length=250)
    answer = RichTextField(
        _("answer"),
        features=["bold", "italic", "ol", "ul", "link"],
        help_text=_("Answer in the first sentence, then explain."),
    )

    panels = [FieldPanel("question"), FieldPanel("answer")]

    api_fields = [
        api_field("question", writable=True),
        api_field("answer", writable=True),
        api_field("html", serializer=AnswerField()),
        api_field("language", serializer=LocaleField()),
    ]

    search_fields = [
        index.SearchField("question"),
        index.AutocompleteField("question"),
        index.SearchField("answer"),
        index.FilterField("locale_id"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["question"]

    def __str__(self):
        return self.question

    @property
    def answer_value(self) -> RichText:
        """The answer as a rich-text value, as a block would hold it."""
        return RichText(self.answer)

    def get_preview_template(self, request, mode_name):
        return "wagtail_backcare/previews/question.html"
