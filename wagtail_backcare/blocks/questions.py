from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StreamBlock

from wagtail_backcare.blocks.base import HealthBlock, ShortTextBlock
from wagtail_backcare.blocks.rich_text import ANSWER_FEATURES, HealthTextBlock, make_plain_text
from wagtail_backcare.blocks.snippets import ChosenSnippets, SharedChooserBlock
from wagtail_backcare.models.question import Question
from wagtail_backcare.structured_data import AnsweredQuestion

PREVIEW_QUESTION = {"question": _("Does it hurt?"), "answer": _("<p>You may feel a small prick.</p>")}


class QuestionBlock(HealthBlock):
    """A question that readers ask, with its answer."""

    question = ShortTextBlock(label=_("Question"), max_length=250)
    answer = HealthTextBlock(features=ANSWER_FEATURES, label=_("Answer"))

    class Meta:
        icon = "help"
        label = _("Question")
        description = _("A question with its answer, for this page")
        template = "wagtail_backcare/blocks/question.html"
        preview_value = PREVIEW_QUESTION


@dataclass(frozen=True)
class QuestionEntry:
    """A question as the template prints it. The anchor stays the same when the words change."""

    question: str
    answer: Any
    anchor: str


class QuestionStream(StreamBlock):
    """Questions written here and questions that many pages share, in any order."""

    question = QuestionBlock()
    shared_question = SharedChooserBlock(
        "wagtail_backcare.Question",
        icon="snippet",
        label=_("Shared question"),
        description=_("A question that many pages use"),
    )

    class Meta:
        required = False


def make_anchor(identifier: Any) -> str:
    """The fragment for a question: from the id of its block or snippet, never from its words."""
    return f"question-{str(identifier).replace('-', '')[:8]}"


def make_entries(stream) -> list[QuestionEntry]:
    """The questions of a stream that readers may see: a shared one only while it is live."""
    entries = []
    for child in stream or []:
        if child.block_type == "question":
            answer = child.block.child_blocks["answer"].bind(child.value["answer"])
            entries.append(QuestionEntry(child.value["question"], answer, make_anchor(child.id)))
        elif child.value is not None and child.value.live:
            answer = HealthTextBlock(features=ANSWER_FEATURES).bind(child.value.answer_value)
            entries.append(QuestionEntry(child.value.question, answer, make_anchor(child.value.translation_key)))
    return entries


class FAQBlock(HealthBlock):
    """Questions and answers. Each opens without JavaScript and is open in print."""

    title = ShortTextBlock(label=_("Heading"), required=False, max_length=160)
    questions = QuestionStream(label=_("Questions"))

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        entries = make_entries(value["questions"])
        body = context.get("backcare")
        if body is not None:
            entries = [replace(entry, anchor=body.claim_anchor(entry.anchor)) for entry in entries]
        context["entries"] = entries
        return context

    def read_questions(self, raw: dict[str, Any], chosen: ChosenSnippets) -> list[AnsweredQuestion]:
        """The questions that readers may see, as plain text, from the raw data of this block."""
        questions = []
        for child in raw.get("questions") or ():
            if child["type"] == "question":
                question, answer = child["value"]["question"], child["value"]["answer"]
                anchor = make_anchor(child.get("id"))
            else:
                shared = chosen.objects.get(Question, {}).get(child["value"])
                if shared is None or not shared.live:
                    continue
                question, answer, anchor = shared.question, shared.answer, make_anchor(shared.translation_key)
            text = make_plain_text(answer or "")
            if question and text:
                questions.append(AnsweredQuestion(question, text, anchor))
        return questions

    def describe_shown(self, value, context) -> dict[str, Any]:
        """For programs: the questions that readers see, shared ones among them, with the answers as HTML."""
        entries = make_entries(value["questions"])
        return {"questions": [{"question": e.question, "html": e.answer.render_as_block(context)} for e in entries]}

    def get_searchable_content(self, value):
        content = [value["title"]]
        for entry in make_entries(value["questions"]):
            content += [entry.question, *entry.answer.block.get_searchable_content(entry.answer.value)]
        return content

    class Meta:
        icon = "help"
        label = _("Questions and answers")
        description = _("A group of questions, written here or shared with other pages")
        template = "wagtail_backcare/blocks/questions.html"
        preview_value = {
            "title": "",
            "questions": [
                ("question", {"question": _("Does it hurt?"), "answer": _("<p>You may feel a small prick.</p>")})
            ],
        }
