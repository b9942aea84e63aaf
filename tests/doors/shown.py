"""Every component and every shared page, with how it is asked for and something to show."""

from datetime import UTC, datetime
from typing import Any

from django import forms

from wicketgate.domain.post.queries import NotThrough
from wicketgate.doors.web.shared.fields import ThreeBoxDate
from wicketgate.doors.web.shared.parts import Answer, Cell, Crumb, HallPerson, Refusal, Table, Task

REFUSAL = Refusal(
    what="The address was not given",
    why="Nobody gave permission for this agency.",
    next_step="Ring the parent and ask.",
    paragraph="4",
    quotation="A parent’s details will not be passed to any other person.",
    document="the confidentiality policy of Withington Child Contact Centre",
)
VOLUNTEERS = Table(
    "Who serves on Saturday",
    ("Name", "Undertaking", "Stands"),
    [(Cell("Margaret", url="/m"), Cell("Signed"), Cell("Cleared", tag="done"))],
)
EXPECTED = HallPerson(1, "Joanna P.", "Street door · 10:00", "expected", arrived_url="/arrived")
HERE = HallPerson(
    2,
    "Tobias K.",
    "Garden door",
    "here",
    arrived_at="10:17",
    left_url="/left",
    undo_url="/undo",
    alert="Nuts",
)
GONE = HallPerson(3, "Owen W.", "Garden door", "left", arrived_at="10:17", left_at="11:58", undo_url="/undo")
STEPS = [
    Task("Your centre", "done", "/1"),
    Task("The policy", "to_do", "/2"),
    Task("The first family", "later", "/3", "First sign the undertaking."),
]
ANSWERS = [Answer("Is there an order?", "Yes", "/change"), Answer("Language", "")]
NAV = [("Today", "/", True), ("Families", "/families", False)]


