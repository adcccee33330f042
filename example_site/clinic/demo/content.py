"""The words of the made-up clinic. Numbers are from the range that Ofcom keeps for drama; nothing here is real."""

CLINIC = {
    "clinic_name": "Quillmere Back Clinic",
    "phone": "01632 960 123",
    "street_address": "12 Example Street",
    "city": "Quillmere",
    "postal_code": "ZZ9 9ZZ",
    "sells_treatments": True,
}

HOME = {
    "title": "Home",
    "slug": "home",
    "seo_title": "Physiotherapy and acupuncture for back pain in Quillmere",
    "search_description": "A small clinic for people with back pain. Plain information, and appointments in Quillmere.",
    "heading": "Physiotherapy and acupuncture for back pain",
    "introduction": (
        "We are two practitioners in Quillmere who see adults by appointment. Before you decide on anything, read "
        "here what studies have shown about back pain and our treatments, and what they have not."
    ),
    "booking_text": (
        "Phone us, or come in during opening hours. We ask a few questions first, and if you should see a doctor "
        "instead, we say so. You can change or cancel without charge up to the day before."
    ),
}

# Slug of the page, section of that page, title and text, in the order of the home page.
HOME_LINKS = [
    (
        "low-back-pain",
        "",
        "What can I do about my back?",
        "Why backs hurt, how to look after yours, what may help.",
    ),
    (
        "what-happens-in-an-acupuncture-session",
        "",
        "What is acupuncture like?",
        "A first visit step by step: what you are asked, what you may feel, how long it takes.",
    ),
    (
        "acupuncture-for-low-back-pain",
        "evidence",
        "Does acupuncture work?",
        "What studies found, how sure they are, and where guidelines disagree.",
    ),
]

# Label and slug of the page.
MENU = [
    ("Conditions", "conditions"),
    ("Treatments", "treatments"),
    ("Questions", "questions"),
    ("About us", "about"),
    ("Contact", "contact"),
]

ABOUT = {
    "title": "About us",
    "slug": "about",
    "search_description": "Who works at the clinic, whom we see and whom we send on to a doctor.",
    "introduction": "Quillmere Back Clinic is a practice of two people on one floor, with a step-free door.",
    "body": """
<h2>Who works here</h2>
<p><b>Sam Sample</b> is a physiotherapist. Sam sees people with new or lasting back pain and teaches exercises.</p>
<p><b>Alex Example</b> is an acupuncturist. Alex sees people who have had back pain for more than three months, most of
them once a week for a few weeks.</p>
<h2>Whom we see</h2>
<p>We see adults with back or neck pain. You do not need a letter from a doctor.</p>
<p>We do not see children, and we do not treat anybody whose symptoms should be looked at by a doctor first. When we
are not sure, we ask you to see a doctor and we write down for you why.</p>
<h2>What you pay</h2>
<p>A first visit of one hour costs £55. Later visits of 40 minutes cost £42. There are no packages to buy in advance,
and after the third visit we look together at whether it helps. If it does not, we stop.</p>
<h2>What we will not tell you</h2>
<p>We do not say that a treatment cures back pain. Our pages give the size of an effect where studies have measured
one, and they say so plainly where nobody knows.</p>
""",
}

POLICY = {
    "title": "How we write our health pages",
    "slug": "editorial-policy",
    "search_description": "Who writes the clinic’s health pages, what they rest on, and how we correct them.",
    "introduction": "Our health pages should help you to decide, also against a treatment that we offer.",
    "body": """
<h2>Who writes them</h2>
<p>Each page names its author and the author’s profession. We earn money with some of the treatments that we write
about, and every page says so.</p>
<h2>What they rest on</h2>
<p>We look first for reviews that bring many studies together, then for national guidelines. Sources are listed at the
end of a page. Where studies or guidelines disagree, we show both sides, and we say how sure the findings are.</p>
<h2>How we put it</h2>
<p>We use everyday words, explain medical ones, and give numbers as people: so many out of so many. Benefits and risks
stand side by side in the same size. What a tradition teaches is marked as belief.</p>
<h2>What every page must have</h2>
<p>A page about a condition or a treatment says when to get help, and carries a disclaimer in the language in which it
is written. Without them it does not go live.</p>
<h2>How we correct them</h2>
<p>Tell us what is wrong, unclear or missing with the feedback form. We read every message within a week, correct
mistakes at once, and change the date at the foot of the page. We do not remove a page because its findings are bad for
business.</p>
<h2>Advertising and gifts</h2>
<p>Our pages carry no advertisements. Nobody pays us to name a product, and we take no gifts from
makers of equipment.</p>
""",
    "show_in_footer": False,
}

PRIVACY = {
    "title": "Privacy",
    "slug": "privacy",
    "search_description": "What this site stores about its visitors, and for how long.",
    "introduction": "You can read every page of this site without telling us anything about yourself.",
    "body": """
<h2>When you read</h2>
<p>This site sets no cookies for visitors who only read. It loads nothing from other companies: no maps, no videos, no
counters. Our server keeps the address of your connection for 14 days to fend off attacks.</p>
<h2>When you write to us</h2>
<p>The feedback form sets one cookie, which keeps others from sending messages in your name. It stores what you type and
the time. Your email address is optional; we use it once, to answer you. Messages are deleted after a year.</p>
<h2>When you become a patient</h2>
<p>Treatment notes are not kept on this site. Ask at the desk for a copy of yours, or to have a mistake in them
corrected.</p>
""",
    "show_in_footer": True,
}

CONTACT = {
    "title": "Contact",
    "slug": "contact",
    "search_description": "Telephone, address and opening times of the clinic, and how to book or cancel a visit.",
    "introduction": "Please do not write to us about an emergency: the desk is not always staffed.",
    "email": "desk@quillmere.example",
    "booking": """
<ol><li>Phone us or come to the desk. There is no online diary; a person answers.</li>
<li>We ask what the trouble is, since when, and whether you have any of the signs that need a doctor first.</li>
<li>You get a time, the name of the practitioner, the price, and what to bring.</li></ol>
<p>To change or cancel, phone us the day before. Later than that we charge half of the visit.</p>
""",
    "directions": """
<p>The clinic is on the ground floor, three minutes on foot from the bus stop Market Cross. The door is step-free and
90 cm wide. There is one parking space for blue badge holders behind the house.</p>
""",
    "feedback": "<p>Is something on our pages wrong, hard to understand or missing? We would like to know.</p>",
}

OPENING_TIMES = [
    ("Monday to Thursday", "8.30 am to 7 pm"),
    ("Friday", "8.30 am to 5 pm"),
    ("Saturday", "9 am to 1 pm"),
    ("Sunday and bank holidays", "Closed"),
]

FEEDBACK = {
    "title": "Tell us about a page",
    "slug": "feedback",
    "introduction": """
<p>Tell us what is wrong, unclear or missing. Please <b>do not describe your own symptoms</b>: nobody answers health
questions through this form.</p>
""",
    "thanks": "Thank you. We read every message within a week, and we correct mistakes at once.",
}

# Label, type, whether it must be filled in, help text.
FEEDBACK_FIELDS = [
    ("Which page is it about?", "singleline", False, "Its title or its address"),
    ("What is wrong, unclear or missing?", "multiline", True, ""),
    ("Your email address", "email", False, "Only if you would like an answer"),
]
