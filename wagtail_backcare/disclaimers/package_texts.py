"""The package's own disclaimer in each language it speaks: plain data, for a site that has none for a kind of page."""

from functools import cache

from wagtail_backcare.disclaimers.models import hash_text
from wagtail_backcare.disclaimers.wording import Wording

#: Language → heading and text. Neutral, so that it fits every kind of page.
TEXTS = {
    "en": (
        "Please note: general information only",
        "This page gives general information. It does not know you or your health. It cannot take the place of advice "
        "from a health professional who has seen you.\n\n"
        "Do not use this page in an emergency. If your symptoms are new, severe or changing, see a doctor first.\n\n"
        "People respond differently, and any treatment can cause unwanted effects. Keep taking prescribed medicine, "
        "and talk to your doctor before any change.",
    ),
    "es": (
        "Tenga en cuenta: solo información general",
        "Esta página ofrece información general. No le conoce a usted ni sabe cómo está de salud. No puede sustituir "
        "el consejo de un profesional sanitario que le haya visto.\n\n"
        "No use esta página en una emergencia. Si sus síntomas son nuevos, intensos o están cambiando, acuda primero "
        "al médico.\n\n"
        "Cada persona responde de forma distinta y cualquier tratamiento puede causar efectos no deseados. Siga "
        "tomando los medicamentos que le hayan recetado y hable con su médico antes de hacer cualquier cambio.",
    ),
    "de": (
        "Bitte beachten: nur allgemeine Informationen",
        "Diese Seite gibt allgemeine Informationen. Sie kennt weder Sie noch Ihre Gesundheit. Sie kann den Rat einer "
        "medizinischen Fachperson, die Sie untersucht hat, nicht ersetzen.\n\n"
        "Nutzen Sie diese Seite nicht in einem Notfall. Wenn Ihre Beschwerden neu oder stark sind oder sich "
        "verändern, gehen Sie zuerst zu einer Ärztin oder einem Arzt.\n\n"
        "Menschen reagieren verschieden, und jede Behandlung kann unerwünschte Wirkungen haben. Nehmen Sie verordnete "
        "Medikamente weiter ein, und sprechen Sie vor jeder Änderung mit Ihrer Ärztin oder Ihrem Arzt.",
    ),
    "fr": (
        "À noter : informations générales uniquement",
        "Cette page donne des informations générales. Elle ne vous connaît pas et ne connaît pas votre santé. Elle ne "
        "peut pas remplacer l’avis d’un professionnel de santé que vous avez consulté.\n\n"
        "N’utilisez pas cette page en cas d’urgence. Si vos symptômes sont nouveaux, intenses ou s’ils changent, "
        "consultez d’abord un médecin.\n\n"
        "Chaque personne réagit différemment, et tout traitement peut avoir des effets indésirables. Continuez à "
        "prendre les médicaments prescrits et parlez à votre médecin avant tout changement.",
    ),
    "ar": (
        "يرجى الانتباه: معلومات عامة فقط",
        "تقدم هذه الصفحة معلومات عامة. وهي لا تعرفك ولا تعرف حالتك الصحية، ولا تغني عن نصيحة مختص صحي عاينك.\n\n"
        "لا تستخدم هذه الصفحة في حالات الطوارئ. إذا كانت الأعراض جديدة أو شديدة أو تتغير، فراجع الطبيب أولاً.\n\n"
        "تختلف الاستجابة من شخص إلى آخر، وقد يسبب أي علاج آثاراً غير مرغوب فيها. استمر في تناول الأدوية الموصوفة لك، "
        "وتحدث إلى طبيبك قبل أي تغيير.",
    ),
}


@cache
def get_package_wording(language_code: str) -> Wording | None:
    """The package's text in a language, or None where it has none. Its version is 0.

    A variant such as ``en-gb`` gets the text of ``en``; another language is never put in its place.
    """
    code = language_code if language_code in TEXTS else language_code.split("-")[0]
    if code not in TEXTS:
        return None
    title, text = TEXTS[code]
    return Wording(version=0, title=title, text=text, sha256=hash_text(title, text), language_code=code)
