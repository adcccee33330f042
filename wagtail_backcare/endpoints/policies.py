"""What API v3 loads along with a list of snippets, so that it does not ask for each of them."""

from django.db.models import Model, Prefetch, QuerySet
from wagtail.permission_policies import ModelPermissionPolicy

from wagtail_backcare.api.serializers import VERSIONS_IN_FORCE
from wagtail_backcare.disclaimers.models import Disclaimer, DisclaimerVersion
from wagtail_backcare.models import Clinician, HelpCardSet, Question, Reference

#: Snippet → what of its relations the API shows.
SHOWN: dict[type[Model], tuple[str, ...]] = {
    Clinician: ("locale",),
    Disclaimer: ("locale", "site"),
    HelpCardSet: ("locale",),
    Question: ("locale",),
    Reference: ("superseded_by",),
}


class LoadingPolicy(ModelPermissionPolicy):
    """The usual permissions of a model; what they allow comes with what the API shows of it."""

    def instances_user_has_any_permission_for(self, user, actions) -> QuerySet:
        found = super().instances_user_has_any_permission_for(user, actions).select_related(*SHOWN[self.model])
        if self.model is Disclaimer:
            versions = Prefetch("versions", DisclaimerVersion.objects.in_force(), to_attr=VERSIONS_IN_FORCE)
            found = found.prefetch_related(versions)
        return found


def register() -> None:
    """Register them, where Wagtail has a register of policies: from 8.0."""
    try:
        from wagtail.permissions import register_permission_policy
    except ImportError:
        return
    for model in SHOWN:
        register_permission_policy(model, LoadingPolicy(model), exact_class=True)
