"""Les mots du cabinet inventé, en français."""

#: Who checks and signs the texts of this language in the demo. Nobody of that name exists.
SIGNED_BY = "Dr Camille Exemple, médecin (personne inventée)"

#: What the person is who reviews pages in the demo.
REVIEWER_IS = "Médecin (personne inventée)"

HOME = {
    "title": "Accueil",
    "seo_title": "Kinésithérapie et acupuncture pour le mal de dos à Quillmere",
    "search_description": "Un petit cabinet pour les personnes qui ont mal au dos. Une information simple et des rendez-vous.",
    "heading": "Kinésithérapie et acupuncture pour le mal de dos",
    "introduction": (
        "Nous sommes deux à Quillmere et recevons des adultes sur rendez-vous. Avant toute décision, lisez ici ce que les "
        "études ont montré sur le mal de dos et nos traitements, et ce qu’elles n’ont pas montré."
    ),
    "booking_text": (
        "Appelez-nous ou passez pendant nos heures d’ouverture. Nous posons d’abord quelques questions et, si vous devez "
        "voir un médecin avant, nous vous le disons. Vous pouvez changer ou annuler sans frais jusqu’à la veille."
    ),
}

HOME_LINKS = [
    ("Que puis-je faire pour mon dos ?", "Pourquoi le dos fait mal, comment prendre soin du vôtre, ce qui peut aider."),
    (
        "Comment se passe l’acupuncture ?",
        "Une première séance pas à pas : ce qu’on vous demande, ce que vous pouvez sentir, combien de temps cela dure.",
    ),
    (
        "L’acupuncture est-elle efficace ?",
        "Ce que les études ont trouvé, avec quelle certitude, et où les recommandations ne sont pas d’accord.",
    ),
]

MENU = ["Problèmes de santé", "Traitements", "Questions", "Le cabinet", "Contact"]

ABOUT = {
    "title": "Le cabinet",
    "slug": "le-cabinet",
    "search_description": "Qui travaille au cabinet, qui nous recevons et qui nous envoyons chez un médecin.",
    "introduction": "Quillmere Back Clinic est un cabinet de deux personnes, de plain-pied, avec une entrée sans marche.",
    "body": """
<h2>Qui travaille ici</h2>
<p><b>Sam Sample</b> est kinésithérapeute et reçoit des personnes dont le mal de dos est récent ou dure, et leur apprend
des exercices.</p>
<p><b>Alex Example</b> pratique l’acupuncture et reçoit des personnes qui ont mal au dos depuis plus de trois mois, le plus
souvent une fois par semaine pendant quelques semaines.</p>
<h2>Qui nous recevons</h2>
<p>Nous recevons des adultes qui ont mal au dos ou au cou. Vous n’avez pas besoin de lettre d’un médecin.</p>
<p>Nous ne recevons pas d’enfants et ne traitons personne dont les symptômes doivent d’abord être vus par un médecin. En
cas de doute, nous vous demandons de voir un médecin et vous écrivons pourquoi.</p>
<h2>Ce que vous payez</h2>
<p>Une première séance d’une heure coûte 55 £. Les suivantes, de 40 minutes, coûtent 42 £. Il n’y a pas de forfait à
acheter d’avance, et après la troisième séance nous regardons ensemble si cela aide. Sinon, nous arrêtons.</p>
<h2>Ce que nous ne vous dirons pas</h2>
<p>Nous ne disons pas qu’un traitement guérit le mal de dos. Nos pages donnent la taille d’un effet quand des études l’ont
mesurée, et disent clairement quand personne ne la connaît.</p>
""",
}

