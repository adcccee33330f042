"""Die Worte der erfundenen Praxis auf Deutsch."""

#: Who checks and signs the texts of this language in the demo. Nobody of that name exists.
SIGNED_BY = "Dr. Mara Muster, Ärztin (erfundene Person)"

#: What the person is who reviews pages in the demo.
REVIEWER_IS = "Arzt (erfundene Person)"

HOME = {
    "title": "Startseite",
    "seo_title": "Physiotherapie und Akupunktur bei Rückenschmerzen in Quillmere",
    "search_description": "Eine kleine Praxis für Menschen mit Rückenschmerzen. Verständliche Auskunft und Termine.",
    "heading": "Physiotherapie und Akupunktur bei Rückenschmerzen",
    "introduction": (
        "Wir sind zu zweit in Quillmere und behandeln Erwachsene nach Vereinbarung. Bevor Sie sich entscheiden, lesen Sie "
        "hier, was Studien über Rückenschmerzen und unsere Behandlungen gezeigt haben und was nicht."
    ),
    "booking_text": (
        "Rufen Sie uns an oder kommen Sie während der Öffnungszeiten vorbei. Wir stellen zuerst ein paar Fragen und sagen "
        "es, wenn Sie vorher ärztlichen Rat brauchen. Bis zum Tag davor können Sie kostenlos ändern oder absagen."
    ),
}

HOME_LINKS = [
    ("Was kann ich für meinen Rücken tun?", "Warum der Rücken schmerzt, wie Sie ihn pflegen und was helfen kann."),
    (
        "Wie ist Akupunktur?",
        "Ein erster Besuch Schritt für Schritt: Was Sie gefragt werden, was Sie spüren können, wie lange es dauert.",
    ),
    ("Wirkt Akupunktur?", "Was Studien fanden, wie sicher das ist und worin sich Leitlinien nicht einig sind."),
]

MENU = ["Beschwerden", "Behandlungen", "Fragen", "Über uns", "Kontakt"]

ABOUT = {
    "title": "Über uns",
    "slug": "ueber-uns",
    "search_description": "Wer in der Praxis arbeitet, wen wir behandeln und wen wir zum Arzt schicken.",
    "introduction": "Quillmere Back Clinic ist eine Praxis von zwei Personen auf einem Stockwerk mit stufenlosem Eingang.",
    "body": """
<h2>Wer hier arbeitet</h2>
<p><b>Sam Sample</b> arbeitet in der Physiotherapie, behandelt Menschen mit neuen oder anhaltenden Rückenschmerzen und
zeigt Übungen.</p>
<p><b>Alex Example</b> akupunktiert Menschen, die seit mehr als drei Monaten Rückenschmerzen haben, meist einmal in der
Woche über einige Wochen.</p>
<h2>Wen wir behandeln</h2>
<p>Wir behandeln Erwachsene mit Rücken- oder Nackenschmerzen. Eine Überweisung brauchen Sie nicht.</p>
<p>Kinder behandeln wir nicht, und auch niemanden, dessen Beschwerden zuerst ärztlich abgeklärt werden sollten. Wenn wir
unsicher sind, bitten wir Sie, zum Arzt oder zur Ärztin zu gehen, und schreiben Ihnen auf, warum.</p>
<h2>Was Sie bezahlen</h2>
<p>Ein erster Besuch von einer Stunde kostet 55 £. Weitere Besuche von 40 Minuten kosten 42 £. Es gibt keine Pakete, die
man vorab kauft, und nach dem dritten Besuch sehen wir gemeinsam, ob es hilft. Wenn nicht, hören wir auf.</p>
<h2>Was wir Ihnen nicht sagen</h2>
<p>Wir sagen nicht, dass eine Behandlung Rückenschmerzen heilt. Unsere Seiten nennen die Größe einer Wirkung, wenn Studien
sie gemessen haben, und sagen offen, wenn niemand sie kennt.</p>
""",
}

