"""Las palabras de la clínica inventada, en español."""

#: Who checks and signs the texts of this language in the demo. Nobody of that name exists.
SIGNED_BY = "Elena Ejemplo, médica (persona inventada)"

#: What the person is who reviews pages in the demo.
REVIEWER_IS = "Médico (persona inventada)"

HOME = {
    "title": "Inicio",
    "seo_title": "Fisioterapia y acupuntura para el dolor de espalda en Quillmere",
    "search_description": "Una clínica pequeña para personas con dolor de espalda. Información sencilla y citas.",
    "heading": "Fisioterapia y acupuntura para el dolor de espalda",
    "introduction": (
        "Somos dos profesionales en Quillmere y atendemos a personas adultas con cita. Antes de decidir nada, lea aquí "
        "qué han mostrado los estudios sobre el dolor de espalda y nuestros tratamientos, y qué no han mostrado."
    ),
    "booking_text": (
        "Llámenos o venga en nuestro horario. Primero hacemos unas preguntas y, si debe ir antes al médico, se lo "
        "decimos. Puede cambiar o cancelar sin coste hasta el día anterior."
    ),
}

HOME_LINKS = [
    ("¿Qué puedo hacer con mi espalda?", "Por qué duele la espalda, cómo cuidarla y qué puede ayudar."),
    (
        "¿Cómo es la acupuntura?",
        "La primera visita paso a paso: qué le preguntan, qué puede sentir y cuánto dura.",
    ),
    ("¿Funciona la acupuntura?", "Qué hallaron los estudios, qué seguridad tienen y en qué no coinciden las guías."),
]

MENU = ["Enfermedades", "Tratamientos", "Preguntas", "Quiénes somos", "Contacto"]

ABOUT = {
    "title": "Quiénes somos",
    "slug": "quienes-somos",
    "search_description": "Quién trabaja en la clínica, a quién atendemos y a quién enviamos al médico.",
    "introduction": "Quillmere Back Clinic es una consulta de dos personas en una sola planta, con entrada sin escalones.",
    "body": """
<h2>Quién trabaja aquí</h2>
<p><b>Sam Sample</b> es fisioterapeuta. Atiende a personas con dolor de espalda nuevo o de larga duración y enseña
ejercicios.</p>
<p><b>Alex Example</b> practica la acupuntura. Atiende a personas con dolor de espalda desde hace más de tres meses, casi
siempre una vez por semana durante unas semanas.</p>
<h2>A quién atendemos</h2>
<p>Atendemos a personas adultas con dolor de espalda o de cuello. No necesita una carta de un médico.</p>
<p>No atendemos a niños ni tratamos a nadie con síntomas que antes deba ver un médico. Cuando no estamos seguros, le
pedimos que vaya al médico y le escribimos por qué.</p>
<h2>Cuánto paga</h2>
<p>Una primera visita de una hora cuesta 55 £. Las siguientes, de 40 minutos, cuestan 42 £. No hay bonos que comprar por
adelantado, y después de la tercera visita miramos juntos si ayuda. Si no ayuda, lo dejamos.</p>
<h2>Lo que no le diremos</h2>
<p>No decimos que un tratamiento cure el dolor de espalda. Nuestras páginas dan el tamaño de un efecto cuando los estudios
lo han medido, y dicen con claridad cuándo nadie lo sabe.</p>
""",
}