POLICY = {
    "title": "Comment nous écrivons nos pages de santé",
    "slug": "comment-nous-ecrivons",
    "search_description": "Qui écrit les pages de santé du cabinet, sur quoi elles reposent et comment nous les corrigeons.",
    "introduction": "Nos pages doivent vous aider à décider, y compris contre un traitement que nous proposons.",
    "body": """
<h2>Qui les écrit</h2>
<p>Chaque page nomme son auteur et sa profession. Nous gagnons de l’argent avec certains des traitements dont nous
parlons, et chaque page le dit.</p>
<h2>Sur quoi elles reposent</h2>
<p>Nous cherchons d’abord des revues qui réunissent beaucoup d’études, puis des recommandations nationales. Les sources
sont à la fin de la page. Quand les études ou les recommandations ne sont pas d’accord, nous montrons les deux côtés et
disons avec quelle certitude.</p>
<h2>Comment nous le disons</h2>
<p>Nous employons des mots de tous les jours, expliquons les mots médicaux et donnons les chiffres en personnes : tant sur
tant. Les bénéfices et les risques sont côte à côte et de même taille. Ce qu’enseigne une tradition est signalé comme une
croyance.</p>
<h2>Ce que chaque page doit avoir</h2>
<p>Une page sur un problème de santé ou un traitement dit quand demander de l’aide et porte un avertissement dans la
langue où elle est écrite. Sans cela, elle n’est pas publiée. Une traduction ne paraît que lorsqu’une personne qui lit la langue a
confirmé les textes de sécurité.</p>
<h2>Comment nous les corrigeons</h2>
<p>Dites-nous avec le formulaire ce qui est faux, peu clair ou manque. Nous lisons chaque message en une semaine, corrigeons
les erreurs aussitôt et changeons la date au bas de la page. Nous ne retirons pas une page parce que ses résultats sont
mauvais pour les affaires.</p>
<h2>Publicité et cadeaux</h2>
<p>Nos pages ne portent pas de publicité. Personne ne nous paie pour nommer un produit, et nous n’acceptons pas de cadeaux
de fabricants.</p>
""",
}

PRIVACY = {
    "title": "Vie privée",
    "slug": "vie-privee",
    "search_description": "Ce que ce site garde sur ses visiteurs, et pendant combien de temps.",
    "introduction": "Vous pouvez lire toutes les pages de ce site sans rien nous dire de vous.",
    "body": """
<h2>Quand vous lisez</h2>
<p>Ce site ne pose pas de cookie aux personnes qui ne font que lire. Il ne charge rien d’autres entreprises : ni
cartes, ni vidéos, ni compteurs. Notre serveur garde l’adresse de votre connexion pendant 14 jours pour repousser les attaques.</p>
<h2>Quand vous nous écrivez</h2>
<p>Le formulaire pose un cookie qui empêche d’autres d’envoyer des messages en votre nom. Il garde ce que vous écrivez et
l’heure. Votre adresse électronique est facultative ; nous l’utilisons une fois, pour vous répondre. Les messages sont
effacés au bout d’un an.</p>
<h2>Quand vous êtes suivi au cabinet</h2>
<p>Les notes de traitement ne sont pas gardées sur ce site. Demandez à l’accueil une copie des vôtres ou la correction
d’une erreur.</p>
""",
}

CONTACT = {
    "title": "Contact",
    "slug": "contact",
    "search_description": "Téléphone, adresse et horaires du cabinet, et comment prendre ou annuler un rendez-vous.",
    "introduction": "Ne nous écrivez pas pour une urgence : l’accueil n’est pas toujours tenu.",
    "booking": """
<ol><li>Appelez-nous ou venez à l’accueil. Il n’y a pas d’agenda en ligne ; une personne répond.</li>
<li>Nous demandons ce qui ne va pas, depuis quand, et si vous avez l’un des signes qui demandent d’abord un médecin.</li>
<li>Vous recevez une heure, le nom de la personne qui vous recevra, le prix et ce qu’il faut apporter.</li></ol>
<p>Pour changer ou annuler, appelez-nous la veille. Plus tard, nous comptons la moitié de la séance.</p>
""",
    "directions": """
<p>Le cabinet est au rez-de-chaussée, à trois minutes à pied de l’arrêt de bus Market Cross. La porte est sans marche et
large de 90 cm. Derrière la maison, il y a une place de stationnement pour personnes handicapées.</p>
""",
    "feedback": "<p>Quelque chose sur nos pages est faux, difficile à comprendre ou manque ? Nous aimerions le savoir.</p>",
}

OPENING_TIMES = [
    ("Du lundi au jeudi", "De 8 h 30 à 19 h"),
    ("Vendredi", "De 8 h 30 à 17 h"),
    ("Samedi", "De 9 h à 13 h"),
    ("Dimanches et jours fériés", "Fermé"),
]

FEEDBACK = {
    "title": "Votre avis sur une page",
    "slug": "votre-avis",
    "introduction": """
<p>Dites-nous ce qui est faux, peu clair ou manque. Merci de <b>ne pas décrire vos propres symptômes</b> : personne ne
répond à des questions de santé par ce formulaire.</p>
""",
    "thanks": "Merci. Nous lisons chaque message en une semaine et corrigeons les erreurs aussitôt.",
}

FEEDBACK_FIELDS = [
    ("De quelle page s’agit-il ?", "Son titre ou son adresse"),
    ("Qu’est-ce qui est faux, peu clair ou manque ?", ""),
    ("Votre adresse électronique", "Seulement si vous souhaitez une réponse"),
]
