"""What the admin told on the last screen, as plain text."""

from bs4 import BeautifulSoup


def get_messages(response) -> list[str]:
    """The messages of a page that a redirect led to, one string each."""
    texts = (BeautifulSoup(str(message), "html.parser").get_text(" ") for message in response.context["messages"])
    return [" ".join(text.split()) for text in texts]