POLICY = {
    "title": "Cómo escribimos nuestras páginas de salud",
    "slug": "como-escribimos",
    "search_description": "Quién escribe las páginas de salud de la clínica, en qué se apoyan y cómo las corregimos.",
    "introduction": "Nuestras páginas de salud deben ayudarle a decidir, también en contra de un tratamiento que ofrecemos.",
    "body": """
<h2>Quién las escribe</h2>
<p>Cada página nombra a su autor y su profesión. Ganamos dinero con algunos de los tratamientos sobre los que escribimos,
y cada página lo dice.</p>
<h2>En qué se apoyan</h2>
<p>Buscamos primero revisiones que reúnen muchos estudios y después guías nacionales. Las fuentes están al final de cada
página. Donde los estudios o las guías no coinciden, mostramos los dos lados y decimos qué seguridad tienen los
resultados.</p>
<h2>Cómo lo contamos</h2>
<p>Usamos palabras de todos los días, explicamos las médicas y damos los números en personas: tantas de cada tantas. Los
beneficios y los riesgos están uno al lado del otro y con el mismo tamaño. Lo que enseña una tradición se marca como
creencia.</p>
<h2>Lo que debe tener cada página</h2>
<p>Una página sobre una enfermedad o un tratamiento dice cuándo buscar ayuda y lleva un aviso en el idioma en que está
escrita. Sin eso no se publica. Una traducción se publica solo cuando alguien que lee el idioma ha confirmado los textos
de seguridad.</p>
<h2>Cómo las corregimos</h2>
<p>Díganos con el formulario qué está mal, qué no se entiende o qué falta. Leemos cada mensaje en una semana, corregimos
los errores enseguida y cambiamos la fecha al pie de la página. No quitamos una página porque sus resultados sean malos
para el negocio.</p>
<h2>Publicidad y regalos</h2>
<p>Nuestras páginas no llevan anuncios. Nadie nos paga por nombrar un producto, y no aceptamos regalos de fabricantes de
aparatos.</p>
""",
}

PRIVACY = {
    "title": "Privacidad",
    "slug": "privacidad",
    "search_description": "Qué guarda este sitio sobre quienes lo visitan y durante cuánto tiempo.",
    "introduction": "Puede leer todas las páginas de este sitio sin contarnos nada de usted.",
    "body": """
<h2>Cuando lee</h2>
<p>Este sitio no pone cookies a quien solo lee. No carga nada de otras empresas: ni mapas, ni vídeos, ni contadores.
Nuestro servidor guarda la dirección de su conexión durante 14 días para rechazar ataques.</p>
<h2>Cuando nos escribe</h2>
<p>El formulario pone una cookie, que impide que otros envíen mensajes en su nombre. Guarda lo que escribe y la hora. Su
dirección de correo es opcional; la usamos una vez, para responderle. Los mensajes se borran después de un año.</p>
<h2>Cuando es paciente</h2>
<p>Las notas del tratamiento no se guardan en este sitio. Pida en el mostrador una copia de las suyas o que corrijan un
error en ellas.</p>
""",
}

CONTACT = {
    "title": "Contacto",
    "slug": "contacto",
    "search_description": "Teléfono, dirección y horario de la clínica, y cómo reservar o cancelar una visita.",
    "introduction": "No nos escriba por una urgencia: el mostrador no siempre está atendido.",
    "booking": """
<ol><li>Llámenos o venga al mostrador. No hay agenda por internet; contesta una persona.</li>
<li>Preguntamos qué le ocurre, desde cuándo y si tiene alguna de las señales que antes necesitan un médico.</li>
<li>Le damos una hora, el nombre del profesional, el precio y qué debe traer.</li></ol>
<p>Para cambiar o cancelar, llámenos el día anterior. Más tarde cobramos la mitad de la visita.</p>
""",
    "directions": """
<p>La clínica está en la planta baja, a tres minutos a pie de la parada de autobús Market Cross. La puerta no tiene
escalones y mide 90 cm de ancho. Detrás de la casa hay una plaza de aparcamiento para personas con discapacidad.</p>
""",
    "feedback": "<p>¿Hay algo en nuestras páginas que esté mal, que no se entienda o que falte? Nos gustaría saberlo.</p>",
}

OPENING_TIMES = [
    ("De lunes a jueves", "De 8.30 a 19 h"),
    ("Viernes", "De 8.30 a 17 h"),
    ("Sábado", "De 9 a 13 h"),
    ("Domingos y festivos", "Cerrado"),
]

FEEDBACK = {
    "title": "Comentar una página",
    "slug": "comentarios",
    "introduction": """
<p>Díganos qué está mal, qué no se entiende o qué falta. Por favor, <b>no describa sus propios síntomas</b>: nadie responde
preguntas de salud por este formulario.</p>
""",
    "thanks": "Gracias. Leemos cada mensaje en una semana y corregimos los errores enseguida.",
}

FEEDBACK_FIELDS = [
    ("¿De qué página se trata?", "Su título o su dirección"),
    ("¿Qué está mal, no se entiende o falta?", ""),
    ("Su correo electrónico", "Solo si quiere una respuesta"),
]
