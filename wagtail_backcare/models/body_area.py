from django.db import models
from django.utils.translation import gettext_lazy as _


class BodyArea(models.TextChoices):
    """The part of the body that a page is about; readers filter the A to Z by it."""

    LOWER_BACK = "lower-back", _("Lower back")
    UPPER_BACK = "upper-back", _("Upper back")
    NECK = "neck", _("Neck")
    HIP_LEG = "hip-leg", _("Hip and leg")
    SHOULDER_ARM = "shoulder-arm", _("Shoulder and arm")
    WHOLE_BODY = "whole-body", _("Whole body")


def get_body_area_choices():
    return BodyArea.choices
