"""The form of a clinic's details: refused where live pages would no longer be fit to be read."""

from wagtail.admin.forms import WagtailAdminModelForm

from wagtail_backcare.gate.history import log_refusal
from wagtail_backcare.gate.publishing_form import add_problems
from wagtail_backcare.gate.snippets import find_settings_obstacles
from wagtail_backcare.models import ClinicSettings
from wagtail_backcare.shared_texts.pages_panel import ShownOnPanel
from wagtail_backcare.shared_texts.signatures_panel import SignaturesPanel


class ClinicSettingsForm(WagtailAdminModelForm):
    """Asks the rules once everything else is valid."""

    def is_valid(self):
        is_valid = super().is_valid()
        if is_valid:
            obstacles = find_settings_obstacles(self.instance)
            if obstacles:
                add_problems(self, obstacles)
                log_refusal(self.instance, obstacles, user=self.for_user)
        return is_valid and not self.errors


def connect() -> None:
    """Give the model its form and the panels that count pages: models know nothing of the screens above them."""
    ClinicSettings.base_form_class = ClinicSettingsForm
    if not any(isinstance(panel, ShownOnPanel) for panel in ClinicSettings.panels):
        ClinicSettings.panels = [ShownOnPanel(), *ClinicSettings.panels, SignaturesPanel()]
