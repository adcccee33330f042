"""A tiny content pack about the neck, written to a folder; each test changes what it is about."""

from pathlib import Path
from textwrap import dedent

FILES = {
    "pack.yaml": """
        name: neck
        title: Neck pain
        language: en
        version: "1"
        description: Neck pain in two pages.
        sources: {N1: A leaflet}
        """,
    "clinicians.yaml": """
        - key: alex
          name: Alex Example
          profession: Physiotherapist
        """,
    "references.yaml": """
        - key: review
          kind: systematic_review
          title: Exercise for neck pain
          year: 2021
          doi: 10.1000/neck
          status: verified
          checked_on: 2026-01-02
        """,
    "help_cards.yaml": """
        - key: flags
          title: Neck pain
          cards:
            emergency:
              signs:
                - your arms feel weak or numb
          ledger: [N1-02]
        """,
    "questions.yaml": """
        - key: how-long
          question: How long does neck pain last?
          answer: |
            Often a few weeks.

            Read about [neck pain](page:neck-pain).
          ledger: []
        """,
    "disclaimers.yaml": """
        - key: any
          kind: any
          title: Please note
          text: |
            This page is for information only.

            It does not know you.
        """,
    "ledger.yaml": """
        N1-01:
          items: [neck-pain#what]
        N1-02:
          items: [help_cards#flags]
        N1-03:
          left_out: A slogan.
        """,
    "pages/01-health.yaml": """
        key: health
        kind: index
        parent: null
        slug: health
        title: Health
        summary: Pages about the neck.
        """,
    "pages/02-neck.yaml": """
        key: neck-pain
        kind: condition
        parent: health
        slug: neck-pain
        title: Neck pain
        summary: Neck pain is common.
        audience: Adults
        other_names: [Stiff neck, Cervical pain]
        body_area: neck
        author: alex
        related: [exercise]
        body:
          - section: overview
            content:
              - type: text
                key: what
                ledger: [N1-01]
                text: |
                  Neck pain is **common**.

                  Read about [exercise](page:exercise).
              - type: key_facts
                key: facts
                items: [It often gets better., Keep moving.]
          - section: when_to_get_help
            content:
              - type: help_cards
                key: flags
                shared: flags
          - section: questions
            content:
              - type: questions
                key: asked
                questions:
                  - shared: how-long
                  - question: Can I drive?
                    answer: Only if you can turn your head.
          - disclaimer: true
        """,
    "pages/03-exercise.yaml": """
        key: exercise
        kind: treatment
        parent: health
        slug: exercise
        title: Exercise for neck pain
        summary: What exercise is and what studies found.
        conditions: [neck-pain]
        body:
          - section: evidence
            heading: What studies found
            content:
              - type: evidence_statement
                key: found
                statement: Exercise may help a little.
                certainty: not_very
                sources: [review]
          - section: side_effects
            content:
              - type: text
                key: effects
                text: You may be sore for a day.
          - section: who_should_take_care
            content:
              - type: text
                key: care
                text: Ask a doctor first if you were hurt.
          - section: other_options
            content:
              - type: text
                key: options
                text: You can wait. It often gets better.
          - section: when_to_get_help
            content:
              - type: help_cards
                key: flags
                shared: flags
        """,
}


def write_pack(folder: Path, changes: dict[str, str | None] | None = None, *, replace=()) -> str:
    """Write the pack and return its path.

    changes: file → its text, or None to leave the file out. replace: (file, old words, new words).
    """
    files = {**FILES, **(changes or {})}
    for name, old, new in replace:
        assert old in files[name], f"{name} does not say {old!r}"
        files[name] = files[name].replace(old, new)
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if text is None:
            path.unlink(missing_ok=True)
        else:
            path.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
    return str(folder)


def line_of(folder: str, name: str, words: str) -> int:
    """The line of a file on which some words stand."""
    lines = (Path(folder) / name).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if words in line)
