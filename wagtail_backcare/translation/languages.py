"""Words that change what a sentence means, by language: negations and units."""

#: Words that turn a statement round, as whole words; those that end in * as beginnings of words.
NEGATIONS = {
    "en": "not no never without cannot none nobody nothing neither nor",
    "es": "no nunca jamás sin ni tampoco ningún* nada nadie",
    "de": "nicht kein* nie niemals ohne weder noch nichts niemand*",
    "fr": "ne n' pas jamais sans aucun* ni rien personne non",
    "ar": "لا لم لن ليس ليست بدون دون غير عدم ما",
}

#: Name of a unit → the words for it in each language.
UNITS = {
    "minute": "minute* min minuto* minuten دقيقة دقائق دقيقتان دقيقتين",
    "hour": "hour* hora* stunde* heure* ساعة ساعات ساعتان ساعتين",
    "day": "day* día* tag* jour* يوم أيام يومان يومين",
    "week": "week* semana* woche* semaine* أسبوع أسابيع أسبوعان أسبوعين",
    "month": "month* mes meses monat* mois شهر أشهر شهور شهران شهرين",
    "year": "year* año* jahr* an ans année* سنة سنوات عام أعوام عامان عامين",
    "milligram": "mg milligram* miligramo* milligramme* ملغ مليغرام",
    "celsius": "°c celsius",
    "percent": "% percent prozent",
}