class About(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label="What is the child called?", help_text="A first name is enough.")
    born = ThreeBoxDate(label="When was the child born?", help_text="For example, 27 3 2019")
    lives = forms.ChoiceField(
        label="Who lives with the child?",
        choices=[("m", "The mother"), ("f", "The father")],
        widget=forms.RadioSelect,
    )
    needs = forms.MultipleChoiceField(
        label="What would help?",
        choices=[("s", "A step-free way in"), ("i", "An interpreter")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    language = forms.ChoiceField(label="Language", choices=[("en", "English"), ("cy", "Cymraeg")])
    order = forms.CharField(label="What does the order say?", widget=forms.Textarea)
    told = forms.BooleanField(label="The family has seen the policy")


# Every component, with how a page asks for it: (the template's source, what the page knows).
SHOWN: dict[str, tuple[str, dict[str, Any]]] = {
    "arch": ("{% arch 3 %}", {}),
    "back_link": ("{% back_link '/' %}", {}),
    "breadcrumbs": ("{% breadcrumbs crumbs %}", {"crumbs": [Crumb("Start", "/"), Crumb("Families")]}),
    "button": ("{% button 'Send it' %}", {}),
    "cell": ("{% include 'shared/components/cell.html' %}", {"cell": Cell("Margaret", url="/m")}),
    "code_card": ("{% code_card 'Sign-in codes' codes %}", {"codes": ["4831-0926", "7710-2284"]}),
    "countdown": ("{% countdown 'Telephone' '07700 900 412' 180 '/done' %}", {}),
    "demonstration_banner": ("{% include 'shared/components/demonstration_banner.html' %}", {}),
    "door_light": ("{% door_light 'wait' 'Wait' door='Street door' %}", {}),
    "empty_state": ("{% empty_state 'Nothing is waiting' 'Rest.' 'See more' '/more' %}", {}),
    "error_summary": ("{% error_summary form %}{{ form }}", {"form": About({"born_day": "31"})}),
    "gate": ("{% include 'shared/components/gate.html' %}", {}),
    "hall_person": (
        "<ol>{% for p in people %}{% hall_person p %}{% endfor %}</ol>",
        {"people": [EXPECTED, HERE, GONE]},
    ),
    "icon": ("{% icon 'tick' %}", {}),
    "idle_warning": ("{% include 'shared/components/idle_warning.html' %}", {}),
    "idle_warning_written": ("{% include 'shared/components/idle_warning_written.html' %}", {}),
    "letter": (
        "{% letter sender='The centre' on='1 May' reference='HH/1' %}<p>Thank you.</p>{% endletter %}",
        {},
    ),
    "link_button": ("{% link_button 'Start' '/start' %}", {}),
    "messages": ("{% include 'shared/components/messages.html' %}", {"messages": ["Saved."]}),
    "nav": ("{% include 'shared/components/nav.html' %}", {"nav_items": NAV, "nav_beside": NAV}),
    "notice": ("{% notice kind='done' title='Saved' %}<p>It is written down.</p>{% endnotice %}", {}),
    "older_newer": ("{% older_newer '/newer' '/older' %}", {}),
    "clock_banner": (
        "{% include 'shared/components/clock_banner.html' %}",
        {
            "clock_shows": datetime(2026, 11, 21, 10, 30, tzinfo=UTC),
            "clock_behind": datetime(2026, 11, 22, 9, 0, tzinfo=UTC),
        },
    ),
    "mail_banner": (
        "{% include 'shared/components/mail_banner.html' %}",
        {
            "mail_not_through": NotThrough(
                datetime(2026, 11, 21, 8, 30, tzinfo=UTC), "busy", is_given_up=True
            ),
            "mail_trouble_words": "the mail server asked to try again later",
        },
    ),
    "overdue_banner": ("{% include 'shared/components/overdue_banner.html' %}", {"review_overdue_days": 601}),
    "page_footer": ("{% include 'shared/components/page_footer.html' %}", {"concern_url": "/concern"}),
    "page_header": (
        "{% include 'shared/components/page_header.html' %}",
        {
            "centre_name": "Withington",
            "service_words": "Supported",
            "signed_in_name": "Ruth",
            "lock_url": "/lock",
        },
    ),
    "post_button": (
        "{% post_button 'Undo' '/undo' about='Joanna' %}{% post_button 'Give' '/' refused='No.' %}",
        {},
    ),
    "passkey_scripts": ("{% include 'shared/components/passkey_scripts.html' %}", {}),
    "use_passkey": (
        "{% include 'shared/components/use_passkey.html' %}",
        {
            "passkey_form": True,
            "js_data": {"request_options": {"publicKey": {"allowCredentials": [{"id": "a"}]}}},
        },
    ),
    "print_button": ("{% include 'shared/components/print_button.html' %}", {}),
    "refresh": ("{% refresh 900 '/lock' %}", {}),
    "refusal_panel": ("{% refusal_panel refusal '/concern' %}", {"refusal": REFUSAL}),
    "sealed_value": ("{% sealed_value 'Telephone' '/open' %}", {}),
    "summary_list": ("{% summary_list answers %}", {"answers": ANSWERS}),
    "table": ("{% table volunteers %}", {"volunteers": VOLUNTEERS}),
    "tag": ("{% tag 'Cleared' 'done' %}", {}),
    "task_list": ("{% task_list tasks %}", {"tasks": STEPS}),
    "telephone_script": ("{% telephone_script say never %}", {"say": ["Hello."], "never": ["A place."]}),
}
PAGES: dict[str, dict[str, Any]] = {
    "shared/question.html": {"form": About(), "title": "About the child", "back_url": "/"},
    "shared/refusal.html": {"refusal": REFUSAL, "concern_url": "/concern"},
    "shared/sent_receipt.html": {"reference": "Q7-3FM2", "next_url": "/"},
    **{f"{status}.html": {} for status in (400, 403, 404, 429, 500)},
}