POLICY = {
    "title": "Wie wir unsere Gesundheitsseiten schreiben",
    "slug": "wie-wir-schreiben",
    "search_description": "Wer die Gesundheitsseiten der Praxis schreibt, worauf sie beruhen und wie wir sie berichtigen.",
    "introduction": "Unsere Seiten sollen Ihnen beim Entscheiden helfen, auch gegen eine Behandlung, die wir anbieten.",
    "body": """
<h2>Wer sie schreibt</h2>
<p>Jede Seite nennt, wer sie verfasst hat und mit welchem Beruf. Mit einigen der beschriebenen Behandlungen verdienen wir
Geld, und jede Seite sagt das.</p>
<h2>Worauf sie beruhen</h2>
<p>Wir suchen zuerst nach Übersichten, die viele Studien zusammenfassen, dann nach nationalen Leitlinien. Die Quellen
stehen am Ende der Seite. Wo Studien oder Leitlinien sich nicht einig sind, zeigen wir beide Seiten und sagen, wie sicher
die Ergebnisse sind.</p>
<h2>Wie wir es sagen</h2>
<p>Wir benutzen Alltagswörter, erklären Fachwörter und nennen Zahlen als Menschen: so viele von so vielen. Nutzen und
Risiken stehen gleich groß nebeneinander. Was eine Tradition lehrt, ist als Glaube gekennzeichnet.</p>
<h2>Was jede Seite haben muss</h2>
<p>Eine Seite über Beschwerden oder eine Behandlung sagt, wann Sie Hilfe brauchen, und trägt einen Hinweis in der Sprache,
in der sie geschrieben ist. Ohne sie wird sie nicht veröffentlicht. Eine Übersetzung erscheint erst, wenn jemand, der die
Sprache liest, die Sicherheitstexte bestätigt hat.</p>
<h2>Wie wir sie berichtigen</h2>
<p>Sagen Sie uns über das Formular, was falsch oder unklar ist oder fehlt. Wir lesen jede Nachricht innerhalb einer Woche,
berichtigen Fehler sofort und ändern das Datum am Ende der Seite. Wir nehmen keine Seite vom Netz, weil ihre Ergebnisse
schlecht fürs Geschäft sind.</p>
<h2>Werbung und Geschenke</h2>
<p>Unsere Seiten tragen keine Werbung. Niemand bezahlt uns dafür, ein Produkt zu nennen, und wir nehmen keine Geschenke von
Herstellern an.</p>
""",
}

PRIVACY = {
    "title": "Datenschutz",
    "slug": "datenschutz",
    "search_description": "Was diese Website über ihre Besucher speichert und wie lange.",
    "introduction": "Sie können jede Seite dieser Website lesen, ohne uns etwas über sich mitzuteilen.",
    "body": """
<h2>Wenn Sie lesen</h2>
<p>Wer nur liest, bekommt von dieser Website keine Cookies. Sie lädt nichts von anderen Firmen: keine Karten, keine Videos,
keine Zähler. Unser Server behält die Adresse Ihrer Verbindung 14 Tage lang, um Angriffe abzuwehren.</p>
<h2>Wenn Sie uns schreiben</h2>
<p>Das Formular setzt ein Cookie, damit niemand anders in Ihrem Namen etwas sendet. Es speichert, was Sie schreiben, und
die Uhrzeit. Ihre E-Mail-Adresse ist freiwillig; wir benutzen sie einmal, um Ihnen zu antworten. Nachrichten werden nach
einem Jahr gelöscht.</p>
<h2>Wenn Sie behandelt werden</h2>
<p>Notizen über Behandlungen liegen nicht auf dieser Website. Fragen Sie am Empfang nach einer Kopie Ihrer Notizen oder
nach der Berichtigung eines Fehlers darin.</p>
""",
}

CONTACT = {
    "title": "Kontakt",
    "slug": "kontakt",
    "search_description": "Telefon, Adresse und Öffnungszeiten der Praxis, und wie Sie einen Termin machen oder absagen.",
    "introduction": "Schreiben Sie uns bitte nicht in einem Notfall: Der Empfang ist nicht immer besetzt.",
    "booking": """
<ol><li>Rufen Sie an oder kommen Sie an den Empfang. Einen Kalender im Netz gibt es nicht; es antwortet ein Mensch.</li>
<li>Wir fragen, was Ihnen fehlt, seit wann, und ob Sie eines der Zeichen haben, mit denen Sie zuerst ärztlichen Rat
brauchen.</li>
<li>Sie bekommen eine Uhrzeit, den Namen der behandelnden Person, den Preis und was Sie mitbringen sollen.</li></ol>
<p>Zum Ändern oder Absagen rufen Sie am Tag davor an. Danach berechnen wir die Hälfte des Besuchs.</p>
""",
    "directions": """
<p>Die Praxis liegt im Erdgeschoss, drei Minuten zu Fuß von der Bushaltestelle Market Cross. Die Tür hat keine Stufe und
ist 90 cm breit. Hinter dem Haus gibt es einen Behindertenparkplatz.</p>
""",
    "feedback": "<p>Ist auf unseren Seiten etwas falsch, schwer zu verstehen oder fehlt etwas? Wir wüssten es gern.</p>",
}

OPENING_TIMES = [
    ("Montag bis Donnerstag", "8.30 bis 19 Uhr"),
    ("Freitag", "8.30 bis 17 Uhr"),
    ("Samstag", "9 bis 13 Uhr"),
    ("Sonn- und Feiertage", "Geschlossen"),
]

FEEDBACK = {
    "title": "Rückmeldung zu einer Seite",
    "slug": "rueckmeldung",
    "introduction": """
<p>Sagen Sie uns, was falsch oder unklar ist oder fehlt. Bitte <b>beschreiben Sie keine eigenen Beschwerden</b>: Über
dieses Formular beantwortet niemand Fragen zur Gesundheit.</p>
""",
    "thanks": "Danke. Wir lesen jede Nachricht innerhalb einer Woche und berichtigen Fehler sofort.",
}

FEEDBACK_FIELDS = [
    ("Um welche Seite geht es?", "Ihr Titel oder ihre Adresse"),
    ("Was ist falsch, unklar oder fehlt?", ""),
    ("Ihre E-Mail-Adresse", "Nur wenn Sie eine Antwort möchten"),
]
