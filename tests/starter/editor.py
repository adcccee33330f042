"""What the page editor sends when someone presses Save: made from the page itself, so that nothing is changed."""

from django.urls import reverse
from wagtail.blocks import BooleanBlock, ListBlock, RichTextBlock, StreamBlock, StructBlock
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text


def make_block_data(block, raw):
    """Form data of a block for its raw JSON."""
    if isinstance(block, StreamBlock):
        children = [(child["type"], block.child_blocks[child["type"]], child) for child in raw]
        return _make_children(children)
    if isinstance(block, ListBlock):
        return _make_children([("item", block.child_block, child) for child in raw])
    if isinstance(block, StructBlock):
        fields = {name: make_block_data(child, raw.get(name)) for name, child in block.child_blocks.items()}
        return {name: value for name, value in fields.items() if value is not None}
    if isinstance(block, RichTextBlock):
        return rich_text(raw, features=block.features)
    if isinstance(block, BooleanBlock):
        return "on" if raw else None
    return "" if raw is None else str(raw).replace("\n", "\r\n")


def _make_children(children):
    data = {
        str(number): {
            "value": make_block_data(block, child["value"]),
            "type": name,
            "id": child["id"],
            "order": str(number),
            "deleted": "",
        }
        for number, (name, block, child) in enumerate(children)
    }
    return {"count": str(len(children)), **data}


def make_form_data(page):
    """Everything that the edit form of a page sends."""
    form = page.get_edit_handler().get_form_class()(instance=page)
    data = {}
    for name in form.fields:
        if name == "body":
            stream = page.body.stream_block
            data[name] = make_block_data(stream, stream.get_prep_value(page.body))
        else:
            value = form[name].value()
            data[name] = "" if value is None else value
    for name, formset in form.formsets.items():
        children = [{field: child[field].value() for field in child.fields} for child in formset.initial_forms]
        rows = [{key: "" if value is None else value for key, value in child.items()} for child in children]
        data[name] = inline_formset(rows, initial=len(rows))
    return nested_form_data({name: value for name, value in data.items() if value is not False})


def save_in_editor(client, page, **changes):
    """Press Save draft with some fields changed; returns the response."""
    page = page.get_latest_revision_as_object()
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), {**make_form_data(page), **changes})
