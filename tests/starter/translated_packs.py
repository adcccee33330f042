"""The tiny pack about the neck in Spanish and Arabic: each of its texts with its translation."""

from pathlib import Path

import yaml

from tests.starter.packs import write_pack
from wagtail_backcare.starter.pack import read_pack
from wagtail_backcare.starter.translations.files import FOLDER, get_file_name
from wagtail_backcare.starter.translations.texts import PARTS, iterate_texts, make_hash

SPANISH = {
    "Physiotherapist": "Fisioterapeuta",
    "Neck pain": "Dolor de cuello",
    "your arms feel weak or numb": "nota los brazos débiles o dormidos",
    "How long does neck pain last?": "¿Cuánto dura el dolor de cuello?",
    "Often a few weeks.\n\nRead about [neck pain](page:neck-pain).": (
        "A menudo, unas semanas.\n\nLea sobre el [dolor de cuello](page:neck-pain)."
    ),
    "Please note": "Aviso",
    "This page is for information only.\n\nIt does not know you.": "Esta página solo informa.\n\nNo le conoce a usted.",
    "health": "salud",
    "Health": "Salud",
    "Pages about the neck.": "Páginas sobre el cuello.",
    "neck-pain": "dolor-de-cuello",
    "Neck pain is common.": "El dolor de cuello es frecuente.",
    "Adults": "Personas adultas",
    "Stiff neck, Cervical pain": "Cuello rígido, Cervicalgia",
    "Neck pain is **common**.\n\nRead about [exercise](page:exercise).": (
        "El dolor de cuello es **frecuente**.\n\nLea sobre el [ejercicio](page:exercise)."
    ),
    "It often gets better.": "A menudo mejora.",
    "Keep moving.": "Siga moviéndose.",
    "Can I drive?": "¿Puedo conducir?",
    "Only if you can turn your head.": "Solo si puede girar la cabeza.",
    "exercise": "ejercicio",
    "Exercise for neck pain": "Ejercicio para el dolor de cuello",
    "What exercise is and what studies found.": "Qué es el ejercicio y qué hallaron los estudios.",
    "What studies found": "Qué hallaron los estudios",
    "Exercise may help a little.": "El ejercicio puede ayudar un poco.",
    "You may be sore for a day.": "Puede tener molestias durante un día.",
    "Ask a doctor first if you were hurt.": "Pregunte antes a un médico si se ha hecho daño.",
    "You can wait. It often gets better.": "Puede esperar. A menudo mejora sin más.",
}

ARABIC = {
    "Physiotherapist": "أخصائي علاج طبيعي",
    "Neck pain": "ألم الرقبة",
    "your arms feel weak or numb": "تشعر بضعف أو خدر في ذراعيك",
    "How long does neck pain last?": "كم يدوم ألم الرقبة؟",
    "Often a few weeks.\n\nRead about [neck pain](page:neck-pain).": (
        "غالبًا بضعة أسابيع.\n\nاقرأ عن [ألم الرقبة](page:neck-pain)."
    ),
    "Please note": "يرجى الانتباه",
    "This page is for information only.\n\nIt does not know you.": "هذه الصفحة للمعلومات فقط.\n\nوهي لا تعرفك.",
    "health": "health",
    "Health": "الصحة",
    "Pages about the neck.": "صفحات عن الرقبة.",
    "neck-pain": "neck-pain",
    "Neck pain is common.": "ألم الرقبة شائع.",
    "Adults": "البالغون",
    "Stiff neck, Cervical pain": "تيبس الرقبة, ألم عنقي",
    "Neck pain is **common**.\n\nRead about [exercise](page:exercise).": (
        "ألم الرقبة **شائع**.\n\nاقرأ عن [التمارين](page:exercise)."
    ),
    "It often gets better.": "غالبًا ما يتحسن.",
    "Keep moving.": "استمر في الحركة.",
    "Can I drive?": "هل يمكنني القيادة؟",
    "Only if you can turn your head.": "فقط إذا استطعت أن تدير رأسك.",
    "exercise": "exercise",
    "Exercise for neck pain": "التمارين لألم الرقبة",
    "What exercise is and what studies found.": "ما هي التمارين وماذا وجدت الدراسات.",
    "What studies found": "ماذا وجدت الدراسات",
    "Exercise may help a little.": "قد تساعد التمارين قليلًا.",
    "You may be sore for a day.": "قد تشعر بألم لمدة يوم.",
    "Ask a doctor first if you were hurt.": "اسأل الطبيب أولًا إذا أُصبت.",
    "You can wait. It often gets better.": "يمكنك الانتظار. غالبًا ما يتحسن الأمر.",
}

WORDS = {"es": SPANISH, "ar": ARABIC}


def write_translated_pack(folder: Path, *languages: str, **kwargs) -> str:
    """Write the pack and its translations, Spanish and Arabic unless others are named; returns its path."""
    path = write_pack(folder, **kwargs)
    for language in languages or ("es", "ar"):
        translate(folder, language, WORDS[language])
    return path


def translate(folder: Path, language: str, words: dict[str, str]) -> None:
    """Write the files of a translation: each text of the pack that has one in `words`."""
    files: dict[str, dict] = {}
    for item in read_pack(folder):
        entries = {
            text.path: {"from": make_hash(text.words), "text": words[text.words.strip()]}
            for text in (iterate_texts(item) if item.part in PARTS else ())
            if text.words.strip() in words
        }
        if entries:
            files.setdefault(get_file_name(item), {})[item.key] = entries
    for name, data in files.items():
        path = folder / FOLDER / language / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")


def change(folder: Path, name: str, old: str, new: str) -> None:
    """Change words in a file of the pack."""
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{name} does not say {old!r}"
    path.write_text(text.replace(old, new), encoding="utf-8")
